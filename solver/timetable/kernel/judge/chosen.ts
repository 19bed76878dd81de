import type { ChosenRule } from '../rules.ts'
import { type Finding, sum, type Week } from './week.ts'

export const judgeChosen = (rule: ChosenRule, week: Week): Finding[] =>
  rule.sets.map((set) => {
    const wrong = set.filter((choice) => rule.unwanted.includes(week.chosenFor(choice)))
    return {
      deviation: sum(wrong.map(({ lesson }) => week.durationOf(lesson))),
      lessons: wrong.map(({ lesson }) => lesson),
    }
  })
