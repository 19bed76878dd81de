import { buildCountyProblem } from '../../../../solver/timetable/county/build.ts'
import type { TimetableInput } from '../../../../solver/timetable/county/input.ts'
import { POINTS } from '../../../../solver/timetable/county/rules/context.ts'
import { checkProblem } from '../../../../solver/timetable/kernel/check-problem.ts'
import { evaluate } from '../../../../solver/timetable/kernel/evaluate.ts'

/**
 * What a week costs, by rule; of hard rules in cases, of soft ones in points. Only what is not 0.
 * @param times the lessons of each duty as day.period: '1.1 1.2 3.1'
 */
export function costOf(input: TimetableInput, times: readonly string[]): Record<string, number> {
  const { problem, timeOf } = buildCountyProblem(input)
  checkProblem(problem)
  const left = times.map((own) => own.split(' '))
  const placement = Int32Array.from(problem.lessons, ({ course, starts }) => {
    const wanted = left[course]!.shift()
    return starts.find((slot) => {
      const { day, period } = timeOf(course, slot)
      return `${day}.${period}` === wanted
    })!
  })
  const costs: Record<string, number> = {}
  evaluate(problem, placement).byRule.forEach((cost, rule) => {
    const { code, level } = problem.rules[rule]!
    if (cost > 0) costs[code] = (costs[code] ?? 0) + (level === 'hard' ? cost : cost / POINTS)
  })
  return costs
}
