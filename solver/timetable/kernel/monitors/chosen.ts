import type { Builder } from '../builder.ts'
import type { ChosenRule } from '../rules.ts'

export function watchChosen(rule: ChosenRule, builder: Builder): void {
  const unwanted = new Set(rule.unwanted)
  for (const set of rule.sets) {
    const slots = set.map(({ lesson }) => builder.durationOf(lesson))
    const most = slots.reduce((sum, duration) => sum + duration, 0)
    const monitor = builder.direct(rule, most, unwanted.has(-1) ? most : 0)
    set.forEach((choice, k) => {
      builder.watchChoice(choice, (from, to, _tally, bump) => {
        const change = Number(unwanted.has(to)) - Number(unwanted.has(from))
        if (change !== 0) bump(monitor, change * slots[k]!)
      })
    })
  }
}
