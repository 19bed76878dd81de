import type { TimetableInput } from './input.ts'

/**
 * Double lessons (连堂) wanted a week, by duty. Where several teachers share a subject of a class, whoever has most periods has
 * them first.
 */
export function doublesOf({ county, policy, duties }: TimetableInput): number[] {
  const wishes = policy.timetable.doubleLessons
  const doubles = duties.map(() => 0)
  if (wishes.length === 0) return doubles
  const gradeOf = new Map(county.classes.map(({ id, grade }) => [id, grade]))
  const given = new Map<string, number>()
  const largestFirst = [...duties.keys()].sort((a, b) => duties[b]!.periods - duties[a]!.periods || a - b)
  for (const index of largestFirst) {
    const { classIds, subject, periods } = duties[index]!
    const grade = gradeOf.get(classIds[0]!)!
    const wanted = wishes
      .filter((wish) => wish.subject === subject && grade >= wish.fromGrade)
      .reduce((sum, { perWeek }) => sum + perWeek, 0)
    const key = JSON.stringify([classIds, subject])
    doubles[index] = Math.min(wanted - (given.get(key) ?? 0), Math.floor(periods / 2))
    given.set(key, (given.get(key) ?? 0) + doubles[index])
  }
  return doubles
}
