import { byCode } from '../../../models/basics.ts'
import type { Resource } from '../kernel/problem.ts'
import type { TimetableInput } from './input.ts'
import { type RoomPool, roomPools } from './rooms.ts'

/** What the lessons of one resource ask of it. */
export interface Usage {
  /** Lessons a week. */
  readonly periods: number
  readonly rings: ReadonlySet<number>
  readonly siteIds: ReadonlySet<string>
}

/** The resources of a part, in the kernel's order: classes, teachers, room pools. Only those that some duty uses. */
export interface Resources {
  readonly list: readonly Resource[]
  readonly classes: readonly number[]
  readonly teachers: readonly number[]
  readonly pools: readonly (RoomPool & { readonly index: number })[]
  /** Those that each duty's lessons hold. */
  readonly heldBy: readonly (readonly number[])[]
  readonly usage: readonly Usage[]
}

export function buildResources(input: TimetableInput, ringOfDuty: readonly number[]): Resources {
  const { duties } = input
  const classIds = [...new Set(duties.flatMap(({ classIds }) => classIds))].sort(byCode)
  const teacherIds = [...new Set(duties.map(({ teacherId }) => teacherId))].sort(byCode)
  const list: Resource[] = []
  const add = (resource: Resource): number => list.push(resource) - 1
  const classIndex = new Map(classIds.map((id) => [id, add({ id, kind: 'class' })]))
  const teacherIndex = new Map(teacherIds.map((id) => [id, add({ id, kind: 'teacher' })]))
  const pools = roomPools(input, ringOfDuty).map((pool) => ({
    ...pool,
    index: add({ id: pool.id, kind: 'room', capacity: pool.capacity }),
  }))
  const heldBy = duties.map(({ classIds, teacherId }): number[] => [
    ...classIds.map((id) => classIndex.get(id)!),
    teacherIndex.get(teacherId)!,
  ])
  for (const { index, duties: users } of pools) for (const duty of users) heldBy[duty]!.push(index)
  return {
    list,
    classes: [...classIndex.values()],
    teachers: [...teacherIndex.values()],
    pools,
    heldBy,
    usage: usageOf(input, list.length, heldBy, ringOfDuty),
  }
}

function usageOf(
  { duties }: TimetableInput,
  count: number,
  heldBy: readonly (readonly number[])[],
  ringOfDuty: readonly number[],
): Usage[] {
  const usage = Array.from({ length: count }, () => ({
    periods: 0,
    rings: new Set<number>(),
    siteIds: new Set<string>(),
  }))
  duties.forEach(({ periods, siteId }, duty) => {
    for (const resource of heldBy[duty]!) {
      const own = usage[resource]!
      own.periods += periods
      own.rings.add(ringOfDuty[duty]!)
      own.siteIds.add(siteId)
    }
  })
  return usage
}
