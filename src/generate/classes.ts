import type { Grade } from '../../models/basics.ts'
import { GRADE_NAMES } from '../../models/timetable.ts'
import { apportion } from './draw.ts'
import type { ClassInput } from './roster.ts'

/** Classes of the grades at a site, with exactly `pupils` pupils in all and none above `sizeMax`. */
export function makeClasses(
  siteId: string,
  grades: readonly Grade[],
  pupils: number,
  sizeMax: number,
): ClassInput[] {
  return apportion(
    pupils,
    grades.map(() => 1),
  ).flatMap((inGrade, i) => {
    const grade = grades[i]!
    if (inGrade === 0) return []
    const count = Math.ceil(inGrade / sizeMax)
    return apportion(
      inGrade,
      Array.from({ length: count }, () => 1),
    ).map((inClass, n) => ({
      id: `${siteId}-${grade}${String(n + 1).padStart(2, '0')}`,
      siteId,
      grade,
      name: count === 1 ? `${GRADE_NAMES[grade - 1]}年级` : `${GRADE_NAMES[grade - 1]}（${n + 1}）班`,
      pupils: inClass,
    }))
  })
}
