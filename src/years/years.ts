/** The plan rolled over several years: who moves each year, who comes back, who retires, and where the indicators go. */
import { type Checked, checked, type Issue } from '../../models/issue.ts'
import type { IndicatorRow } from '../../models/indicators.ts'
import type { Plan } from '../../models/plan.ts'
import type { Scenario } from '../../models/scenario.ts'
import { isHard } from '../../models/rule.ts'
import { planCounty, type PlanRequest, type PlanSurroundings } from '../pipeline.ts'
import { applyScenarios } from '../scenario/apply.ts'
import { nextYear, type RollOptions } from './roll.ts'

export interface YearsRequest extends PlanRequest, RollOptions {
  readonly count: number
  /** What is known to change in a school year, by the year it begins: enrolment, hiring, closures. */
  readonly forecast: ReadonlyMap<number, readonly Scenario[]>
}

/** One year of the view. */
export interface PlannedYear {
  /** The calendar year in which the school year begins. */
  readonly year: number
  readonly plan: Plan
  readonly teachers: number
  readonly pupils: number
  /** On the way from the year before. */
  readonly returned: number
  readonly retired: number
  readonly hired: number
  /** Serving away from the home post once this year's moves are made. */
  readonly away: number
  /** Names of what the forecast brings in this year. */
  readonly forecast: readonly string[]
  /** Indicators that teachers can move, as this year's plan leaves them. */
  readonly indicators: readonly IndicatorRow[]
  readonly hardViolations: number
}

/** One exchange plan a year, each on what the years before have left; undefined when cancelled. Weeks are not made. */
export async function planYears(
  { count, forecast, intakeChange, replace, ...request }: YearsRequest,
  surroundings: PlanSurroundings,
): Promise<Checked<PlannedYear[] | undefined>> {
  const years: PlannedYear[] = []
  const notes: Issue[] = []
  let { county, policy } = request
  let on = { retired: 0, hired: 0, returned: 0 }
  for (let k = 0; k < count; k++) {
    const year = Number(county.schoolYear.slice(0, 4))
    const scenarios = forecast.get(year) ?? []
    if (scenarios.length > 0) {
      const world = applyScenarios({ county, policy: policy.policy }, scenarios)
      if (!world.ok) return world
      county = world.value.county
      policy = { ...policy, policy: world.value.policy }
    }
    const onProgress: PlanSurroundings['onProgress'] = (progress) =>
      surroundings.onProgress({
        ...progress,
        detail: `${year}`,
        fraction: (k + (progress.fraction ?? 0)) / count,
      })
    const outcome = await planCounty(
      { ...request, county, policy, only: 'rotation' },
      { ...surroundings, onProgress },
    )
    if (!outcome.ok) return outcome
    if (outcome.value.cancelled) return checked(undefined, [])
    const { plan, violations } = outcome.value
    years.push({
      year,
      plan,
      teachers: county.teachers.filter(({ status }) => status === 'in-post').length,
      pupils: county.classes.reduce((sum, { pupils }) => sum + pupils, 0),
      ...on,
      away: plan.postings.filter(({ homeSiteId, servingSiteId }) => homeSiteId !== servingSiteId).length,
      forecast: scenarios.map(({ name }) => name),
      indicators: plan.indicators.after.rows.filter((row) => row.movesWithTeachers && row.cv !== null),
      hardViolations: violations.filter(({ rule }) => isHard(rule)).length,
    })
    const { county: next, ...happened } = nextYear(county, plan, { intakeChange, replace })
    county = next
    on = happened
  }
  return checked(years, notes)
}

/** How often people are asked to move over the years: by number of moves, how many people. */
export function turns(years: readonly PlannedYear[]): { readonly moves: number; readonly people: number }[] {
  const times = new Map<string, number>()
  for (const { plan } of years)
    for (const { teacherId } of plan.rotation.moves) times.set(teacherId, (times.get(teacherId) ?? 0) + 1)
  const most = Math.max(0, ...times.values())
  return Array.from({ length: most }, (_, k) => ({
    moves: k + 1,
    people: [...times.values()].filter((count) => count === k + 1).length,
  }))
}
