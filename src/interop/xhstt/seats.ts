import type { ChoiceOf } from '../../../solver/timetable/kernel/rules.ts'
import type { Instance } from './archive.ts'
import type { Block, Layout } from './layout.ts'

/** Roles of events to which somebody has to be assigned, as choices of the search's lessons. */
export interface Seats {
  /** Candidates of each choice of a block's lessons. */
  readonly candidatesOf: (block: Block) => number[][]
  /** The choices that fill a role of an event, one for each of its lessons; none if the event has no such open role. */
  readonly inRole: (event: number, role: string) => (ChoiceOf & { readonly duration: number })[]
  /** Number of a choice among those of all lessons. */
  readonly choiceAt: (lesson: number, event: number, seat: number) => number
  readonly isCandidate: (resource: number) => boolean
}

export function seatsOf({ events, resources }: Instance, { blocks }: Layout): Seats {
  const byType = new Map<string | undefined, number[]>()
  resources.forEach(({ type }, resource) => byType.set(type, [...(byType.get(type) ?? []), resource]))
  /** Open resources of the events of a block, in the order of its choices. */
  const openOf = blocks.map((block) =>
    block.events.flatMap((event) =>
      events[event]!.resources.flatMap(({ resource }, seat) =>
        resource === undefined ? [{ event, seat }] : [],
      ),
    ),
  )
  const firstChoice: number[] = []
  const choiceOf: number[] = []
  const lessonsOf = blocks.map(({ count, course }) => {
    const first = firstChoice.length
    for (let k = 0; k < count; k++) {
      firstChoice.push((firstChoice.at(-1) ?? 0) + (choiceOf.at(-1) ?? 0))
      choiceOf.push(openOf[course]!.length)
    }
    return Array.from({ length: count }, (_, k) => first + k)
  })
  const blocksOf = events.map(() => [] as number[])
  blocks.forEach((block, at) => block.events.forEach((event) => blocksOf[event]!.push(at)))
  const blockOfLesson = blocks.flatMap(({ count }, at) => Array<number>(count).fill(at))
  const candidates = new Set(
    openOf.flat().flatMap(({ event, seat }) => byType.get(events[event]!.resources[seat]!.type) ?? []),
  )
  const find = (at: number, event: number, seat: number): number =>
    openOf[at]!.findIndex((open) => open.event === event && open.seat === seat)
  return {
    candidatesOf: ({ course }) =>
      openOf[course]!.map(({ event, seat }) => [
        -1,
        ...(byType.get(events[event]!.resources[seat]!.type) ?? []),
      ]),
    inRole: (event, role) => {
      const seat = events[event]!.resources.findIndex(
        (needed) => needed.role === role && needed.resource === undefined,
      )
      if (seat < 0) return []
      return blocksOf[event]!.flatMap((at) =>
        lessonsOf[at]!.map((lesson) => ({
          lesson,
          choice: find(at, event, seat),
          duration: blocks[at]!.duration,
        })),
      )
    },
    choiceAt: (lesson, event, seat) => firstChoice[lesson]! + find(blockOfLesson[lesson]!, event, seat),
    isCandidate: (resource) => candidates.has(resource),
  }
}
