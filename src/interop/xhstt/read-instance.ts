import type { Event, EventResource, Instance, Resource, Time } from './archive.ts'
import { child, children, type Reading } from '../reading.ts'
import { Groups, type Names, Numbered } from './lookup.ts'
import { readConstraint } from './read-constraint.ts'
import type { Element } from '../xml.ts'

/** A week of the largest public instance has 148 times. */
const MAX_TIMES = 900

export function readInstance(
  element: Element,
  id: string,
  reading: Reading,
): { instance: Instance; names: Names } {
  const names: Names = {
    times: new Numbered(reading, { zh: '时间', en: 'time' }),
    timeGroups: new Groups(reading, { zh: '时间组', en: 'time group' }),
    resources: new Numbered(reading, { zh: '资源', en: 'resource' }),
    resourceGroups: new Groups(reading, { zh: '资源组', en: 'resource group' }),
    events: new Numbered(reading, { zh: '事件', en: 'event' }),
    eventGroups: new Groups(reading, { zh: '事件组', en: 'event group' }),
  }
  const times = readTimes(child(element, 'Times'), names, id, reading)
  const resources = readResources(child(element, 'Resources'), names, id, reading)
  const events = readEvents(
    child(element, 'Events'),
    names,
    { id, timeCount: times.length, resources },
    reading,
  )
  const constraintIds = new Numbered(reading, { zh: '约束', en: 'constraint' })
  const constraints = children(child(element, 'Constraints')).flatMap((constraint) => {
    const place = `${id} > ${constraint.name} ${constraint.attributes['Id'] ?? ''}`
    constraintIds.add(constraint, place)
    return readConstraint(constraint, names, place, reading) ?? []
  })
  return { instance: { id, times, resources, events, constraints, element }, names }
}

function readTimes(list: Element | undefined, names: Names, id: string, reading: Reading): Time[] {
  for (const group of children(child(list, 'TimeGroups')))
    names.timeGroups.declare(group, `${id} > TimeGroups`)
  const times = children(list, 'Time').map((element, index): Time => {
    const time = names.times.add(element, `${id} > Times`)
    const place = `${id} > Time ${time}`
    const own = children(element, 'Day', 'Week').flatMap(
      (group) => names.timeGroups.ids.find(group, place) ?? [],
    )
    names.timeGroups.join(index, [
      ...own,
      ...names.timeGroups.ids.findAll(element, 'TimeGroups', 'TimeGroup', place),
    ])
    const day = child(element, 'Day')?.attributes['Reference']
    return { id: time, ...(day === undefined ? {} : { day }) }
  })
  if (times.length === 0 || times.length > MAX_TIMES)
    reading.note('X1013', `${id} > Times`, {
      zh: `时间应有 1 到 ${MAX_TIMES} 个，现有 ${times.length} 个`,
      en: `1 to ${MAX_TIMES} times are expected, not ${times.length}`,
    })
  return times
}

function readResources(list: Element | undefined, names: Names, id: string, reading: Reading): Resource[] {
  const types = new Numbered(reading, { zh: '资源类型', en: 'resource type' })
  for (const type of children(child(list, 'ResourceTypes'))) types.add(type, `${id} > ResourceTypes`)
  for (const group of children(child(list, 'ResourceGroups')))
    names.resourceGroups.declare(group, `${id} > ResourceGroups`)
  return children(list, 'Resource').map((element, index): Resource => {
    const resource = names.resources.add(element, `${id} > Resources`)
    const place = `${id} > Resource ${resource}`
    const type = child(element, 'ResourceType')
    if (type) types.find(type, place)
    names.resourceGroups.join(
      index,
      names.resourceGroups.ids.findAll(element, 'ResourceGroups', 'ResourceGroup', place),
    )
    return { id: resource, type: type?.attributes['Reference'] ?? '' }
  })
}

function readEvents(
  list: Element | undefined,
  names: Names,
  { id, timeCount, resources }: { id: string; timeCount: number; resources: readonly Resource[] },
  reading: Reading,
): Event[] {
  for (const group of children(child(list, 'EventGroups')))
    names.eventGroups.declare(group, `${id} > EventGroups`)
  return children(list, 'Event').map((element, index): Event => {
    const event = names.events.add(element, `${id} > Events`)
    const place = `${id} > Event ${event}`
    const duration = reading.whole(element, 'Duration', place, { min: 1, max: Math.max(1, timeCount) })
    const workload = reading.whole(element, 'Workload', place, { min: 0, max: 1e6, absent: duration })
    const given = child(element, 'Time')
    const time = given && names.times.find(given, place)
    const own = children(element, 'Course').flatMap(
      (course) => names.eventGroups.ids.find(course, place) ?? [],
    )
    names.eventGroups.join(index, [
      ...own,
      ...names.eventGroups.ids.findAll(element, 'EventGroups', 'EventGroup', place),
    ])
    const single = children(child(element, 'Resources'), 'Resource').map((needed) =>
      readEventResource(needed, names, { place, workload, resources }, reading),
    )
    const grouped = names.resourceGroups
      .findMembers(element, 'ResourceGroups', 'ResourceGroup', place)
      .flat()
      .map((resource) => ({ resource, workload }))
    return {
      id: event,
      duration,
      ...(time === undefined ? {} : { time }),
      resources: [...single, ...grouped],
    }
  })
}

function readEventResource(
  element: Element,
  names: Names,
  { place, workload, resources }: { place: string; workload: number; resources: readonly Resource[] },
  reading: Reading,
): EventResource {
  const resource =
    element.attributes['Reference'] === undefined ? undefined : names.resources.find(element, place)
  const role = child(element, 'Role')?.text
  const type = child(element, 'ResourceType')?.attributes['Reference']
  if (resource === undefined && role === undefined)
    reading.note('X1011', place, {
      zh: '待指派的资源没有角色 <Role>',
      en: 'a resource to be assigned has no <Role>',
    })
  if (resource === undefined && !resources.some((candidate) => candidate.type === type))
    reading.note('X1012', place, {
      zh: `没有类型为“${type ?? ''}”的资源可以指派`,
      en: `there is no resource of type "${type ?? ''}" to assign`,
    })
  return {
    ...(role === undefined ? {} : { role }),
    ...(resource === undefined ? {} : { resource }),
    ...(type === undefined ? {} : { type }),
    workload: reading.whole(element, 'Workload', place, { min: 0, max: 1e6, absent: workload }),
  }
}
