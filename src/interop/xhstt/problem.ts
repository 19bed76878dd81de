import type {
  Chosen,
  Lesson,
  Placement,
  Problem,
  Resource,
} from '../../../solver/timetable/kernel/problem.ts'
import type { Instance, SubEvent } from './archive.ts'
import { type Block, type Layout, layOut, type Reading } from './layout.ts'
import { rulesOf, type Scope } from './rules.ts'
import { seatsOf } from './seats.ts'
import { domainOf } from './starts.ts'

/** An instance as a problem of the search, and the way back. Times keep their numbers as slots, resources theirs. */
export interface Translation {
  readonly problem: Problem
  readonly decode: (found: { readonly placement: Placement; readonly chosen: Chosen }) => SubEvent[]
}

export function translate(instance: Instance, reading: Reading): Translation {
  const layout = layOut(instance, reading)
  const domains = layout.blocks.map((block) => domainOf(instance, layout, block, reading))
  const wanted = new Set(
    instance.constraints.flatMap((constraint) => (constraint.type === 'AssignTime' ? constraint.events : [])),
  )
  const seats = seatsOf(instance, layout)
  const lessons = layout.blocks.flatMap((block): Lesson[] => {
    const isPlaced = block.events.some(
      (event) => wanted.has(event) || instance.events[event]!.time !== undefined,
    )
    const choices = seats.candidatesOf(block)
    const lesson = {
      course: block.course,
      resources: block.events.flatMap((event) =>
        instance.events[event]!.resources.flatMap(({ resource }) => resource ?? []),
      ),
      starts: isPlaced ? domains[block.course]!.starts : [],
      ...(choices.length > 0 ? { choices } : {}),
    }
    return Array<Lesson>(block.count).fill(lesson)
  })
  const scope: Scope = {
    instance,
    layout,
    seats,
    keepsClosed: (event) => layout.coursesOf[event]!.every((course) => domains[course]!.isStrict),
    keepsPreferred: (event) =>
      layout.coursesOf[event]!.every((course) => domains[course]!.isStrict && layout.blocks[course]!.isWhole),
  }
  const problem: Problem = {
    daySlots: layout.daySlots,
    resources: kernelResources(instance),
    courses: layout.courses,
    lessons,
    rules: instance.constraints.flatMap((constraint) => rulesOf(constraint, scope)),
  }
  return {
    problem,
    decode: ({ placement, chosen }) => decode(scope, placement, chosen),
  }
}

/** The busiest type of resource plays the classes: lessons swap within its rows first. The next one plays the teachers. */
function kernelResources({ resources, events }: Instance): Resource[] {
  const load = new Map<string, { times: number; count: number }>()
  const loadOf = (type: string) => {
    const known = load.get(type) ?? { times: 0, count: 0 }
    load.set(type, known)
    return known
  }
  for (const { type } of resources) loadOf(type).count++
  for (const { duration, resources: needed } of events) {
    for (const { resource } of needed)
      if (resource !== undefined) loadOf(resources[resource]!.type).times += duration
  }
  const types = [...load].sort(([, a], [, b]) => b.times / b.count - a.times / a.count).map(([type]) => type)
  const kinds = ['class', 'teacher', 'room'] as const
  return resources.map(({ id, type }) => ({ id, kind: kinds[Math.min(2, types.indexOf(type))]! }))
}

function decode({ instance, layout, seats }: Scope, placement: Placement, chosen: Chosen): SubEvent[] {
  let lesson = 0
  return layout.blocks.flatMap((block) => {
    const first = lesson
    lesson += block.count
    return partsOf(layout, block, placement.subarray(first, lesson)).flatMap(({ start, duration, index }) =>
      block.events.map((event) => ({
        event,
        duration,
        ...timeOf(instance.events[event]!.time ?? start),
        resources: instance.events[event]!.resources.map(({ resource }, seat) => {
          if (resource !== undefined) return resource
          const taken = chosen[seats.choiceAt(first + index, event, seat)]!
          return taken < 0 ? undefined : taken
        }),
      })),
    )
  })
}

const timeOf = (time: number): { time?: number } => (time < 0 ? {} : { time })

/**
 * Single times next to each other on a day are one part, up to the longest part allowed; other lessons are parts as they are.
 * @returns parts with the index of their (first) lesson within the block
 */
function partsOf({ daySlots, courses }: Layout, block: Block, starts: Placement) {
  const lessons = Array.from(starts, (start, index) => ({ start, index, duration: block.duration }))
  if (block.isWhole) return lessons
  const dayOf = daySlots.flatMap((size, day) => Array<number>(size).fill(day))
  const { maxRun = Infinity } = courses[block.course]!
  const parts: typeof lessons = []
  for (const lesson of lessons.sort((a, b) => a.start - b.start)) {
    const { start } = lesson
    const last = parts.at(-1)
    const joins =
      last !== undefined &&
      start >= 0 &&
      last.start + last.duration === start &&
      dayOf[last.start] === dayOf[start] &&
      last.duration < maxRun
    if (joins) last.duration++
    else parts.push(lesson)
  }
  return parts
}
