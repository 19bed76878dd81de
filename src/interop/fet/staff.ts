import type { FetFile } from './file.ts'
import type { Layout } from './layout.ts'

/** People as resources of the search: those that always go together and are under the same constraints are one. */
export interface Staff {
  /** Resource of each person, -1: without lessons. */
  readonly resourceOf: readonly number[]
  /** First person of each resource. */
  readonly persons: readonly number[]
}

/** Subgroups of a class that is never divided, say, are one resource. */
export function staffOf({ people, activities: all, constraints }: FetFile, { lessons }: Layout): Staff {
  const held = people.map(() => [] as number[])
  lessons.forEach((activities, lesson) => {
    for (const activity of activities) for (const person of all[activity]!.people) held[person]!.push(lesson)
  })
  const under = people.map(() => [] as number[])
  constraints.forEach((constraint, index) => {
    if ('people' in constraint) for (const person of new Set(constraint.people)) under[person]!.push(index)
  })
  const known = new Map<string, number>()
  const persons: number[] = []
  const resourceOf = people.map(({ kind }, person) => {
    if (held[person]!.length === 0) return -1
    const key = `${kind} ${held[person]!.join()}; ${under[person]!.join()}`
    const resource = known.get(key) ?? persons.push(person) - 1
    known.set(key, resource)
    return resource
  })
  return { resourceOf, persons }
}
