import { byCode } from '../../../models/basics.ts'
import type { Resource } from '../kernel/problem.ts'
import { peopleOf } from './input.ts'
import { type RoomPool, roomPools } from './rooms.ts'
import { whereabouts } from './whereabouts.ts'
import { type ClassSubject, coursesOfClassSubject, type WeekShape } from './subjects.ts'

/** What the lessons of one resource ask of it. */
export interface Usage {
  /** Lessons a week. */
  readonly periods: number
  readonly rings: ReadonlySet<number>
  readonly siteIds: ReadonlySet<string>
}

/** The resources of a part, in the kernel's order: classes, teachers, room pools, subjects. Only those that some duty uses. */
export interface Resources {
  readonly list: readonly Resource[]
  readonly classes: readonly number[]
  readonly teachers: readonly number[]
  readonly pools: readonly (RoomPool & { readonly index: number })[]
  /** A class's subject with double lessons: not a thing that can clash, but its slots a day are counted like one's. */
  readonly subjects: readonly (ClassSubject & { readonly index: number })[]
  /** Those that each duty's lessons hold. */
  readonly heldBy: readonly (readonly number[])[]
  readonly usage: readonly Usage[]
}

export function buildResources(shape: WeekShape): Resources {
  const { duties, ringOfDuty } = shape
  const classIds = [...new Set(duties.flatMap(({ classIds }) => classIds))].sort(byCode)
  const teacherIds = [...new Set(duties.flatMap(peopleOf))].sort(byCode)
  const list: Resource[] = []
  const add = (resource: Resource): number => list.push(resource) - 1
  const classIndex = new Map(classIds.map((id) => [id, add({ id, kind: 'class' })]))
  const teacherIndex = new Map(teacherIds.map((id) => [id, add({ id, kind: 'teacher' })]))
  const pools = roomPools(shape, ringOfDuty).map((pool) => ({
    ...pool,
    index: add({ id: pool.id, kind: 'room', capacity: pool.capacity }),
  }))
  const subjects = coursesOfClassSubject(shape)
    .filter(({ doubles }) => doubles > 0)
    .map((own) => ({ ...own, index: add({ id: duties[own.courses[0]!]!.id, kind: 'room' }) }))
  const heldBy = duties.map((duty): number[] => [
    ...duty.classIds.map((id) => classIndex.get(id)!),
    ...peopleOf(duty).map((id) => teacherIndex.get(id)!),
  ])
  for (const { index, duties: users } of pools) for (const duty of users) heldBy[duty]!.push(index)
  for (const { index, courses } of subjects) for (const course of courses) heldBy[course]!.push(index)
  return {
    list,
    classes: [...classIndex.values()],
    teachers: [...teacherIndex.values()],
    pools,
    subjects,
    heldBy,
    usage: usageOf(shape, list, heldBy),
  }
}

function usageOf(
  shape: WeekShape,
  list: readonly Resource[],
  heldBy: readonly (readonly number[])[],
): Usage[] {
  const { duties, ringOfDuty } = shape
  const whereIs = whereabouts(shape)
  const usage = list.map(() => ({
    periods: 0,
    rings: new Set<number>(),
    siteIds: new Set<string>(),
  }))
  duties.forEach((duty, index) => {
    for (const resource of heldBy[index]!) {
      const own = usage[resource]!
      own.periods += duty.periods
      own.rings.add(ringOfDuty[index]!)
      own.siteIds.add(whereIs(duty, list[resource]!))
    }
  })
  return usage
}
