import type { Instance, Solution, SubEvent } from './archive.ts'
import { child, children, type Reading } from '../reading.ts'
import type { Names } from './lookup.ts'
import type { Element } from '../xml.ts'

/** A solution's parts of events; events it leaves out are held in one part without assignments. */
export function readSolution(
  element: Element,
  { instance, names, index, group }: { instance: Instance; names: Names; index: number; group: string },
  reading: Reading,
): Solution {
  const place = `${group} > ${instance.id}`
  const total = instance.events.map(() => 0)
  const subEvents = children(child(element, 'Events'), 'Event').flatMap((part): SubEvent[] => {
    const event = names.events.find(part, place)
    if (event === undefined) return []
    const subEvent = readPart(part, event, { instance, names, place }, reading)
    total[event]! += subEvent.duration
    return [subEvent]
  })
  instance.events.forEach((event, at) => {
    if (total[at] === 0) subEvents.push(whole(instance, at))
    else if (total[at] !== event.duration)
      reading.note('X1020', `${place} > Event ${event.id}`, {
        zh: `各部分合计 ${total[at]!} 节，应为 ${event.duration} 节`,
        en: `its parts last ${total[at]!} times in all, not ${event.duration}`,
      })
  })
  return { instance: index, group, subEvents }
}

function whole({ events }: Instance, event: number): SubEvent {
  const { duration, time, resources } = events[event]!
  return {
    event,
    duration,
    ...(time === undefined ? {} : { time }),
    resources: resources.map(({ resource }) => resource),
  }
}

function readPart(
  element: Element,
  event: number,
  { instance, names, place }: { instance: Instance; names: Names; place: string },
  reading: Reading,
): SubEvent {
  const { id, duration, time: preassigned, resources } = instance.events[event]!
  const here = `${place} > Event ${id}`
  const given = child(element, 'Time')
  const time = preassigned ?? (given && names.times.find(given, here))
  const assigned = resources.map(({ resource }) => resource)
  for (const part of children(child(element, 'Resources'), 'Resource')) {
    const resource = names.resources.find(part, here)
    const role = child(part, 'Role')?.text
    const seat = resources.findIndex((needed, k) =>
      role === undefined ? assigned[k] === resource : needed.role === role && needed.resource === undefined,
    )
    if (seat >= 0) assigned[seat] = resource
    else if (resource !== undefined && !assigned.includes(resource))
      reading.note('X1021', here, {
        zh: `事件没有可供指派的角色“${role ?? ''}”`,
        en: `the event has no role "${role ?? ''}" to be assigned`,
      })
  }
  return {
    event,
    duration: reading.whole(element, 'Duration', here, { min: 1, max: duration, absent: duration }),
    ...(time === undefined ? {} : { time }),
    resources: assigned,
  }
}
