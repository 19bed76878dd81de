/** "What would have to be true": the rotation for many values of one figure, as a curve. */
import { computeIndicators, postingsNow } from '../../models/balance.ts'
import type { Stage } from '../../models/basics.ts'
import type { County, Pins } from '../../models/county.ts'
import { type Checked, checked, type Issue } from '../../models/issue.ts'
import type { IndicatorRow } from '../../models/indicators.ts'
import type { Posting } from '../../models/plan.ts'
import type { SweepPoint } from '../../solver/rotation/sweep/sweep.ts'
import type { StageOptions } from '../decide.ts'
import type { World } from '../scenario/edits.ts'
import { runStage, type StageRun } from '../stages.ts'
import type { SweepTaskInput } from '../tasks/sweep.ts'
import { buildTravel } from '../travel/travel.ts'
import type { Knob } from './knobs.ts'

/** One value and what the best plan found for it comes to. */
export interface CurvePoint extends SweepPoint {
  readonly x: number
  /** Indicators that teachers can move, as the plan leaves them. */
  readonly indicators: readonly IndicatorRow[]
}

export interface Curve {
  readonly knob: Knob
  readonly points: readonly CurvePoint[]
}

/** A curve for each knob; undefined when cancelled. Moves and half-days by the hour only: weeks are not made. */
export async function sweepCounty(
  knobs: readonly Knob[],
  pins: Pins | undefined,
  options: StageOptions,
  run: StageRun,
): Promise<Checked<Curve[] | undefined>> {
  const issues: Issue[] = []
  const worlds = knobs.map(({ values, at }) => values.map(at))
  const tasks = worlds.map((own) => ({
    module: new URL('../tasks/sweep.ts', import.meta.url),
    input: taskInput(own, pins, options, issues),
  }))
  if (issues.length > 0) return checked(undefined, issues)
  const results = await runStage<SweepPoint[]>('rotation', tasks, run)
  const curves = knobs.flatMap((knob, k): Curve[] => {
    const points = results[k]
    if (!points) return []
    return [{ knob, points: points.map((point, at) => curvePoint(worlds[k]![at]!, knob.values[at]!, point)) }]
  })
  return checked(curves.length === knobs.length ? curves : undefined, [])
}

function taskInput(
  worlds: readonly World[],
  pins: Pins | undefined,
  { seed, effort }: StageOptions,
  issues: Issue[],
): SweepTaskInput {
  const inputs = worlds.flatMap(({ county, policy }) => {
    const travel = buildTravel(county, policy)
    if (travel.ok) return { county, policy, travel: travel.value, ...(pins && { pins }) }
    issues.push(...travel.issues)
    return []
  })
  const variant = worlds.some(({ policy }) => policy.itinerant.allowed) ? 'both' : 'rotation'
  return { inputs, variant, options: { seed, effort } }
}

function curvePoint({ county, policy }: World, x: number, point: SweepPoint): CurvePoint {
  const { rows } = computeIndicators({ county, policy, postings: postingsOf(county, point) })
  return { ...point, x, indicators: rows.filter((row) => row.movesWithTeachers && row.cv !== null) }
}

function postingsOf(county: County, { moves }: SweepPoint): Posting[] {
  const unitOf = new Map(moves.map(({ teacherId, unit }) => [teacherId, unit]))
  return postingsNow(county).map((posting) => {
    const unit = unitOf.get(posting.teacherId)
    if (unit === undefined) return posting
    const slash = unit.lastIndexOf('/')
    return { ...posting, servingSiteId: unit.slice(0, slash), stage: unit.slice(slash + 1) as Stage }
  })
}
