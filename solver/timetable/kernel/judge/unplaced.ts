import type { Finding, Week } from './week.ts'

export function judgeUnplaced(week: Week): Finding[] {
  return week.problem.lessons.flatMap((lesson, index) =>
    week.placement[index]! < 0
      ? [{ deviation: week.problem.courses[lesson.course]!.duration, lessons: [index] }]
      : [],
  )
}
