import { outside } from '../bits.ts'
import type { Builder } from '../builder.ts'
import type { RunsRule } from '../rules.ts'
import { runReader } from './course-runs.ts'

export function watchRuns(rule: RunsRule, builder: Builder): void {
  const { length: wanted, minLength = 0, maxLength = Infinity } = rule
  const limited = rule.min !== undefined || rule.max !== undefined
  for (const course of rule.courses) {
    const monitor = builder.monitor(rule)
    const amount = limited ? builder.term(monitor, (runs) => outside(runs, rule.min, rule.max)) : -1
    const { key, read } = runReader(builder, course)
    const counted = (mask: number): { length: number }[] =>
      read(mask).filter(({ length }) => wanted === undefined || length === wanted)
    const odd = (mask: number): number =>
      counted(mask).filter(({ length }) => outside(length, minLength, maxLength) > 0).length
    builder.problem.daySlots.forEach((size, day) => {
      const row = builder.courseRow(course)
      builder.tally(row, day, `odd ${wanted} ${minLength} ${maxLength} ${key}`, odd, size, monitor)
      if (limited)
        builder.tally(row, day, `count ${wanted} ${key}`, (mask) => counted(mask).length, size, amount)
    })
  }
}
