import { cool } from '../../../search/annealing.ts'
import type { Random } from '../../../search/random.ts'
import { popcount } from '../bits.ts'
import { anyOf, MOST } from './masks.ts'
import type { FullWeek } from './week.ts'

/** Temperatures in clashes, around those at which weeks of this kind freeze where only what clashes is moved (measured). */
const HOT = 0.212
const COLD = 0.197
/**
 * Looks in the first and in the longest cooling, for each lesson. A week freezes into one of many timetables that have few clashes, so
 * coolings do not grow beyond that: more of them reach further.
 */
const SHORTEST = 3000
const LONGEST = 40_000
/** Looks between two temperatures. */
const BATCH = 4096

/**
 * Cools again and again, at first quickly, until nothing clashes. Only lessons that clash are moved (focused search, as Seitz, Alava & Orponen
 * found for satisfiability, 2005): what is moved elsewhere mends nothing, and makes the week freeze sooner.
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
      const lesson = week.clashing(random)
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

/**
 * Slot of a swap, drawn by how readily each would be accepted if all were proposed; -1 for none. Counts of what is rarely accepted are
 * only taken where the number drawn can mean it.
 */
function draw({ free, byOne, byTwo }: FullWeek, one: number, two: number, random: Random): number {
  const willing = free === 0 ? 0 : popcount(free)
  const atMost = willing + MOST * one
  const share = random.float()
  if (share * atMost < willing) return anyOf(free, random)
  if (share >= atMost) return -1
  const atOne = willing + one * popcount(byOne)
  const total = atOne + two * popcount(byTwo)
  const drawn = share * Math.max(1, total)
  if (drawn >= total) return -1
  return anyOf(drawn < willing ? free : drawn < atOne ? byOne : byTwo, random)
}
