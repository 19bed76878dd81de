/**
 * The problem as the search reads it: dense typed arrays, made once by `compile`.
 *
 * Everything lessons occupy is a ROW: first the resources, then the courses, then sets of courses. A row knows how many
 * of its lessons are in each slot, and for each day the mask of busy slots. A MONITOR is a counter with a price table;
 * its count is the sum of table look-ups by the masks of rows. So one loop prices all rules but travel.
 */
export const UNLIMITED = 255

/** Bits of `rowFlags`: what has to be told when a row changes. */
export const WATCHED = 1
export const WEEKLY = 2
export const ORDERED = 4
export const TOGETHER = 8
export const TRAVELS = 16

export interface Compiled {
  readonly slotCount: number
  readonly dayCount: number
  readonly slotDay: Uint8Array
  /** Bit of the slot in its day's mask. */
  readonly slotBit: Int32Array
  readonly dayStart: Int32Array

  readonly lessonCount: number
  readonly courseOf: Int32Array
  readonly duration: Uint8Array
  /** Rows a lesson occupies for all its slots: lessonRows[lessonRowStart[l] .. lessonRowStart[l + 1]). */
  readonly lessonRowStart: Int32Array
  readonly lessonRows: Int32Array
  /** What stands in for the row of a choice while nobody is chosen; no rule looks at it. */
  readonly nobodyRow: number
  readonly choices: CompiledChoices
  /** Row that marks only the start slot (courses of blocks), -1 for none. */
  readonly startRow: Int32Array
  /** Start slots by domain: starts[startsFrom[d] .. startsFrom[d + 1]), and the same as flags allowed[d x slotCount + slot]. */
  readonly domainOf: Int32Array
  readonly startsFrom: Int32Array
  readonly starts: Int16Array
  readonly allowed: Uint8Array
  /** Row of prices by lesson, -1 for none; prices[p x slotCount + slot]. */
  readonly priceOf: Int32Array
  readonly hardPrice: Float64Array
  readonly softPrice: Float64Array
  readonly unplacedHard: number
  readonly unplacedSoft: number

  /** For each resource the one whose row stands for it too. */
  readonly twins: Int32Array
  readonly rowCount: number
  readonly rowFlags: Uint8Array
  /** Lessons a row holds before it clashes; UNLIMITED never clashes. */
  readonly capacity: Uint8Array
  readonly clashHard: Float64Array
  readonly clashSoft: Float64Array
  /** Row of a course. */
  readonly courseRow: (course: number) => number

  /** Parts by row and day: partTable[k], partMonitor[k] for k in partStart[row x dayCount + day] .. next. */
  readonly partStart: Int32Array
  readonly partTable: Int32Array
  readonly partMonitor: Int32Array
  /** The same by row, read with the set of busy days. */
  readonly weekStart: Int32Array
  readonly weekTable: Int32Array
  readonly weekMonitor: Int32Array
  readonly tables: MaskTables
  readonly plainDays: PlainDays
  readonly forbidden: Forbidden

  readonly monitors: Monitors
  /** Monitor told by a row of a `together` set, and the size of the set. */
  readonly togetherMonitor: Int32Array
  readonly togetherSize: Int32Array
  readonly orders: readonly OrderMonitor[]
  /** Orders that read a row. */
  readonly ordersOf: ReadonlyMap<number, readonly number[]>
  readonly pairs: CompiledPairs
  readonly travel?: CompiledTravel
}

/** Partners of lesson l in `pairs` rules: from[l] .. from[l + 1]. */
export interface CompiledPairs {
  readonly from: Int32Array
  readonly other: Int32Array
  /** Where the table of the pair begins in `prices`, indexed [start of l x slotCount + start of the other]. */
  readonly table: Int32Array
  readonly isHard: Uint8Array
  readonly prices: Float64Array
}

/** Choices of all lessons, numbered in a row: those of lesson l are start[l] .. start[l + 1]. */
export interface CompiledChoices {
  readonly count: number
  readonly start: Int32Array
  readonly lessonOf: Int32Array
  /** Where the row of what is chosen stands in `lessonRows`. */
  readonly entry: Int32Array
  /** Candidates by choice: candidates[candidatesFrom[c] .. candidatesFrom[c + 1]); -1 is nobody. */
  readonly candidatesFrom: Int32Array
  readonly candidates: Int32Array
  /** Told when the choice goes from one resource to another, by choice. */
  readonly watchers: readonly (readonly ChoiceWatcher[])[]
  /** What the watchers keep count of, while nobody is chosen. */
  readonly tally: Int32Array
}

export type ChoiceWatcher = (
  from: number,
  to: number,
  tally: Int32Array,
  bump: (monitor: number, change: number) => void,
) => void

export interface Monitors {
  readonly count: number
  /** Price of a count: prices[priceStart[m] + count]. */
  readonly priceStart: Int32Array
  readonly prices: Float64Array
  /** Price of one more, where every one costs the same; else NaN. */
  readonly slope: Float64Array
  /** Monitor that counts the price of this one; -1: the price is cost. */
  readonly parent: Int32Array
  readonly isHard: Uint8Array
  /** Counts while nothing is placed. */
  readonly initial: Int32Array
}

export interface OrderMonitor {
  readonly firstRow: number
  readonly secondRow: number
  /** Slots from the start of the first's last lesson to its end. */
  readonly duration: number
  readonly min: number
  readonly max: number
  readonly monitor: number
}

/** Look-up by mask. Days of up to 12 slots are one flat array; longer days remember what they were asked. */
export interface MaskTables {
  readonly dense: boolean
  /** values[table + mask] when dense. */
  readonly values: Int16Array
  /** Any day length; `table` as in the parts. */
  readonly read: (table: number, mask: number) => number
}

/**
 * What days cost by their masks alone, by row x dayCount + day. Monitors that price every count alike need no counter: all such
 * parts of a day are one table of prices; the other parts stand as in the compiled problem.
 */
export interface PlainDays {
  /** Prices of a day: hard[pricesFrom[rowDay] + mask]; from -1 where there are none. */
  readonly pricesFrom: Int32Array
  readonly hard: Float64Array
  readonly soft: Float64Array
  readonly partStart: Int32Array
  readonly partTable: Int32Array
  readonly partMonitor: Int32Array
}

/** What days tell of broken hard rules, by row x dayCount + day. */
export interface Forbidden {
  /** Masks forbidden by themselves: masks[from[rowDay] + mask] is 1; from -1 where none is. */
  readonly from: Int32Array
  readonly masks: Uint8Array
  /** Parts that count for a term of a hard monitor: termParts[termStart[rowDay] .. termStart[rowDay + 1]), indices of parts. */
  readonly termStart: Int32Array
  readonly termParts: Int32Array
}

export interface CompiledTravel {
  readonly placeSite: Int32Array
  readonly placeBell: Int32Array
  /** Minutes after midnight: clock[bell x slotCount + slot]. */
  readonly startMin: Int32Array
  readonly endMin: Int32Array
  readonly siteCount: number
  readonly travelMin: Int32Array
  /** Place of a lesson, -1 if its resources are at different places: then placeOfEntry, parallel to lessonRows. */
  readonly lessonPlace: Int32Array
  readonly placeOfEntry: Int32Array
  /** By row: index among travelling rows, -1 for none. */
  readonly travellerOf: Int32Array
  readonly baseSite: Int32Array
  readonly travellers: readonly (readonly TravelPrice[])[]
  /** By traveller: monitors that count the changes of the whole week. */
  readonly weekChanges: readonly (readonly number[])[]
}

export interface TravelPrice {
  readonly measure: 'late' | 'changes' | 'minutes' | 'sites'
  readonly max: number
  readonly isHard: boolean
  readonly price: (deviation: number) => number
  /** Slots of each group for `sites`: group of a slot, -1 outside. */
  readonly groupMasks: readonly Int32Array[]
}
