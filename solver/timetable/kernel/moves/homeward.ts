import type { Random } from '../../../search/random.ts'
import type { State } from '../state.ts'

/** Starts drawn for one that would do. */
const TRIALS = 6
/** What a travelling resource's day holds instead of one site. */
const NOWHERE = -1
const SEVERAL = -2

/**
 * For a lesson on a day on which its travelling resource changes sites: a start on another day, which the resource spends at the lesson's
 * site alone.
 * @returns -1 if its day is none with a change, or none of the starts drawn will do
 */
export function pickHome(state: State, lesson: number, random: Random): number {
  const { domainOf, startsFrom, starts, slotDay, travel } = state.compiled
  const row = travellingRow(state, lesson)
  if (row < 0) return -1
  if (siteOfDay(state, row, slotDay[state.slotOf[lesson]!]!) !== SEVERAL) return -1
  const site = travel!.placeSite[travel!.lessonPlace[lesson]!]!
  const first = startsFrom[domainOf[lesson]!]!
  const size = startsFrom[domainOf[lesson]! + 1]! - first
  for (let trial = 0; trial < TRIALS; trial++) {
    const start = starts[first + random.below(size)]!
    if (siteOfDay(state, row, slotDay[start]!) === site) return start
  }
  return -1
}

/** Lists the lessons on days with site changes, of lessons that are at one place; returns how many. */
export function listOnChangeDays(state: State, rows: readonly number[], list: Int32Array): number {
  const { dayCount, dayStart, slotCount, travel } = state.compiled
  let length = 0
  for (const row of rows) {
    for (let day = 0; day < dayCount; day++) {
      if (siteOfDay(state, row, day) !== SEVERAL) continue
      for (let slot = dayStart[day]!; slot < dayStart[day + 1]!; slot++) {
        const at = row * slotCount + slot
        const lesson = state.who[at]!
        // A lesson of several slots is listed once, one of several travellers at the first of them.
        if (state.count[at] !== 1 || state.slotOf[lesson] !== slot || travel!.lessonPlace[lesson]! < 0)
          continue
        if (travellingRow(state, lesson) === row) list[length++] = lesson
      }
    }
  }
  return length
}

/** First row of a lesson that travels, -1 if none does or its resources are at different places. */
function travellingRow({ compiled, rows }: State, lesson: number): number {
  const { travel, lessonRowStart } = compiled
  if (!travel || travel.lessonPlace[lesson]! < 0) return -1
  for (let k = lessonRowStart[lesson]!; k < lessonRowStart[lesson + 1]!; k++)
    if (travel.travellerOf[rows[k]!]! >= 0) return rows[k]!
  return -1
}

/** The one site of a day, `NOWHERE` or `SEVERAL`; slots with several lessons are passed over. */
function siteOfDay({ compiled, count, who }: State, row: number, day: number): number {
  const { slotCount, dayStart, travel } = compiled
  const { placeSite, lessonPlace } = travel!
  let site = NOWHERE
  for (let slot = dayStart[day]!; slot < dayStart[day + 1]!; slot++) {
    const at = row * slotCount + slot
    if (count[at] !== 1) continue
    const place = lessonPlace[who[at]!]!
    if (place < 0) continue
    const here = placeSite[place]!
    if (site >= 0 && here !== site) return SEVERAL
    site = here
  }
  return site
}
