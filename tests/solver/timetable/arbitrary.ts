import fc from 'fast-check'
import type { Lesson, Problem, Resource } from '../../../solver/timetable/kernel/problem.ts'
import type { ChoiceOf, Rule } from '../../../solver/timetable/kernel/rules.ts'

const resourceCount = 5
const courseCount = 4
const siteCount = 3
const bellCount = 2

const indices = (count: number, minLength = 1) =>
  fc.uniqueArray(fc.nat(count - 1), { minLength, maxLength: count })

const head = {
  code: fc.constantFrom('a', 'b', 'c'),
  level: fc.constantFrom<'hard' | 'soft'>('hard', 'soft'),
  weight: fc.integer({ min: 1, max: 7 }),
}
const shape = fc.constantFrom<'linear' | 'quadratic' | 'step'>('linear', 'quadratic', 'step')
const limits = { min: fc.nat(2), max: fc.integer({ min: 1, max: 4 }) }

/** Any rule over the sizes above. */
function anyRule(
  slotCount: number,
  lessonCount: number,
  daySlots: number[],
  singles: number[],
  choices: ChoiceOf[],
): fc.Arbitrary<Rule> {
  const dayOf = daySlots.flatMap((size, day) => Array<number>(size).fill(day))
  const slots = indices(slotCount)
  const slotGroups = fc.array(slots, { minLength: 1, maxLength: 3 })
  const groupsInDays = fc.array(
    fc.nat(daySlots.length - 1).chain((day) => {
      const within = dayOf.flatMap((d, slot) => (d === day ? [slot] : []))
      return fc.subarray(within, { minLength: 1 })
    }),
    { minLength: 1, maxLength: 3 },
  )
  const resources = indices(resourceCount)
  const sets = fc.array(indices(courseCount), { minLength: 1, maxLength: 2 })
  const courses = indices(courseCount)
  const travellers = fc.constant([0, 1])
  const rules: fc.Arbitrary<Rule>[] = [
    fc.record({ type: fc.constant('unplaced' as const), ...head }),
    fc.record({ type: fc.constant('clash' as const), ...head, resources }),
    fc.record({ type: fc.constant('unavailable' as const), ...head, shape, resources, slots }),
    fc.record({
      type: fc.constant('idle' as const),
      ...head,
      shape,
      resources,
      groups: groupsInDays,
      ...limits,
      fromStart: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('idle' as const),
      ...head,
      shape,
      resources,
      groups: groupsInDays,
      ...limits,
      onlyBefore: fc.constant(true),
    }),
    fc.record({
      type: fc.constant('busy-groups' as const),
      ...head,
      shape,
      resources,
      groups: slotGroups,
      ...limits,
    }),
    fc.record({
      type: fc.constant('busy-slots' as const),
      ...head,
      shape,
      resources,
      groups: slotGroups,
      ...limits,
      emptyCounts: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('consecutive' as const),
      ...head,
      shape,
      resources,
      max: fc.integer({ min: 1, max: 2 }),
    }),
    fc.record({
      type: fc.constant('spread' as const),
      ...head,
      shape,
      sets,
      groups: fc.array(fc.record({ slots, ...limits }), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('days-apart' as const),
      ...head,
      shape,
      sets,
      minDays: fc.integer({ min: 2, max: 3 }),
    }),
    fc.record({ type: fc.constant('starts' as const), ...head, shape, courses, slots }),
    fc.record({
      type: fc.constant('starts' as const),
      ...head,
      shape,
      courses,
      slots,
      length: fc.constant(2),
    }),
    fc.record({ type: fc.constant('together' as const), ...head, shape, sets }),
    fc.record({
      type: fc.constant('order' as const),
      ...head,
      shape,
      ...limits,
      pairs: fc.array(fc.tuple(fc.nat(courseCount - 1), fc.nat(courseCount - 1)), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
    fc.record({
      type: fc.constant('slot-cost' as const),
      ...head,
      prices: fc.array(
        fc.record({
          lesson: fc.nat(lessonCount - 1),
          cost: fc.array(fc.nat(3), { minLength: slotCount, maxLength: slotCount }),
        }),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      type: fc.constant('travel' as const),
      ...head,
      shape,
      resources: travellers,
      measure: fc.constantFrom<'late' | 'changes' | 'minutes' | 'sites'>(
        'late',
        'changes',
        'minutes',
        'sites',
      ),
      max: fc.nat(2),
    }),
    fc.record({
      type: fc.constant('travel' as const),
      ...head,
      shape,
      resources: travellers,
      measure: fc.constant('changes' as const),
      period: fc.constant('week' as const),
      max: fc.nat(2),
    }),
    fc.record({
      type: fc.constant('travel' as const),
      ...head,
      shape,
      resources: travellers,
      measure: fc.constant('sites' as const),
      max: fc.nat(1),
      groups: slotGroups,
    }),
  ]
  if (lessonCount > 1) {
    const cost = fc.array(fc.nat(3), { minLength: slotCount ** 2, maxLength: slotCount ** 2 })
    const pair = fc
      .uniqueArray(fc.nat(lessonCount - 1), { minLength: 2, maxLength: 2 })
      .chain(([first, second]) => cost.map((own) => ({ first: first!, second: second!, cost: own })))
    rules.push(
      fc.record({
        type: fc.constant('pairs' as const),
        ...head,
        pairs: fc.array(pair, { minLength: 1, maxLength: 3 }),
      }),
    )
  }
  if (choices.length > 0) {
    const choiceSets = fc.array(fc.subarray(choices, { minLength: 1 }), { minLength: 1, maxLength: 2 })
    const unwanted = fc.uniqueArray(fc.integer({ min: -1, max: resourceCount - 1 }), { minLength: 1 })
    const points = fc.uniqueArray(
      fc.record({
        resource: fc.nat(resourceCount - 1),
        fixed: fc.nat(5),
        min: fc.nat(4),
        max: fc.integer({ min: 4, max: 8 }),
      }),
      { minLength: 1, maxLength: 3, selector: ({ resource }) => resource },
    )
    const loads = fc
      .subarray(choices, { minLength: 1 })
      .chain((own) =>
        fc
          .array(fc.nat(5), { minLength: own.length, maxLength: own.length })
          .map((units) => own.map((choice, k) => ({ ...choice, units: units[k]! }))),
      )
    rules.push(
      fc.record({ type: fc.constant('chosen' as const), ...head, shape, sets: choiceSets, unwanted }),
      fc.record({ type: fc.constant('same-chosen' as const), ...head, shape, sets: choiceSets }),
      fc.record({
        type: fc.constant('workload' as const),
        ...head,
        shape,
        loads,
        unitsPerPoint: fc.integer({ min: 1, max: 3 }),
        points,
      }),
    )
  }
  if (singles.length > 0) {
    rules.push(
      fc.record({
        type: fc.constant('runs' as const),
        ...head,
        shape,
        courses: fc.subarray(singles, { minLength: 1 }),
        ...limits,
      }),
      fc.record({
        type: fc.constant('runs' as const),
        ...head,
        shape,
        courses: fc.subarray(singles, { minLength: 1 }),
        length: fc.integer({ min: 1, max: 2 }),
        ...limits,
      }),
      fc.record({
        type: fc.constant('runs' as const),
        ...head,
        shape,
        courses: fc.subarray(singles, { minLength: 1 }),
        minLength: fc.integer({ min: 1, max: 2 }),
        maxLength: fc.integer({ min: 1, max: 2 }),
      }),
    )
  }
  return fc.oneof(...rules)
}

interface Shape {
  readonly days?: fc.Arbitrary<number[]>
  readonly maxLessons?: number
}

/** Small problems with every rule type, blocks, pools, closed slots, several sites and two bells. */
export function anyProblem({
  days = fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 3 }),
  maxLessons = 10,
}: Shape = {}): fc.Arbitrary<Problem> {
  return days.chain((daySlots) => {
    const slotCount = daySlots.reduce((sum, size) => sum + size, 0)
    const dayOf = daySlots.flatMap((size, day) => Array<number>(size).fill(day))
    const course = fc.record({
      duration: fc.constantFrom(1, 1, 1, 2),
      maxRun: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    })
    const lesson = fc.record({
      course: fc.nat(courseCount - 1),
      resources: fc.uniqueArray(fc.nat(resourceCount - 1), { minLength: 1, maxLength: 3 }),
      open: fc.uniqueArray(fc.nat(slotCount - 1), { minLength: 2, maxLength: slotCount }),
      place: fc.nat(siteCount * bellCount - 1),
      choices: fc.array(fc.uniqueArray(fc.integer({ min: -1, max: resourceCount - 1 }), { minLength: 1 }), {
        maxLength: 2,
      }),
      elsewhere: fc.option(fc.nat(siteCount * bellCount - 1), { nil: undefined }),
    })
    const clock = fc.array(fc.integer({ min: 35, max: 60 }), { minLength: slotCount, maxLength: slotCount })
    return fc
      .record({
        courses: fc.array(course, { minLength: courseCount, maxLength: courseCount }),
        lessons: fc.array(lesson, { minLength: 1, maxLength: maxLessons }),
        kinds: fc.array(fc.constantFrom<Resource['kind']>('class', 'teacher', 'room'), {
          minLength: resourceCount,
          maxLength: resourceCount,
        }),
        capacity: fc.integer({ min: 1, max: 3 }),
        clocks: fc.array(clock, { minLength: bellCount, maxLength: bellCount }),
        minutes: fc.array(fc.nat(40), { minLength: siteCount ** 2, maxLength: siteCount ** 2 }),
      })
      .chain(({ courses, lessons, kinds, capacity, clocks, minutes }) => {
        const singles = courses.flatMap(({ duration }, index) => (duration === 1 ? [index] : []))
        const choices = lessons.flatMap((own, index) =>
          own.choices.map((_, choice) => ({ lesson: index, choice })),
        )
        return fc
          .array(anyRule(slotCount, lessons.length, daySlots, singles, choices), {
            minLength: 1,
            maxLength: 7,
          })
          .map(
            (rules): Problem => ({
              daySlots,
              resources: kinds.map((kind, index) => ({
                id: `r${index}`,
                kind,
                ...(index === resourceCount - 1 ? { capacity } : {}),
              })),
              courses: courses.map(({ duration, maxRun }, index) => ({
                id: `c${index}`,
                duration,
                ...(maxRun === undefined ? {} : { maxRun }),
              })),
              lessons: lessons.map(
                ({ course: index, resources, open, place, elsewhere, choices: own }): Lesson => ({
                  course: index,
                  resources,
                  starts: open
                    .filter((slot) => dayOf[slot] === dayOf[slot + courses[index]!.duration - 1])
                    .sort((a, b) => a - b),
                  place,
                  ...(own.length === 0 ? {} : { choices: own }),
                  ...(elsewhere === undefined
                    ? {}
                    : { placeOf: resources.map((r) => (r === 0 ? elsewhere : place)) }),
                }),
              ),
              rules,
              travel: {
                siteCount,
                travelMin: minutes,
                places: Array.from({ length: siteCount * bellCount }, (_, k) => ({
                  site: k % siteCount,
                  bell: k % bellCount,
                })),
                bells: clocks.map((lengths) => ({
                  startMin: lengths.map((_, slot) => 480 + 50 * slot),
                  endMin: lengths.map((length, slot) => 480 + 50 * slot + length),
                })),
                baseSite: [1, -1, -1, -1, -1],
              },
            }),
          )
      })
  })
}

/** Any slot of its own for each lesson, sometimes none. */
export const anyPlacement = (problem: Problem): fc.Arbitrary<Int32Array> =>
  fc
    .tuple(...problem.lessons.map(({ starts }) => fc.constantFrom(-1, ...starts, ...starts)))
    .map((slots) => Int32Array.from(slots))

/** Any candidate for each choice, sometimes nobody. */
export const anyChosen = (problem: Problem): fc.Arbitrary<Int32Array> =>
  fc
    .tuple(
      ...problem.lessons.flatMap(({ choices = [] }) =>
        choices.map((candidates) => fc.constantFrom(-1, ...candidates, ...candidates)),
      ),
    )
    .map((chosen) => Int32Array.from(chosen))
