import { byCode, type Stage, STAGES } from './basics.ts'
import type { County } from './county.ts'
import { isEligible } from './eligibility.ts'
import {
  coefficientOfVariation,
  IndicatorKey,
  type IndicatorRow,
  type Indicators,
  type SiteIndicatorRow,
  THRESHOLDS,
} from './indicators.ts'
import type { Posting } from './plan.ts'
import type { Policy } from './policy.ts'
import { type IndicatorInput, movesWithTeachers, type School, schoolsOf } from './school-resources.ts'
import { isBackbone, isPrincipal, servingSiteOn } from './teacher.ts'
import { teachingGroups } from './teaching.ts'

/** Where everybody serves before any new move, sorted by teacher. */
export const postingsNow = ({ teachers, asOf }: County): Posting[] =>
  teachers
    .map((teacher) => ({
      teacherId: teacher.id,
      homeSiteId: teacher.homeSiteId,
      servingSiteId: servingSiteOn(teacher, asOf),
      stage: teacher.stage,
    }))
    .sort((a, b) => byCode(a.teacherId, b.teacherId))

/**
 * Indicators of balance of a county as posted: each of seven (教督〔2017〕6号) or the mean of eight (教督〔2012〕3号), as the
 * policy says. Teachers in post count where they serve; small teaching points are left out; a nine-year school's
 * facilities are split by pupils, a junior pupil weighing more. Does not depend on the order of any list.
 */
export function computeIndicators(input: IndicatorInput): Indicators {
  const { county, policy, duties } = input
  const schools = schoolsOf(input)
  const rows = STAGES.filter((stage) => schools.some((school) => school.stage === stage)).flatMap((stage) =>
    IndicatorKey.options.map((key) => rowOf(key, stage, schools, policy)),
  )
  return {
    scheme: policy.balance.mode,
    composite: { primary: compositeOf(rows, 'primary', policy), junior: compositeOf(rows, 'junior', policy) },
    rows,
    sites: schools.map(siteRow),
    ...taughtShares(county, policy, duties),
    exchange: exchangeOf(input),
  }
}

/** Official keys by scheme. */
const SCHEMES = {
  quality: [
    'over-qualified-per-100',
    'backbone-per-100',
    'arts-pe-per-100',
    'teaching-area-per-pupil',
    'sports-area-per-pupil',
    'equipment-per-pupil',
    'multimedia-per-100',
  ],
  basic: [
    'teaching-area-per-pupil',
    'sports-area-per-pupil',
    'equipment-per-pupil',
    'computers-per-100',
    'books-per-pupil',
    'teachers-per-pupil',
    'over-qualified-per-100',
    'mid-title-per-pupil',
  ],
} as const satisfies Record<Policy['balance']['mode'], readonly IndicatorKey[]>

/** Written as they are in the national form: for 100 pupils, or for one. */
const scaleOf = (key: IndicatorKey): number => (key.endsWith('per-100') ? 100 : 1)

function rowOf(key: IndicatorKey, stage: Stage, schools: readonly School[], policy: Policy): IndicatorRow {
  const { mode, cvLimit } = policy.balance
  const counted = schools
    .filter((school) => school.stage === stage && !school.excluded)
    .flatMap((school) => {
      const resource = school.resource(key)
      return resource === undefined ? [] : { pupils: school.pupils, resource }
    })
  const pupils = counted.reduce((sum, school) => sum + school.pupils, 0)
  const resource = counted.reduce((sum, school) => sum + school.resource, 0)
  const scale = scaleOf(key)
  const threshold = mode === 'quality' && isKeyOf('quality', key) ? THRESHOLDS[key][stage] : null
  return {
    key,
    stage,
    mean: pupils > 0 ? (scale * resource) / pupils : null,
    cv: coefficientOfVariation(counted) ?? null,
    cvLimit: mode === 'quality' && isKeyOf('quality', key) ? cvLimit[stage] : null,
    threshold,
    schoolsBelow:
      threshold === null
        ? 0
        : counted.filter((school) => (scale * school.resource) / school.pupils < threshold - 1e-9).length,
    movesWithTeachers: movesWithTeachers(key),
  }
}

const isKeyOf = <Mode extends keyof typeof SCHEMES>(
  mode: Mode,
  key: IndicatorKey,
): key is (typeof SCHEMES)[Mode][number] => (SCHEMES[mode] as readonly IndicatorKey[]).includes(key)

/**
 * Mean of the scheme's coefficients; null where the county lacks the data for one of them. What no school has differs
 * between none: it counts as 0.
 */
function compositeOf(rows: readonly IndicatorRow[], stage: Stage, { balance }: Policy): number | null {
  const ofScheme = rows.filter((row) => row.stage === stage && isKeyOf(balance.mode, row.key))
  const cvs = ofScheme.flatMap(({ cv, mean }) => cv ?? (mean === 0 ? 0 : []))
  return ofScheme.length > 0 && cvs.length === ofScheme.length
    ? cvs.reduce((sum, cv) => sum + cv, 0) / cvs.length
    : null
}

const siteRow = ({ siteId, stage, pupils, excluded, resource }: School): SiteIndicatorRow => ({
  siteId,
  stage,
  pupils,
  excluded,
  values: Object.fromEntries(
    IndicatorKey.options.map((key) => {
      const amount = resource(key)
      return [key, amount === undefined || pupils === 0 ? null : (scaleOf(key) * amount) / pupils]
    }),
  ),
})

/** 开足率 and 开齐率 over (class, subject) pairs, by what the duties list as unmet. */
function taughtShares(
  county: County,
  policy: Policy,
  duties: IndicatorInput['duties'],
): Pick<Indicators, 'periodsTaughtShare' | 'subjectsOfferedShare'> {
  const pairs = teachingGroups(county, policy).flatMap(({ classIds, subject, periods }) =>
    classIds.map((classId) => ({ key: `${classId} ${subject}`, periods })),
  )
  const required = pairs.reduce((sum, { periods }) => sum + periods, 0)
  if (!duties || required === 0) return { periodsTaughtShare: null, subjectsOfferedShare: null }
  const unmet = new Map<string, number>()
  for (const { classId, subject, periods } of duties.unmet) {
    const key = `${classId} ${subject}`
    unmet.set(key, (unmet.get(key) ?? 0) + periods)
  }
  const taught = pairs.map(({ key, periods }) => Math.max(0, periods - (unmet.get(key) ?? 0)))
  return {
    periodsTaughtShare: taught.reduce((sum, periods) => sum + periods, 0) / required,
    subjectsOfferedShare: taught.filter((periods) => periods > 0).length / pairs.length,
  }
}

/** The year's exchange: eligible teachers, and those whom the postings send elsewhere; principals are counted apart. */
function exchangeOf({ county, policy, postings }: IndicatorInput): Indicators['exchange'] {
  const serving = new Map(postings.map((posting) => [posting.teacherId, posting.servingSiteId]))
  const teachers = county.teachers.filter((teacher) => !isPrincipal(teacher))
  const moved = teachers.filter((teacher) => {
    const now = servingSiteOn(teacher, county.asOf)
    return (serving.get(teacher.id) ?? now) !== now
  })
  return {
    eligible: teachers.filter((teacher) => isEligible(teacher, policy, county.asOf)).length,
    exchanged: moved.length,
    backboneExchanged: moved.filter((teacher) => isBackbone(teacher, policy.rotation.backboneLevel)).length,
  }
}
