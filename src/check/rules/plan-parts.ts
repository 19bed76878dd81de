import type { Plan, PlanStage, Violation } from '../../../models/plan.ts'
import { type CheckRule, violation } from '../rule.ts'

/** What the schema cannot say: ids are unique, decisions stand on those before them, and parts not decided are empty. */
export const planParts: CheckRule = {
  codes: ['plan-schema'],
  part: 'always',
  *check({ plan, holds }) {
    yield* repeatedIds('rotation.moves', plan.rotation.moves)
    yield* repeatedIds('duties.duties', plan.duties.duties)
    yield* repeatedIds('duties.visits', plan.duties.visits)
    if (holds('timetable') && !holds('duties'))
      yield violation(
        'plan-schema',
        'stages',
        '方案声明含课表，却不含任课安排',
        'The plan claims a timetable but no duties',
      )
    for (const [part, list, entries] of lists(plan)) {
      if (holds(part) || entries.length === 0) continue
      yield violation(
        'plan-schema',
        list,
        `方案未声明含 ${part} 部分，却有 ${entries.length} 条 ${list}`,
        `The plan does not claim the part ${part}, yet holds ${entries.length} entries of ${list}`,
      )
    }
  },
}

const lists = ({ rotation, duties, timetable }: Plan): [PlanStage, string, readonly unknown[]][] => [
  ['rotation', 'rotation.moves', rotation.moves],
  ['duties', 'duties.duties', duties.duties],
  ['duties', 'duties.visits', duties.visits],
  ['duties', 'duties.unmet', duties.unmet],
  ['timetable', 'timetable.lessons', timetable.lessons],
]

function* repeatedIds(list: string, entries: readonly { readonly id: string }[]): Iterable<Violation> {
  const seen = new Set<string>()
  for (const { id } of entries) {
    if (seen.has(id))
      yield violation(
        'plan-schema',
        `${list} ${id}`,
        `编号 ${id} 在 ${list} 中重复`,
        `${id} stands twice in ${list}`,
      )
    seen.add(id)
  }
}
