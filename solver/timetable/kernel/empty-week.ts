import type { Compiled } from './compiled.ts'

/** Cost of a week in which nothing is placed, in points. */
export function costOfEmptyWeek({ monitors, lessonCount, duration, unplacedHard, unplacedSoft }: Compiled): {
  hard: number
  soft: number
} {
  let [hard, soft] = [0, 0]
  for (let monitor = 0; monitor < monitors.count; monitor++) {
    if (monitors.parent[monitor]! >= 0) continue
    const price = monitors.prices[monitors.priceStart[monitor]! + monitors.initial[monitor]!]!
    if (monitors.isHard[monitor]) hard += price
    else soft += price
  }
  for (let lesson = 0; lesson < lessonCount; lesson++) {
    hard += unplacedHard * duration[lesson]!
    soft += unplacedSoft * duration[lesson]!
  }
  return { hard, soft }
}
