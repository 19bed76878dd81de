import type { Constraint, ConstraintHead, Range } from './archive.ts'
import { child, children, type Reading } from '../reading.ts'
import { type Names, unique } from './lookup.ts'
import type { Element } from '../xml.ts'

const MOST = 1_000_000

/** One constraint; `undefined` and noted if it is none of the sixteen types. */
export function readConstraint(
  element: Element,
  names: Names,
  place: string,
  reading: Reading,
): Constraint | undefined {
  const points = pointsOf(element, names, place)
  const times = (): number[] =>
    unique([
      ...names.timeGroups.findMembers(element, 'TimeGroups', 'TimeGroup', place).flat(),
      ...names.times.findAll(element, 'Times', 'Time', place),
    ])
  const number = (name: string, absent?: number): number =>
    reading.whole(element, name, place, { min: 0, max: MOST, ...(absent === undefined ? {} : { absent }) })
  const range = (): Range => ({ min: number('Minimum'), max: number('Maximum') })
  const role = child(element, 'Role')?.text ?? ''
  const timeGroups = (): number[][] => names.timeGroups.findMembers(element, 'TimeGroups', 'TimeGroup', place)
  const head = readHead(element, place, reading)
  const { events, groups, resources } = points
  switch (element.name) {
    case 'AssignResourceConstraint':
      return { ...head, type: 'AssignResource', events, role }
    case 'AssignTimeConstraint':
      return { ...head, type: 'AssignTime', events }
    case 'SplitEventsConstraint':
      return {
        ...head,
        type: 'SplitEvents',
        events,
        minDuration: number('MinimumDuration', 1),
        maxDuration: number('MaximumDuration', MOST),
        minAmount: number('MinimumAmount', 0),
        maxAmount: number('MaximumAmount', MOST),
      }
    case 'DistributeSplitEventsConstraint':
      return { ...head, type: 'DistributeSplitEvents', events, duration: number('Duration'), ...range() }
    case 'PreferResourcesConstraint':
      return {
        ...head,
        type: 'PreferResources',
        events,
        role,
        resources: chosenResources(element, names, place),
      }
    case 'PreferTimesConstraint': {
      const duration = child(element, 'Duration') ? { duration: number('Duration') } : {}
      return { ...head, type: 'PreferTimes', events, times: times(), ...duration }
    }
    case 'AvoidSplitAssignmentsConstraint':
      return { ...head, type: 'AvoidSplitAssignments', groups, role }
    case 'SpreadEventsConstraint':
      return {
        ...head,
        type: 'SpreadEvents',
        groups,
        timeGroups: readTimeLimits(element, names, place, reading),
      }
    case 'LinkEventsConstraint':
      return { ...head, type: 'LinkEvents', groups }
    case 'OrderEventsConstraint':
      return { ...head, type: 'OrderEvents', pairs: readPairs(element, names, place, reading) }
    case 'AvoidClashesConstraint':
      return { ...head, type: 'AvoidClashes', resources }
    case 'AvoidUnavailableTimesConstraint':
      return { ...head, type: 'AvoidUnavailableTimes', resources, times: times() }
    case 'LimitIdleTimesConstraint':
      return { ...head, type: 'LimitIdleTimes', resources, timeGroups: timeGroups(), ...range() }
    case 'ClusterBusyTimesConstraint':
      return { ...head, type: 'ClusterBusyTimes', resources, timeGroups: timeGroups(), ...range() }
    case 'LimitBusyTimesConstraint':
      return { ...head, type: 'LimitBusyTimes', resources, timeGroups: timeGroups(), ...range() }
    case 'LimitWorkloadConstraint':
      return { ...head, type: 'LimitWorkload', resources, ...range() }
    default:
      reading.note('X1015', place, {
        zh: `不认识的约束类型 ${element.name}`,
        en: `unknown constraint type ${element.name}`,
      })
      return undefined
  }
}

function readHead(element: Element, place: string, reading: Reading): ConstraintHead {
  const required = child(element, 'Required')?.text.toLowerCase()
  const costFunction = child(element, 'CostFunction')?.text ?? ''
  if (required !== 'true' && required !== 'false')
    reading.note('X1016', place, {
      zh: `<Required> 应为 true 或 false，现为“${required ?? '（缺）'}”`,
      en: `<Required> should be true or false, not "${required ?? '(missing)'}"`,
    })
  if (!isCostFunction(costFunction))
    reading.note('X1016', place, {
      zh: `<CostFunction> 应为 Linear、Quadratic 或 Step，现为“${costFunction}”`,
      en: `<CostFunction> should be Linear, Quadratic or Step, not "${costFunction}"`,
    })
  return {
    id: element.attributes['Id'] ?? '',
    required: required === 'true',
    weight: reading.whole(element, 'Weight', place, { min: 0, max: MOST }),
    costFunction: isCostFunction(costFunction) ? costFunction : 'Linear',
  }
}

const isCostFunction = (word: string): word is ConstraintHead['costFunction'] =>
  word === 'Linear' || word === 'Quadratic' || word === 'Step'

/** What the constraint applies to: events or resources, each once, and groups of events. */
function pointsOf(element: Element, names: Names, place: string) {
  const list = child(element, 'AppliesTo') ?? element
  const groups = names.eventGroups.findMembers(list, 'EventGroups', 'EventGroup', place).map(unique)
  return {
    groups,
    events: unique([...groups.flat(), ...names.events.findAll(list, 'Events', 'Event', place)]),
    resources: list === element ? [] : chosenResources(list, names, place),
  }
}

const chosenResources = (list: Element, names: Names, place: string): number[] =>
  unique([
    ...names.resourceGroups.findMembers(list, 'ResourceGroups', 'ResourceGroup', place).flat(),
    ...names.resources.findAll(list, 'Resources', 'Resource', place),
  ])

function readTimeLimits(element: Element, names: Names, place: string, reading: Reading) {
  return children(child(element, 'TimeGroups'), 'TimeGroup').flatMap((group) => {
    const index = names.timeGroups.ids.find(group, place)
    if (index === undefined) return []
    const limit = (name: string): number => reading.whole(group, name, place, { min: 0, max: MOST })
    return [{ times: names.timeGroups.members[index]!, min: limit('Minimum'), max: limit('Maximum') }]
  })
}

function readPairs(element: Element, names: Names, place: string, reading: Reading) {
  const list = child(child(element, 'AppliesTo'), 'EventPairs')
  return children(list, 'EventPair').flatMap((pair) => {
    const find = (name: string): number | undefined => {
      const event = child(pair, name)
      return event && names.events.find(event, place)
    }
    const [first, second] = [find('FirstEvent'), find('SecondEvent')]
    if (first === undefined || second === undefined) {
      reading.note('X1011', place, {
        zh: '<EventPair> 缺少 <FirstEvent> 或 <SecondEvent>',
        en: '<EventPair> lacks its <FirstEvent> or <SecondEvent>',
      })
      return []
    }
    const limit = (name: string, absent: number): number =>
      reading.whole(pair, name, place, { min: 0, max: MOST, absent })
    return [{ first, second, min: limit('MinSeparation', 0), max: limit('MaxSeparation', MOST) }]
  })
}
