import type { Instance } from './archive.ts'
import type { Block, Layout, Reading } from './layout.ts'

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
export function domainOf(
  instance: Instance,
  { daySlots, courses }: Layout,
  block: Block,
  { strict, firm }: Reading,
): Domain {
  const { time } = instance.events[block.events[0]!]!
  const firsts = daySlots.map((_, day) => daySlots.slice(0, day).reduce((sum, own) => sum + own, 0))
  const dayStart = daySlots.flatMap((size, day) => Array<number>(size).fill(firsts[day]!))
  const dayEnd = daySlots.flatMap((size, day) => Array<number>(size).fill(firsts[day]! + size))
  const within = dayEnd.flatMap((end, start) => (start + block.duration <= end ? [start] : []))
  // A given time that runs over the end of its day is kept, but the search does not see it.
  if (time !== undefined) return { starts: within.filter((start) => start === time), isStrict: false }
  if (!strict) return { starts: within, isStrict: false }
  const closed = closedTimes(instance, block)
  const reach = block.isWhole ? 1 : (courses[block.course]!.maxRun ?? 1)
  const preferred = preferredStarts(instance, block, firm)
  const open = within.filter((start) => {
    for (let time = start; time < start + block.duration; time++) if (closed.has(time)) return false
    // A single time of a longer part may lie behind the preferred start, on the same day.
    const first = Math.max(dayStart[start]!, start - reach + 1)
    return preferred.every((times) => times.some((time) => time >= first && time <= start))
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

/** Lists of times in which a part that a lesson of the block is in has to start. */
function preferredStarts({ constraints }: Instance, block: Block, firm: boolean): (readonly number[])[] {
  return constraints.flatMap((constraint) => {
    if (constraint.type !== 'PreferTimes' || !(constraint.required || firm) || constraint.weight === 0)
      return []
    if (!constraint.events.some((event) => block.events.includes(event))) return []
    if (constraint.duration === undefined) return [constraint.times]
    return block.isWhole && constraint.duration === block.duration ? [constraint.times] : []
  })
}
