import fc from 'fast-check'
import type {
  Constraint,
  Event,
  EventResource,
  Instance,
  Resource,
} from '../../../../src/interop/xhstt/archive.ts'

const types = ['Teacher', 'Class', 'Room']
const resources: readonly Resource[] = Array.from({ length: 7 }, (_, k) => ({
  id: `r${k}`,
  type: types[k % 3]!,
}))
const eventCount = 5

const some = (count: number) => fc.uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: count })
const limits = fc.record({ min: fc.nat(2), max: fc.integer({ min: 1, max: 3 }) })

const eventResource: fc.Arbitrary<EventResource> = fc.oneof(
  fc.record({ resource: fc.nat(resources.length - 1), workload: fc.nat(4) }),
  fc.record({
    role: fc.constant('Teacher'),
    type: fc.constant('Teacher'),
    workload: fc.nat(4),
  }),
)

function anyEvents(longest: number, size: number, days: number): fc.Arbitrary<Event[]> {
  const event = fc.record(
    {
      id: fc.constant('e'),
      duration: fc.integer({ min: 1, max: longest }),
      resources: fc.uniqueArray(eventResource, {
        minLength: 1,
        maxLength: 3,
        selector: ({ resource, role }) => role ?? resource,
      }),
      // Early enough in its day for any duration.
      time: fc.tuple(fc.nat(days - 1), fc.nat(size - longest)).map(([day, time]) => day * size + time),
    },
    { requiredKeys: ['id', 'duration', 'resources'] },
  )
  return fc.array(event, { minLength: eventCount, maxLength: eventCount })
}

/**
 * Small instances in which every constraint means the same to the search as to the format. Left out is what the search takes only
 * nearly as it is written: squares and links over events whose fixed parts differ in length, squares of clashes, gaps across days.
 */
export const anyInstance: fc.Arbitrary<Instance> = fc
  .record({ days: fc.integer({ min: 1, max: 3 }), size: fc.integer({ min: 2, max: 4 }) })
  .chain(({ days, size }) => {
    const timeCount = days * size
    const times = Array.from({ length: timeCount }, (_, k) => ({
      id: `t${k}`,
      day: `d${Math.floor(k / size)}`,
    }))
    return anyEvents(Math.min(3, size), size, days).chain((events) => {
      const plain = events.flatMap((event, index) =>
        event.duration === 1 || event.resources.every(({ resource }) => resource !== undefined)
          ? [index]
          : [],
      )
      const constraints = fc.array(anyConstraint({ timeCount, size, plain }), { minLength: 1, maxLength: 7 })
      return constraints.map((own): Instance => {
        const placed: Constraint = {
          ...{ id: 'all placed', required: true, weight: 1, costFunction: 'Linear' },
          ...{ type: 'AssignTime', events: events.map((_, index) => index) },
        }
        const element = { name: 'Instance', attributes: {}, text: '', children: [] }
        return { id: 'any', times, resources, events, constraints: [placed, ...own], element }
      })
    })
  })

function anyConstraint({
  timeCount,
  size,
  plain,
}: {
  timeCount: number
  size: number
  plain: number[]
}): fc.Arbitrary<Constraint> {
  const linear = {
    id: fc.constant('c'),
    required: fc.boolean(),
    weight: fc.nat(3),
    costFunction: fc.constant('Linear' as const),
  }
  const head = {
    ...linear,
    costFunction: fc.constantFrom('Linear' as const, 'Quadratic' as const, 'Step' as const),
  }
  const is = <T extends Constraint['type']>(type: T) => fc.constant(type)
  const events = some(eventCount)
  const groups = fc.array(events, { minLength: 1, maxLength: 2 })
  const times = some(timeCount)
  const timeGroups = fc.array(times, { minLength: 1, maxLength: 3 })
  const ofOneDay = fc.nat(timeCount / size - 1).chain((day) =>
    fc.subarray(
      Array.from({ length: size }, (_, k) => day * size + k),
      { minLength: 1 },
    ),
  )
  const own = some(resources.length)
  const role = fc.constant('Teacher')
  const range = { min: fc.nat(2), max: fc.integer({ min: 1, max: 3 }) }
  const choices: fc.Arbitrary<Constraint>[] = [
    fc.record({ ...head, type: is('AssignResource'), events, role }),
    fc.record({ ...head, type: is('PreferResources'), events, role, resources: own }),
    fc.record({ ...head, type: is('AvoidSplitAssignments'), groups, role }),
    fc.record({
      ...head,
      type: is('LimitWorkload'),
      resources: own,
      min: fc.nat(3),
      max: fc.integer({ min: 2, max: 6 }),
    }),
    fc.record({
      ...head,
      type: is('SplitEvents'),
      events,
      minDuration: fc.integer({ min: 1, max: 2 }),
      maxDuration: fc.integer({ min: 1, max: 3 }),
      minAmount: fc.integer({ min: 1, max: 2 }),
      maxAmount: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({
      ...head,
      type: is('DistributeSplitEvents'),
      events,
      duration: fc.integer({ min: 1, max: 3 }),
      ...range,
    }),
    fc.record(
      { ...linear, type: is('PreferTimes'), events, times, duration: fc.integer({ min: 1, max: 3 }) },
      { requiredKeys: ['id', 'required', 'weight', 'costFunction', 'type', 'events', 'times'] },
    ),
    fc.record({
      ...head,
      type: is('SpreadEvents'),
      groups,
      timeGroups: fc.array(
        fc.tuple(times, limits).map(([own, limit]) => ({ times: own, ...limit })),
        { minLength: 1, maxLength: 2 },
      ),
    }),
    fc.record({ ...linear, type: is('AvoidClashes'), resources: own }),
    fc.record({ ...head, type: is('AvoidUnavailableTimes'), resources: own, times }),
    fc.record({
      ...head,
      type: is('LimitIdleTimes'),
      resources: own,
      timeGroups: fc.array(ofOneDay, { minLength: 1, maxLength: 2 }),
      ...range,
    }),
    fc.record({ ...head, type: is('ClusterBusyTimes'), resources: own, timeGroups, ...range }),
    fc.record({ ...head, type: is('LimitBusyTimes'), resources: own, timeGroups, ...range }),
  ]
  if (plain.length > 1) {
    const link = fc.uniqueArray(fc.constantFrom(...plain), { minLength: 2 })
    const event = fc.constantFrom(...plain)
    const pair = fc
      .record({ first: event, second: event, ...range })
      .filter(({ first, second }) => first !== second)
    choices.push(
      fc.record({ ...head, type: is('LinkEvents'), groups: fc.array(link, { minLength: 1, maxLength: 2 }) }),
      fc.record({
        ...linear,
        type: is('OrderEvents'),
        pairs: fc.array(pair, { minLength: 1, maxLength: 2 }),
      }),
    )
  }
  return fc.oneof(...choices)
}
