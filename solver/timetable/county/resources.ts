import type { Duty } from '../../../models/plan.ts'
import type { Resource } from '../kernel/problem.ts'
import type { TimetableInput } from './input.ts'
import { roomPools } from './rooms.ts'

/** The resources of a part, in the kernel's order: classes, teachers, room pools. */
export interface Resources {
  readonly list: readonly Resource[]
  readonly classIndex: ReadonlyMap<string, number>
  readonly teacherIndex: ReadonlyMap<string, number>
  /** By site and subject; undefined where the subject needs no special room or the site has none. */
  readonly poolOf: (siteId: string, duty: Duty) => number | undefined
}

export function buildResources(input: TimetableInput): Resources {
  const { county, duties } = input
  const teacherIds = [...new Set(duties.map(({ teacherId }) => teacherId))].sort((a, b) => (a < b ? -1 : 1))
  const classes = county.classes.map(({ id }): Resource => ({ id, kind: 'class' }))
  const teachers = teacherIds.map((id): Resource => ({ id, kind: 'teacher' }))
  const pools = roomPools(input)
  const firstPool = classes.length + teachers.length
  return {
    list: [
      ...classes,
      ...teachers,
      ...pools.map(({ id, capacity }): Resource => ({ id, kind: 'room', capacity })),
    ],
    classIndex: new Map(classes.map(({ id }, i) => [id, i])),
    teacherIndex: new Map(teachers.map(({ id }, i) => [id, classes.length + i])),
    poolOf: (siteId, { subject }) => {
      const at = pools.findIndex((pool) => pool.siteId === siteId && pool.subjects.includes(subject))
      return at < 0 ? undefined : firstPool + at
    },
  }
}
