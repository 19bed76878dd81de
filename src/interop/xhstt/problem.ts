import type { Lesson, Placement, Problem, Resource } from '../../../solver/timetable/kernel/problem.ts'
import type { Instance, SubEvent } from './archive.ts'
import { type Block, type Layout, layOut } from './layout.ts'
import { rulesOf } from './rules.ts'
import { domainOf } from './starts.ts'

/** An instance as a problem of the search, and the way back. Times keep their numbers as slots, resources theirs. */
export interface Translation {
  readonly problem: Problem
  readonly decode: (placement: Placement) => SubEvent[]
}

/** @param strict leave out starts that required constraints forbid; else they cost */
export function translate(instance: Instance, strict: boolean): Translation {
  const layout = layOut(instance)
  const domains = layout.blocks.map((block) => domainOf(instance, layout, block, strict))
  const wanted = new Set(
    instance.constraints.flatMap((constraint) => (constraint.type === 'AssignTime' ? constraint.events : [])),
  )
  const lessons = layout.blocks.flatMap((block): Lesson[] => {
    const resources = block.events.flatMap((event) =>
      instance.events[event]!.resources.flatMap(({ resource }) => resource ?? []),
    )
    const isPlaced = block.events.some(
      (event) => wanted.has(event) || instance.events[event]!.time !== undefined,
    )
    const lesson = { course: block.course, resources, starts: isPlaced ? domains[block.course]!.starts : [] }
    return Array<Lesson>(block.count).fill(lesson)
  })
  const scope = {
    instance,
    layout,
    keepsClosed: (event: number) => layout.coursesOf[event]!.every((course) => domains[course]!.isStrict),
    keepsPreferred: (event: number) =>
      layout.coursesOf[event]!.every((course) => domains[course]!.isStrict && layout.blocks[course]!.isWhole),
    isCandidate: () => false,
  }
  const problem: Problem = {
    daySlots: layout.daySlots,
    resources: kernelResources(instance),
    courses: layout.courses,
    lessons,
    rules: instance.constraints.flatMap((constraint) => rulesOf(constraint, scope)),
  }
  return { problem, decode: (placement) => decode(instance, layout, problem, placement) }
}

/** The busiest type of resource plays the classes: lessons swap within its rows first. */
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
  const [busiest] = [...load].sort(([, a], [, b]) => b.times / b.count - a.times / a.count)[0] ?? ['']
  return resources.map(({ id, type }) => ({ id, kind: type === busiest ? 'class' : 'teacher' }))
}

function decode(
  instance: Instance,
  layout: Layout,
  { lessons, courses }: Problem,
  placement: Placement,
): SubEvent[] {
  const startsOf = courses.map(() => [] as number[])
  lessons.forEach(({ course }, lesson) => startsOf[course]!.push(placement[lesson]!))
  return layout.blocks.flatMap((block) =>
    partsOf(layout, block, startsOf[block.course]!).flatMap(({ start, duration }) =>
      block.events.map((event) => ({
        event,
        duration,
        ...(start < 0 ? {} : { time: start }),
        resources: instance.events[event]!.resources.map(({ resource }) => resource),
      })),
    ),
  )
}

/** Single times next to each other on a day are one part, up to the longest part allowed. */
function partsOf({ daySlots, courses }: Layout, block: Block, starts: readonly number[]) {
  const parts: { start: number; duration: number }[] = []
  const dayOf = daySlots.flatMap((size, day) => Array<number>(size).fill(day))
  const { maxRun = Infinity } = courses[block.course]!
  for (const start of [...starts].sort((a, b) => a - b)) {
    const last = parts.at(-1)
    const joins =
      !block.isWhole &&
      last !== undefined &&
      start >= 0 &&
      last.start + last.duration === start &&
      dayOf[last.start] === dayOf[start] &&
      last.duration < maxRun
    if (joins) last.duration++
    else parts.push({ start, duration: block.duration })
  }
  return parts
}
