import type { ConstraintOf, FetFile } from './file.ts'

/** How activities become lessons of the search: those that always start together are one. */
export interface Layout {
  /** Activities of each lesson, all of one duration. */
  readonly lessons: readonly (readonly number[])[]
  readonly lessonOf: readonly number[]
  /** Course of each lesson: lessons of the same people that are kept on different days by the same constraints. */
  readonly courseOf: readonly number[]
  readonly durationOf: readonly number[]
  readonly courseCount: number
}

export function layOut(file: FetFile): Layout {
  const lessons = together(file)
  const lessonOf = file.activities.map(() => 0)
  lessons.forEach((activities, lesson) => {
    for (const activity of activities) lessonOf[activity] = lesson
  })
  const spreadBy = lessons.map(() => [] as number[])
  file.constraints.forEach((constraint, index) => {
    if (constraint.kind !== 'min-days' || constraint.weight < 100) return
    for (const activity of constraint.activities) spreadBy[lessonOf[activity]!]!.push(index)
  })
  const courses = new Map<string, number>()
  const durationOf: number[] = []
  const courseOf = lessons.map((activities, lesson) => {
    const { duration, subject, tags } = file.activities[activities[0]!]!
    const people = activities.flatMap((activity) => file.activities[activity]!.people)
    const isAlone = people.length === 0 || activities.length > 1
    const key = isAlone
      ? `lesson ${lesson}`
      : JSON.stringify([duration, subject, tags, people, spreadBy[lesson]])
    const course = courses.get(key) ?? durationOf.push(duration) - 1
    courses.set(key, course)
    return course
  })
  return { lessons, lessonOf, courseOf, durationOf, courseCount: durationOf.length }
}

/** Groups of activities that must start at the same time; only those of equal length that share nobody are made one. */
function together({ activities, constraints }: FetFile): number[][] {
  const groups = activities.map((_, activity) => [activity])
  const groupOf = activities.map((_, activity) => activity)
  const peopleOf = (group: number): number[] =>
    groups[group]!.flatMap((activity) => activities[activity]!.people)
  const links = constraints.filter(
    (constraint): constraint is ConstraintOf<'same-start'> =>
      constraint.kind === 'same-start' && constraint.what === 'time' && constraint.weight === 100,
  )
  for (const {
    activities: [first, ...others],
  } of links) {
    for (const other of others) {
      const [target, source] = [groupOf[first!]!, groupOf[other]!]
      if (target === source) continue
      const taken = new Set(peopleOf(target))
      const fits =
        activities[first!]!.duration === activities[other]!.duration &&
        !peopleOf(source).some((person) => taken.has(person))
      if (!fits) continue
      for (const activity of groups[source]!) groupOf[activity] = target
      groups[target]!.push(...groups[source]!)
      groups[source] = []
    }
  }
  return groups.filter((group) => group.length > 0)
}
