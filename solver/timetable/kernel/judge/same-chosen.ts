import type { SameChosenRule } from '../rules.ts'
import type { Finding, Week } from './week.ts'

export const judgeSameChosen = (rule: SameChosenRule, week: Week): Finding[] =>
  rule.sets.map((set) => {
    const taken = new Set(set.map((choice) => week.chosenFor(choice)).filter((resource) => resource >= 0))
    return { deviation: Math.max(0, taken.size - 1), lessons: set.map(({ lesson }) => lesson) }
  })
