import { z } from 'zod'
import { byCode, Id } from './basics.ts'
import { bellLookup } from './bells.ts'
import type { County } from './county.ts'
import type { Duty, Plan, Posting, Visit } from './plan.ts'
import { type Policy, standardLoad } from './policy.ts'
import type { Teacher } from './teacher.ts'
import { semesterWeeks } from './teaching.ts'

/** Days at one destination: whole ones on exchange, halves on visits. */
const DaysAway = z.strictObject({
  siteId: Id,
  form: z.enum(['rotation', 'visit']),
  daysPerWeek: z.number().nonnegative(),
})
type DaysAway = z.infer<typeof DaysAway>

/** A teacher's week by the workload formula (工作量核定). Periods a week unless the name says otherwise. */
export const Workload = z.strictObject({
  teacherId: Id,
  servingSiteId: Id,
  /** Standard load of the post's stage and the main subject. */
  standard: z.number(),
  /** Lessons given; of them, lessons to several classes at once. */
  taught: z.number(),
  combined: z.number(),
  /** Lessons times the factors of subject and combined classes. */
  weighted: z.number(),
  /** Half-days away; minutes on the way there and back; sites taught at; subjects and grades prepared for. */
  trips: z.number(),
  travelMin: z.number(),
  sites: z.number(),
  preparations: z.number(),
  /** What these four add. */
  tripCredit: z.number(),
  travelCredit: z.number(),
  siteCredit: z.number(),
  preparationCredit: z.number(),
  formTeacher: z.number(),
  /** Management, and other work as the roster counts it. */
  management: z.number(),
  otherWork: z.number(),
  /** Periods attended as assistant at broadcast lessons, and what they add. */
  attended: z.number(),
  attendedCredit: z.number(),
  total: z.number(),
  /** Served away from the home post. */
  away: z.array(DaysAway),
  /** Enough of the week is taught at rural schools to count as service there. */
  ruralService: z.boolean(),
})
export type Workload = z.infer<typeof Workload>

/** What an allowance comes to for one teacher and destination in the semester. */
export const AllowanceEntry = z.strictObject({
  teacherId: Id,
  siteId: Id,
  form: DaysAway.shape.form,
  /** Index in the policy's list. */
  allowance: z.int().nonnegative(),
  days: z.number(),
  /** Null where the bureau has named no rate. */
  yuan: z.number().nullable(),
})
export type AllowanceEntry = z.infer<typeof AllowanceEntry>

interface WorkloadInput {
  readonly county: County
  readonly policy: Policy
  readonly plan: Pick<Plan, 'postings' | 'duties'>
  readonly travelMin: (from: string, to: string) => number
}

/**
 * The week of everybody in post, in the order of ids:
 * lessons x subject x combined + a trips + b hours of travel + c (sites - 1) + d (preparations - 1) + form teacher + management + attendance.
 */
export function workloads(input: WorkloadInput): Workload[] {
  const { county, plan } = input
  const dutiesOf = groupBy(plan.duties.duties, ({ teacherId }) => teacherId)
  const visitsOf = groupBy(plan.duties.visits, ({ teacherId }) => teacherId)
  const postingOf = new Map(plan.postings.map((posting) => [posting.teacherId, posting]))
  const attendedBy = new Map<string, number>()
  for (const { assistants = [], periods } of plan.duties.duties)
    for (const { teacherId } of assistants)
      attendedBy.set(teacherId, (attendedBy.get(teacherId) ?? 0) + periods)
  const gradeOf = new Map(county.classes.map(({ id, grade }) => [id, grade]))
  return [...county.teachers]
    .sort((a, b) => byCode(a.id, b.id))
    .flatMap((teacher) => {
      const posting = postingOf.get(teacher.id)
      if (teacher.status !== 'in-post' || !posting) return []
      return [
        workloadOf(input, gradeOf, {
          teacher,
          posting,
          duties: dutiesOf.get(teacher.id) ?? [],
          visits: visitsOf.get(teacher.id) ?? [],
          attended: attendedBy.get(teacher.id) ?? 0,
        }),
      ]
    })
}

interface Week {
  readonly teacher: Teacher
  readonly posting: Posting
  readonly duties: readonly Duty[]
  readonly visits: readonly Visit[]
  readonly attended: number
}

function workloadOf(input: WorkloadInput, gradeOf: ReadonlyMap<string, number>, week: Week): Workload {
  const { policy } = input
  const { teacher, posting, duties, visits } = week
  const { workload, load } = policy
  const standard = standardLoad(policy, posting.stage, teacher.subject)
  const sum = (of: (duty: Duty) => number): number => duties.reduce((total, duty) => total + of(duty), 0)
  const isCombined = ({ classIds }: Duty): boolean => classIds.length > 1
  const preparations = new Set(
    duties.map(({ subject, classIds }) =>
      JSON.stringify([subject, [...new Set(classIds.map((id) => gradeOf.get(id)))].sort()]),
    ),
  ).size
  const sites = new Set(duties.map(({ siteId }) => siteId)).size
  const halfDays = [...groupBy(visits, ({ day, halfDay }) => `${day} ${halfDay}`).values()]
  const travelMin = halfDays.reduce((total, legs) => total + roundTripMin(legs, posting, input), 0)
  const part = {
    weighted: sum(
      (duty) =>
        duty.periods *
        (workload.subjectFactor[duty.subject] ?? 1) *
        (isCombined(duty) ? workload.combinedFactor : 1),
    ),
    tripCredit: workload.tripPeriods * halfDays.length,
    travelCredit: (workload.travelHourPeriods * travelMin) / 60,
    siteCredit: workload.extraSitePeriods * Math.max(0, sites - 1),
    preparationCredit: workload.extraPreparationPeriods * Math.max(0, preparations - 1),
    formTeacher: teacher.formClassId === undefined ? 0 : workload.formTeacherShare * standard,
    management: teacher.role === 'teacher' ? 0 : (1 - load.roleFactor[teacher.role]) * standard,
    otherWork: teacher.otherWorkPeriods,
    attendedCredit: workload.assistantFactor * week.attended,
  }
  return {
    teacherId: teacher.id,
    servingSiteId: posting.servingSiteId,
    standard,
    taught: sum(({ periods }) => periods),
    combined: sum((duty) => (isCombined(duty) ? duty.periods : 0)),
    trips: halfDays.length,
    attended: week.attended,
    travelMin,
    sites,
    preparations,
    ...part,
    total: Object.values(part).reduce((total, value) => total + value, 0),
    away: daysAway(input, posting, halfDays),
    ruralService: countsAsRural(input, posting, duties),
  }
}

/** Minutes from the serving site along the sites of one half-day and back. */
function roundTripMin(
  legs: readonly Visit[],
  { servingSiteId }: Posting,
  { travelMin }: WorkloadInput,
): number {
  const left = new Set(legs.map(({ fromSiteId }) => fromSiteId))
  const last = legs.find(({ siteId }) => !left.has(siteId)) ?? legs.at(-1)!
  return legs.reduce((sum, leg) => sum + leg.travelMin, 0) + travelMin(last.siteId, servingSiteId)
}

/** All days of the week at another post; of a visit half a day, shared among the sites of the half-day. */
function daysAway(
  { county, policy }: WorkloadInput,
  { homeSiteId, servingSiteId, stage }: Posting,
  halfDays: readonly (readonly Visit[])[],
): DaysAway[] {
  const bells = bellLookup(county, policy)
  const visited = new Map<string, number>()
  for (const legs of halfDays)
    for (const { siteId } of legs) visited.set(siteId, (visited.get(siteId) ?? 0) + 0.5 / legs.length)
  const atPost = bells(servingSiteId, stage).days - halfDays.length / 2
  return [
    ...(servingSiteId === homeSiteId
      ? []
      : [{ siteId: servingSiteId, form: 'rotation' as const, daysPerWeek: atPost }]),
    ...[...visited]
      .sort(([a], [b]) => byCode(a, b))
      .map(([siteId, daysPerWeek]) => ({ siteId, form: 'visit' as const, daysPerWeek })),
  ]
}

/** Teachers of town schools who serve at a rural one, or teach there on visits for long enough. */
function countsAsRural(
  { county, policy: { service } }: WorkloadInput,
  { homeSiteId, servingSiteId }: Posting,
  duties: readonly Duty[],
): boolean {
  const localeOf = new Map(county.sites.map(({ id, locale }) => [id, locale]))
  const isRural = (siteId: string): boolean => {
    const locale = localeOf.get(siteId)
    return locale !== undefined && service.ruralLocales.includes(locale)
  }
  if (isRural(homeSiteId)) return false
  if (isRural(servingSiteId)) return true
  if (service.ruralFromPeriods === null) return false
  const there = duties.reduce(
    (sum, { mode, siteId, periods }) => (mode === 'visit' && isRural(siteId) ? sum + periods : sum),
    0,
  )
  return there >= service.ruralFromPeriods
}

/** The policy's allowances by destination and days, for the weeks of one semester (乡镇工作津贴、交通补贴、乡村教师生活补贴). */
export function allowances(
  { county, policy }: Pick<WorkloadInput, 'county' | 'policy'>,
  ledger: readonly Workload[],
): AllowanceEntry[] {
  const localeOf = new Map(county.sites.map(({ id, locale }) => [id, locale]))
  const weeks = semesterWeeks(policy)
  return ledger.flatMap(({ teacherId, away }) =>
    away.flatMap(({ siteId, form, daysPerWeek }) =>
      policy.service.allowances.flatMap(({ locales, forms, yuanPerDay }, allowance): AllowanceEntry[] => {
        const locale = localeOf.get(siteId)
        if (locale === undefined || !locales.includes(locale) || !forms.includes(form)) return []
        const days = daysPerWeek * weeks
        return [
          { teacherId, siteId, form, allowance, days, yuan: yuanPerDay === null ? null : days * yuanPerDay },
        ]
      }),
    ),
  )
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
