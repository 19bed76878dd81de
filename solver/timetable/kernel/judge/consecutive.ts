import type { ConsecutiveRule } from '../rules.ts'
import { type Finding, sum, type Week } from './week.ts'

export const judgeConsecutive = (rule: ConsecutiveRule, week: Week): Finding[] =>
  rule.resources.map((resource) => {
    const runs: number[][] = []
    for (let slot = 0; slot < week.slotCount; slot++) {
      if (!week.isBusy(resource, slot)) continue
      const run = runs.at(-1)
      const last = run?.at(-1)
      if (run && last === slot - 1 && week.dayOf[last] === week.dayOf[slot]) run.push(slot)
      else runs.push([slot])
    }
    const tooLong = runs.filter((run) => run.length > rule.max)
    return { deviation: sum(tooLong.map((run) => run.length - rule.max)), resource, slots: tooLong.flat() }
  })
