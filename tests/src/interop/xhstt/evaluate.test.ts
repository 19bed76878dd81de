import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../../src/interop/xhstt/evaluate.ts'
import { constraint, part, read, refs, schoolXml } from './school.ts'

/**
 *          Mo1   Mo2      Mo3     Tu1   Tu2    Tu3
 *     C1   E1    E1+E3    -       -     -      -       E3 in room R1
 *     C2   E2    -        E2      E4    E4     -       E4 with T1; one time of E2 has no slot
 *     T1   E1+E2 E1       E2      E4    E4     -
 */
const timetable =
  part('E1', 2, 'Mo1') +
  part('E2', 1, 'Mo1') +
  part('E2', 1, 'Mo3') +
  part('E2', 1) +
  part('E3', 1, 'Mo2', { Room: 'R1' }) +
  part('E4', 2, 'Tu1', { Teacher: 'T1' })

function costOf(xml: string, solution = timetable): [hard: number, soft: number] {
  const { instances, solutions } = read(schoolXml(xml, solution))
  const { hard, soft } = evaluate(instances[0]!, solutions[0]!)
  return [hard, soft]
}

const deviation = (xml: string, solution?: string): number => costOf(xml, solution)[0]
const range = (min: number, max: number): string => `<Minimum>${min}</Minimum><Maximum>${max}</Maximum>`
const all = refs('EventGroups', 'All')
const teachers = refs('ResourceGroups', 'Teachers')
const days = refs('TimeGroups', 'Mo', 'Tu')

describe('deviations, each counted by hand', () => {
  test('AssignTime: times of parts without a slot', () => {
    expect(deviation(constraint('AssignTime', all))).toBe(1)
  })

  test('AssignResource: times of parts with nobody in the role', () => {
    const nobody = timetable.replace('<Resource Reference="T1"><Role>Teacher</Role></Resource>', '')
    const role = '<Role>Teacher</Role>'
    expect(deviation(constraint('AssignResource', all, role))).toBe(0)
    expect(deviation(constraint('AssignResource', all, role), nobody)).toBe(2)
  })

  test('PreferResources: times of parts with somebody else in the role', () => {
    const prefer = (id: string): string => refs('Resources', id) + '<Role>Teacher</Role>'
    expect(deviation(constraint('PreferResources', all, prefer('T2')))).toBe(2)
    expect(deviation(constraint('PreferResources', all, prefer('T1')))).toBe(0)
  })

  test('PreferTimes: times of parts that start elsewhere; with a duration, of such parts only', () => {
    // E1, one part of E2 and E4 start first in the day; the other part of E2 and E3 do not.
    const first = refs('TimeGroups', 'First')
    expect(deviation(constraint('PreferTimes', all, first))).toBe(1 + 1)
    expect(deviation(constraint('PreferTimes', all, `${first}<Duration>2</Duration>`))).toBe(0)
    expect(deviation(constraint('PreferTimes', all, refs('Times', 'Mo2') + '<Duration>2</Duration>'))).toBe(4)
  })

  test('SplitEvents: parts of wrong length, and the number of parts', () => {
    const limits = (values: readonly [number, number, number, number]): string =>
      ['MinimumDuration', 'MaximumDuration', 'MinimumAmount', 'MaximumAmount']
        .map((name, k) => `<${name}>${values[k]!}</${name}>`)
        .join('')
    // E2 is three single times: three too short, and one part too many.
    expect(deviation(constraint('SplitEvents', refs('Events', 'E2'), limits([2, 3, 1, 2])))).toBe(3 + 1)
    expect(deviation(constraint('SplitEvents', refs('Events', 'E1'), limits([1, 1, 2, 2])))).toBe(1 + 1)
  })

  test('DistributeSplitEvents: parts of one length', () => {
    const events = refs('Events', 'E1', 'E2')
    // E1 has no part of one time, E2 three.
    const one = '<Duration>1</Duration>'
    expect(deviation(constraint('DistributeSplitEvents', events, one + range(1, 2)))).toBe(1 + 1)
  })

  test('AvoidSplitAssignments: different resources in the role, less one', () => {
    const split = part('E4', 1, 'Tu1', { Teacher: 'T1' }) + part('E4', 1, 'Tu2', { Teacher: 'T2' })
    const rest = timetable.slice(0, timetable.indexOf('<Event Reference="E4">'))
    const groups = refs('EventGroups', 'All')
    expect(deviation(constraint('AvoidSplitAssignments', groups, '<Role>Teacher</Role>'), rest + split)).toBe(
      1,
    )
    expect(deviation(constraint('AvoidSplitAssignments', groups, '<Role>Teacher</Role>'))).toBe(0)
  })

  test('SpreadEvents: parts that start in each time group', () => {
    const limited = `<TimeGroups><TimeGroup Reference="Mo">${range(0, 2)}</TimeGroup><TimeGroup Reference="Tu">${range(2, 9)}</TimeGroup></TimeGroups>`
    // Monday E1, E2, E2, E3: two too many. Tuesday E4: one too few.
    expect(deviation(constraint('SpreadEvents', all, limited))).toBe(2 + 1)
  })

  test('LinkEvents: times at which some run and others do not', () => {
    // E1 at Mo1 and Mo2, E3 at Mo2.
    expect(deviation(constraint('LinkEvents', refs('EventGroups', 'Pair')))).toBe(1)
  })

  test('OrderEvents: times from the end of the first to the start of the second', () => {
    const pair = (first: string, second: string, limits = ''): string =>
      `<EventPairs><EventPair><FirstEvent Reference="${first}"/><SecondEvent Reference="${second}"/>${limits}</EventPair></EventPairs>`
    // E1 ends with Mo2, E4 starts at Tu1: one time between.
    expect(deviation(constraint('OrderEvents', pair('E1', 'E4')))).toBe(0)
    expect(deviation(constraint('OrderEvents', pair('E1', 'E4', '<MinSeparation>3</MinSeparation>')))).toBe(2)
    // E4 ends with Tu2, five times on; E1 starts with the first: it is five too early.
    expect(deviation(constraint('OrderEvents', pair('E4', 'E1')))).toBe(5)
    // One part of E2 has no time.
    expect(deviation(constraint('OrderEvents', pair('E4', 'E2')))).toBe(0)
  })

  test('AvoidClashes: parts beyond the first, at each time', () => {
    // T1 at Mo1.
    expect(deviation(constraint('AvoidClashes', teachers))).toBe(1)
    // C1 at Mo2.
    expect(deviation(constraint('AvoidClashes', teachers + refs('Resources', 'C1')))).toBe(2)
  })

  test('AvoidUnavailableTimes: such times at which a resource is busy, each once', () => {
    const times = refs('Times', 'Mo1', 'Tu3') + refs('TimeGroups', 'First')
    // T1 at Mo1 and Tu1.
    expect(deviation(constraint('AvoidUnavailableTimes', teachers, times))).toBe(2)
  })

  test('LimitIdleTimes: free times between busy ones of a group, all groups together', () => {
    const classes = refs('ResourceGroups', 'Classes')
    // C2 at Mo2.
    expect(deviation(constraint('LimitIdleTimes', classes, days + range(0, 0)))).toBe(1)
    expect(deviation(constraint('LimitIdleTimes', refs('Resources', 'C2'), days + range(3, 9)))).toBe(2)
  })

  test('ClusterBusyTimes: groups with a busy time', () => {
    // T1 works on both days, T2 on none.
    expect(deviation(constraint('ClusterBusyTimes', teachers, days + range(1, 1)))).toBe(1 + 1)
  })

  test('LimitBusyTimes: busy times of each group that has one', () => {
    // T1: three on Monday, two on Tuesday; T2 none at all.
    expect(deviation(constraint('LimitBusyTimes', teachers, days + range(1, 2)))).toBe(1)
    expect(deviation(constraint('LimitBusyTimes', teachers, days + range(4, 6)))).toBe(1 + 2)
  })

  test('LimitWorkload: shares of the workload of events, rounded up at the end', () => {
    // T1: E1 2, E2 3, E4 5.
    expect(deviation(constraint('LimitWorkload', refs('Resources', 'T1'), range(0, 7)))).toBe(3)
    // Half of E4 is 2.5 for T2.
    const half = timetable.replace(
      part('E4', 2, 'Tu1', { Teacher: 'T1' }),
      part('E4', 1, 'Tu1', { Teacher: 'T1' }) + part('E4', 1, 'Tu2', { Teacher: 'T2' }),
    )
    expect(deviation(constraint('LimitWorkload', refs('Resources', 'T2'), range(0, 1)), half)).toBe(2)
  })
})

describe('prices', () => {
  const gaps = (head: Parameters<typeof constraint>[3]): string =>
    constraint('LimitBusyTimes', teachers, days + range(4, 6), head)

  test('weight times deviation, its square, or once', () => {
    expect(costOf(gaps({ weight: 2 }))).toEqual([6, 0])
    expect(costOf(gaps({ weight: 2, cost: 'Quadratic' }))).toEqual([18, 0])
    expect(costOf(gaps({ weight: 2, cost: 'Step' }))).toEqual([2, 0])
  })

  test('each point is priced by itself', () => {
    // T1 is busy on two days, one too few; T2 on none, three too few.
    expect(
      costOf(constraint('ClusterBusyTimes', teachers, days + range(3, 3), { cost: 'Quadratic' })),
    ).toEqual([1 + 9, 0])
  })

  test('what is not required is the objective', () => {
    expect(costOf(gaps({ required: false, weight: 5 }))).toEqual([0, 15])
  })
})
