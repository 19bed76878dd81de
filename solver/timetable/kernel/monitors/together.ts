import type { Builder } from '../builder.ts'
import type { TogetherRule } from '../rules.ts'

export function watchTogether(rule: TogetherRule, builder: Builder): void {
  const slotCount = builder.dayStart.at(-1)!
  for (const courses of rule.sets) {
    if (courses.length < 2) continue
    const monitor = builder.direct(rule, slotCount)
    builder.together.push({ row: builder.setRow(courses), monitor, size: courses.length })
  }
}
