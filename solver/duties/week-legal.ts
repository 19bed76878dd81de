import type { WeekState } from './week-state.ts'

/**
 * Takes out lessons until nothing is too much: what no half-day can hold is better listed as missing than promised. Cheapest periods
 * first. Returns the periods of each group that found no place.
 */
export function dropExcess(state: WeekState): Int32Array {
  const { week, halfDays, lessons } = state
  const { duties, problem } = week
  const dropped = new Int32Array(problem.groups.length)
  const price = (duty: number) => problem.posts[problem.groups[duties[duty]!.group]!.post]!.price
  const cheapestFirst = duties.map((_, d) => d).sort((a, b) => price(a) - price(b) || a - b)
  for (const duty of cheapestFirst) {
    for (let h = 0; h < halfDays; h++) {
      while (lessons[duty * halfDays + h]! > 0 && state.excessAt(duty, h) > 0) state.shift(duty, h, -1)
    }
  }
  duties.forEach(({ group, periods }, duty) => {
    let placed = 0
    for (let h = 0; h < halfDays; h++) placed += lessons[duty * halfDays + h]!
    dropped[group]! += periods - placed
  })
  return dropped
}
