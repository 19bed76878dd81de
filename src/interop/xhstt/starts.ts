import type { Instance } from './archive.ts'
import type { Block, Layout } from './layout.ts'

/** Where lessons of a block may start, and which required constraints that already keeps. */
export interface Domain {
  readonly starts: readonly number[]
  /** No start breaks a required constraint on unavailable or preferred times. */
  readonly isStrict: boolean
}

/**
 * Times at which a part may start without leaving its day. Where `strict`, times that a required constraint forbids are left out,
 * unless nothing would be left.
 */
export function domainOf(instance: Instance, { daySlots }: Layout, block: Block, strict: boolean): Domain {
  const { time } = instance.events[block.events[0]!]!
  const dayEnd = daySlots.flatMap((size, day) => {
    const end = daySlots.slice(0, day + 1).reduce((sum, own) => sum + own, 0)
    return Array<number>(size).fill(end)
  })
  const within = dayEnd.flatMap((end, start) => (start + block.duration <= end ? [start] : []))
  // A given time that runs over the end of its day is kept, but the search does not see it.
  if (time !== undefined) return { starts: within.filter((start) => start === time), isStrict: false }
  if (!strict) return { starts: within, isStrict: false }
  const closed = closedTimes(instance, block)
  const preferred = preferredStarts(instance, block)
  const open = within.filter((start) => {
    for (let time = start; time < start + block.duration; time++) if (closed.has(time)) return false
    return preferred.every((times) => times.has(start))
  })
  return open.length > 0 ? { starts: open, isStrict: true } : { starts: within, isStrict: false }
}

function closedTimes({ events, constraints }: Instance, block: Block): Set<number> {
  const held = new Set(
    block.events.flatMap((event) => events[event]!.resources.flatMap(({ resource }) => resource ?? [])),
  )
  const closed = new Set<number>()
  for (const constraint of constraints) {
    if (constraint.type !== 'AvoidUnavailableTimes' || !constraint.required || constraint.weight === 0)
      continue
    if (constraint.resources.some((resource) => held.has(resource)))
      for (const time of constraint.times) closed.add(time)
  }
  return closed
}

/** Preferred times bind where a part starts, so they bind a lesson only if it is a part by itself. */
function preferredStarts({ constraints }: Instance, block: Block): Set<number>[] {
  if (!block.isWhole) return []
  return constraints.flatMap((constraint) => {
    if (constraint.type !== 'PreferTimes' || !constraint.required || constraint.weight === 0) return []
    if (!constraint.events.some((event) => block.events.includes(event))) return []
    return (constraint.duration ?? block.duration) === block.duration ? [new Set(constraint.times)] : []
  })
}
