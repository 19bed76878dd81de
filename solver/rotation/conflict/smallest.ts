/**
 * A smallest set of rules that cannot hold together, by implicit hitting sets (Ignatiev, Previti, Liffiton &
 * Marques-Silva, 2015): what a plan breaks must be hit by every set of conflicting rules, so a smallest set that hits all
 * that was met is tried; if a plan keeps it, what that plan breaks is one more to hit, and if none can, it is the answer.
 */
import type { Element, LooseProblem } from './elements.ts'
import { settle, type SettleOptions } from './settle.ts'

/** Of the rules in `among`; undefined if they can all hold, or the solver gave up. */
export async function smallestConflict(
  loose: LooseProblem,
  among: ReadonlySet<Element>,
  options: SettleOptions,
): Promise<readonly Element[] | undefined> {
  const toHit: (readonly Element[])[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const held = smallestHitting(toHit)
    const settled = await settle(loose, new Set(held), among, options)
    if (settled.kind === 'impossible') return held
    if (settled.kind === 'unknown' || settled.broken.size === 0) return undefined
    toHit.push(loose.elements.filter((element) => settled.broken.has(element)))
  }
  return undefined
}

/** A smallest set with an element of each; the first in the order of the elements. */
export function smallestHitting(sets: readonly (readonly Element[])[]): readonly Element[] {
  for (let size = 0; ; size++) {
    const found = hitting(sets, size)
    if (found) return found
  }
}

function hitting(sets: readonly (readonly Element[])[], size: number): readonly Element[] | undefined {
  const [first] = sets
  if (!first) return []
  if (size === 0) return undefined
  for (const element of first) {
    const rest = hitting(
      sets.filter((set) => !set.includes(element)),
      size - 1,
    )
    if (rest) return [element, ...rest]
  }
  return undefined
}

const MOST_ROUNDS = 60
