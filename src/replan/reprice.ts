/** Whether moves of a published plan should change, now that the data have: at the price that the policy puts on calm. */
import type { Stage, Text } from '../../models/basics.ts'
import type { Plan } from '../../models/plan.ts'
import { calmShare } from '../../models/policy-calm.ts'
import { unitKey } from '../../models/site.ts'
import type { Again } from '../../solver/rotation/again.ts'
import type { PublishedPost } from '../../solver/rotation/rules/calm.ts'
import { figure } from '../explain/words.ts'
import type { PlanRequest, PlanSurroundings } from '../pipeline.ts'
import { semesterOf } from '../publish/semester.ts'
import { type Base, runStage } from '../stages.ts'
import type { AgainTaskInput } from '../tasks/again.ts'
import type { StandingMove } from './stand.ts'

export interface Repriced {
  /** The moves to go on with; undefined where those of the plan stand. */
  readonly moves?: readonly StandingMove[]
  readonly note: Text
}

/**
 * Moves may change until lessons begin; pins stand for what has been approved. A change costs the more the nearer the
 * start is, and the more duties and lessons hang on the person.
 */
export async function reprice(
  { seed, effort, pins }: PlanRequest,
  base: Base,
  previous: Plan,
  surroundings: PlanSurroundings,
): Promise<Repriced> {
  const { schoolYear, semester } = previous
  const weeks = weeksAhead(base.county.asOf, semesterOf({ ...base.county, schoolYear, semester }).start)
  if (weeks <= 0) return { note: BEGUN }
  const published = publishedPosts(base, previous, calmShare(base.policy.calm, weeks))
  const variant = base.policy.itinerant.allowed ? 'both' : 'rotation'
  const input = { ...base, published, ...(pins && { pins }) }
  const task = {
    module: new URL('../tasks/again.ts', import.meta.url),
    input: { input, variant, options: { seed, effort } } satisfies AgainTaskInput,
  }
  const [again] = await runStage<Again>('rotation', [task], surroundings)
  if (!again) return { note: BEGUN }
  const moves = again.moves.map(({ teacherId, unit }): StandingMove => {
    const slash = unit.lastIndexOf('/')
    return { teacherId, toSiteId: unit.slice(0, slash), stage: unit.slice(slash + 1) as Stage }
  })
  const same = sameMoves(moves, previous)
  return same ? { note: NOT_WORTH } : { moves, note: worth(again, weeks) }
}

/** Full weeks until lessons begin; 0 or less once they have. */
const weeksAhead = (asOf: string, start: string): number =>
  Math.ceil((Date.parse(start) - Date.parse(asOf)) / (7 * 86_400_000))

/** Where the plan has everybody serve, and what another post would cost. */
function publishedPosts({ policy: { calm } }: Base, previous: Plan, share: number): PublishedPost[] {
  const duties = new Map<string, { count: number; lessons: number }>()
  for (const { teacherId, periods } of previous.duties.duties) {
    const { count, lessons } = duties.get(teacherId) ?? { count: 0, lessons: 0 }
    duties.set(teacherId, { count: count + 1, lessons: lessons + periods })
  }
  return previous.postings.map(({ teacherId, servingSiteId, stage }) => {
    const { count, lessons } = duties.get(teacherId) ?? { count: 0, lessons: 0 }
    const points = calm.changedPerson + calm.changedDuty * count + calm.changedLesson * lessons
    return { teacherId, unit: unitKey(servingSiteId, stage), points: share * points }
  })
}

function sameMoves(moves: readonly StandingMove[], { rotation }: Plan): boolean {
  const key = ({ teacherId, toSiteId, stage }: StandingMove): string => `${teacherId} ${toSiteId} ${stage}`
  const now = new Set(moves.map(key))
  return now.size === rotation.moves.length && rotation.moves.every((move) => now.has(key(move)))
}

const BEGUN: Text = {
  zh: '本学期已开学，交流人员按已批准的方案不变。',
  en: 'Lessons have begun: moves stay as approved.',
}
const NOT_WORTH: Text = {
  zh: '已按新数据重新衡量交流人员：没有值得的变动，交流人员不变。',
  en: 'The moves were weighed again under the new data: no change is worth its price, so they stay.',
}
const worth = ({ kept, points, calm }: Again, weeks: number): Text => ({
  zh: `距开学 ${weeks} 周，已按新数据重新衡量交流人员：${kept.legal ? `综合分由 ${figure(kept.points)} 降到 ${figure(points)}，大于变动的代价 ${figure(calm)} 分` : `原交流人员已不能满足规定，改为综合分 ${figure(points)} 的安排，变动代价 ${figure(calm)} 分`}。`,
  en: `${weeks} weeks before lessons begin the moves were weighed again: ${kept.legal ? `the score falls from ${figure(kept.points)} to ${figure(points)}, more than the price of the changes, ${figure(calm)}` : `the old moves no longer keep the rules; the new ones score ${figure(points)}, at a price of ${figure(calm)}`}.`,
})
