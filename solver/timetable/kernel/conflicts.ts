import type { Problem } from './problem.ts'
import type { ClashRule } from './rules.ts'

/** Proof by counting that no timetable keeps all hard rules; indices into the problem's lists. */
export type Conflict =
  /** The lesson may start nowhere. */
  | { readonly kind: 'no-start'; readonly lesson: number }
  /** These lessons need `need` places of the resource, and all the slots they may take have only `have`. */
  | {
      readonly kind: 'overfull'
      readonly resource: number
      readonly lessons: readonly number[]
      readonly slots: readonly number[]
      readonly need: number
      readonly have: number
    }

/**
 * Looks at each resource under a hard clash rule alone: its lessons, cut into pieces of one slot, must fit its slots. A maximum
 * matching decides it; where it falls short, the pieces reachable from an unmatched one are too many for their slots (Hall, 1935).
 * An empty list proves nothing.
 */
export function findConflicts(problem: Problem): Conflict[] {
  const lonely = problem.lessons.flatMap(({ starts }, lesson): Conflict[] =>
    starts.length === 0 ? [{ kind: 'no-start', lesson }] : [],
  )
  const clashes = problem.rules.filter(
    (rule): rule is ClashRule => rule.type === 'clash' && rule.level === 'hard',
  )
  const limited = [...new Set(clashes.flatMap(({ resources }) => resources))].sort((a, b) => a - b)
  const piecesOf = problem.resources.map(() => [] as Piece[])
  problem.lessons.forEach(({ course, resources, starts }, lesson) => {
    if (starts.length === 0) return
    for (const resource of resources) {
      for (let k = 0; k < problem.courses[course]!.duration; k++)
        piecesOf[resource]!.push({ lesson, starts, offset: k })
    }
  })
  const slotCount = problem.daySlots.reduce((sum, size) => sum + size, 0)
  return [
    ...lonely,
    ...limited.flatMap((resource) => {
      const capacity = problem.resources[resource]!.capacity ?? 1
      const short = tooMany(piecesOf[resource]!, slotCount, capacity)
      return short ? [{ kind: 'overfull' as const, resource, ...short }] : []
    }),
  ]
}

/** One slot's worth of a lesson: it takes start + offset. */
interface Piece {
  readonly lesson: number
  readonly starts: readonly number[]
  readonly offset: number
}

/** Kuhn's matching of pieces to slots of the given capacity; the pieces and slots that prove a shortfall. */
function tooMany(pieces: readonly Piece[], slotCount: number, capacity: number) {
  const held: number[][] = Array.from({ length: slotCount }, () => [])
  let seen = new Uint8Array(slotCount)
  const place = (index: number): boolean => {
    const { starts, offset } = pieces[index]!
    for (const start of starts) {
      const slot = start + offset
      if (seen[slot]) continue
      seen[slot] = 1
      const there = held[slot]!
      if (there.length < capacity) {
        there.push(index)
        return true
      }
      const moved = there.findIndex((other) => place(other))
      if (moved >= 0) {
        // The other found a place of its own.
        there[moved] = index
        return true
      }
    }
    return false
  }
  for (let index = 0; index < pieces.length; index++) {
    seen = new Uint8Array(slotCount)
    if (place(index)) continue
    const slots = [...seen.keys()].filter((slot) => seen[slot])
    const reached = [index, ...slots.flatMap((slot) => held[slot]!)]
    return {
      lessons: [...new Set(reached.map((piece) => pieces[piece]!.lesson))].sort((a, b) => a - b),
      slots,
      need: reached.length,
      have: slots.length * capacity,
    }
  }
  return undefined
}
