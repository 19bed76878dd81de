import type { Builder } from '../builder.ts'
import type { SameChosenRule } from '../rules.ts'

/** The tally holds how many choices of the set take each resource, and at its end how many resources are taken. */
export function watchSameChosen(rule: SameChosenRule, builder: Builder): void {
  const resourceCount = builder.problem.resources.length
  for (const set of rule.sets) {
    const monitor = builder.direct(rule, set.length)
    const tallyAt = builder.reserveTally(Array<number>(resourceCount + 1).fill(0))
    const differentAt = tallyAt + resourceCount
    for (const choice of set) {
      builder.watchChoice(choice, (from, to, tally, bump) => {
        const before = tally[differentAt]!
        if (from >= 0 && --tally[tallyAt + from]! === 0) tally[differentAt]!--
        if (to >= 0 && ++tally[tallyAt + to]! === 1) tally[differentAt]!++
        const change = Math.max(1, tally[differentAt]!) - Math.max(1, before)
        if (change !== 0) bump(monitor, change)
      })
    }
  }
}
