import { cool } from '../../../search/annealing.ts'
import type { Random } from '../../../search/random.ts'
import { popcount } from '../bits.ts'
import type { FullWeek } from './week.ts'

/** Temperatures in clashes, around those at which weeks of this kind freeze (measured). */
const HOT = 0.21
const COLD = 0.165
/**
 * Looks in the first and in the longest cooling, for each lesson. A week freezes into one of many timetables that have few clashes, so
 * coolings do not grow beyond that: more of them reach further.
 */
const SHORTEST = 3000
const LONGEST = 400_000
/** Looks between two temperatures. */
const BATCH = 4096

/**
 * Cools again and again, at first quickly, until nothing clashes.
 * @param looks lessons whose swaps are looked at, in all
 * @param note told of each week that is better than all before
 * @returns looks made
 */
export function annealFullWeek(
  week: FullWeek,
  {
    random,
    looks,
    stop,
    note,
  }: {
    readonly random: Random
    readonly looks: number
    readonly stop: () => boolean
    readonly note: () => void
  },
): number {
  let best = week.cost
  let [first, length] = [0, SHORTEST * week.lessonCount]
  let done = 0
  for (; done < looks && best > 0 && !stop(); done += BATCH) {
    if (done >= first + length) {
      first = done
      length = Math.min(2 * length, LONGEST * week.lessonCount)
    }
    const temperature = cool(HOT, COLD, (done - first) / length)
    const [one, two] = [Math.exp(-1 / temperature), Math.exp(-2 / temperature)]
    for (let k = 0; k < BATCH && best > 0; k++) {
      const lesson = random.below(week.lessonCount)
      week.look(lesson)
      const slot = draw(week, one, two, random)
      if (slot < 0) continue
      week.swap(lesson, slot)
      if (week.cost >= best) continue
      best = week.cost
      note()
    }
  }
  return done
}

/** Slot of a swap, drawn by how readily each would be accepted if all were proposed; -1 for none. */
function draw({ free, byOne, byTwo }: FullWeek, one: number, two: number, random: Random): number {
  const willing = free === 0 ? 0 : popcount(free)
  const atOne = willing + one * popcount(byOne)
  const total = atOne + two * popcount(byTwo)
  const drawn = random.float() * Math.max(1, total)
  if (drawn >= total) return -1
  return anyBit(drawn < willing ? free : drawn < atOne ? byOne : byTwo, random)
}

function anyBit(mask: number, random: Random): number {
  let rest = mask
  for (let skip = random.below(popcount(mask)); skip > 0; skip--) rest &= rest - 1
  return 31 - Math.clz32(rest & -rest)
}
