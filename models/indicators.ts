import { z } from 'zod'
import { Id, Stage } from './basics.ts'

/**
 * Pupil-weighted coefficient of variation (差异系数) of a resource over schools:
 * x = resource / pupils, mean = total resource / total pupils, S = sqrt(sum of pupil share x (x - mean)^2), CV = S / mean.
 * Source: the calculation method of the national balance evaluations. `undefined` when there are no pupils or no resource.
 */
export function coefficientOfVariation(
  schools: readonly { readonly pupils: number; readonly resource: number }[],
): number | undefined {
  const pupils = schools.reduce((sum, s) => sum + s.pupils, 0)
  const mean = schools.reduce((sum, s) => sum + s.resource, 0) / pupils
  if (!(pupils > 0) || !(mean > 0)) return undefined
  const variance = schools.reduce(
    (sum, s) => (s.pupils > 0 ? sum + (s.pupils / pupils) * (s.resource / s.pupils - mean) ** 2 : sum),
    0,
  )
  return Math.sqrt(variance) / mean
}

/** Keys of the seven (教督〔2017〕6号) and eight (教督〔2012〕3号) official indicators, and of two views of our own. */
export const IndicatorKey = z.enum([
  'over-qualified-per-100',
  'backbone-per-100',
  'arts-pe-per-100',
  'teaching-area-per-pupil',
  'sports-area-per-pupil',
  'equipment-per-pupil',
  'multimedia-per-100',
  'computers-per-100',
  'books-per-pupil',
  'teachers-per-pupil',
  'mid-title-per-pupil',
  /** PE, music and art teachers by hours really taught at the site, visits included, in full-time equivalents per 100 pupils. */
  'arts-pe-taught-per-100',
])
export type IndicatorKey = z.infer<typeof IndicatorKey>

/** What a school has to reach of each of the seven (教督〔2017〕6号). */
export const THRESHOLDS = {
  'over-qualified-per-100': { primary: 4.2, junior: 5.3 },
  'backbone-per-100': { primary: 1, junior: 1 },
  'arts-pe-per-100': { primary: 0.9, junior: 0.9 },
  'teaching-area-per-pupil': { primary: 4.5, junior: 5.8 },
  'sports-area-per-pupil': { primary: 7.5, junior: 10.2 },
  'equipment-per-pupil': { primary: 2000, junior: 2500 },
  'multimedia-per-100': { primary: 2.3, junior: 2.4 },
} as const satisfies Partial<Record<IndicatorKey, Readonly<Record<Stage, number>>>>

const Value = z.number().nullable()

export const IndicatorRow = z.strictObject({
  key: IndicatorKey,
  stage: Stage,
  /** County mean: total resource over total pupils. Null where the county gives no data. */
  mean: Value,
  cv: Value,
  /** Limit of the CV under the policy's scheme; null where the scheme limits only the mean of all CVs or leaves it out. */
  cvLimit: Value,
  threshold: Value,
  schoolsBelow: z.int().nonnegative(),
  movesWithTeachers: z.boolean(),
})
export type IndicatorRow = z.infer<typeof IndicatorRow>

export const SiteIndicatorRow = z.strictObject({
  siteId: Id,
  stage: Stage,
  pupils: z.int().nonnegative(),
  /** Left out of the official count (small points). */
  excluded: z.boolean(),
  values: z.partialRecord(IndicatorKey, Value),
})
export type SiteIndicatorRow = z.infer<typeof SiteIndicatorRow>

/** Indicators of balance at one moment. Official view: by personnel as posted in the plan; see the key's own note for others. */
export const Indicators = z.strictObject({
  scheme: z.enum(['quality', 'basic']),
  /** Mean of the scheme's CVs by stage, for the basic scheme's limit. */
  composite: z.strictObject({ primary: Value, junior: Value }),
  rows: z.array(IndicatorRow),
  sites: z.array(SiteIndicatorRow),
  /** Share of curriculum periods that are taught (开足率) and of class-subject pairs that are offered (开齐率); null before duties. */
  periodsTaughtShare: Value,
  subjectsOfferedShare: Value,
  exchange: z.strictObject({ eligible: z.int(), exchanged: z.int(), backboneExchanged: z.int() }),
})
export type Indicators = z.infer<typeof Indicators>
