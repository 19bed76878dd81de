/** Sets of slots or of classes as the bits of a whole number. */
import type { Random } from '../../../search/random.ts'
import { popcount } from '../bits.ts'

/** Most that a set can tell apart, so that its number stays positive. */
export const MOST = 30

/** The least of a set that is not empty. */
export const lowest = (mask: number): number => 31 - Math.clz32(mask & -mask)

/** One of a set that is not empty, drawn evenly. */
export function anyOf(mask: number, random: Random): number {
  let rest = mask
  for (let skip = random.below(popcount(mask)); skip > 0; skip--) rest &= rest - 1
  return lowest(rest)
}
