import type { Text } from '../../models/basics.ts'
import type { ConflictSet, Rotation } from '../../models/plan.ts'

/** Which rules do not hold in the plan, which stand against each other, and what would free them. */
export function explainConflicts({ conflicts, conflictSets = [] }: Rotation): Text[] {
  if (conflicts.length === 0)
    return [{ zh: '各项规则都能同时满足，没有冲突。', en: 'All rules hold together: there is no conflict.' }]
  return [
    {
      zh: `规则不能全部满足。本方案违反最少，其中 ${conflicts.length} 处没有做到：`,
      en: `Not all rules can hold. This plan breaks the least; ${conflicts.length} are not kept:`,
    },
    ...conflicts.map(({ text }) => indented(text)),
    ...conflictSets.flatMap((set, at) => explainConflictSet(set, at + 1)),
  ]
}

function explainConflictSet({ rules, relaxations }: ConflictSet, number: number): Text[] {
  const enough = relaxations.filter((relaxation) => relaxation.enough)
  const inVain = relaxations.filter((relaxation) => !relaxation.enough)
  return [
    rules.length > 1
      ? {
          zh: `冲突 ${number}：以下 ${rules.length} 条规则不能同时满足，去掉任何一条，其余就不再冲突：`,
          en: `Conflict ${number}: these ${rules.length} rules cannot hold together; without any one of them the others can:`,
        }
      : {
          zh: `冲突 ${number}：这条规则本身无法满足：`,
          en: `Conflict ${number}: this rule cannot hold by itself:`,
        },
    ...rules.map(({ text }) => indented(text)),
    ...(enough.length > 0
      ? [
          {
            zh: '只改一处，其他规则即可全部满足（任选其一）：',
            en: 'One change is enough for all other rules to hold (any one of these):',
          },
          ...enough.map(({ text }) => indented(text)),
        ]
      : [
          {
            zh: '只改一处不能解决，须同时放宽几条。',
            en: 'No single change is enough; several have to give.',
          },
        ]),
    ...inVain.map(({ text }) => indented(text)),
  ]
}

const indented = ({ zh, en }: Text): Text => ({ zh: `  ${zh}`, en: `  ${en}` })
