import type { Stage } from './basics.ts'
import { stageOfGrade } from './basics.ts'
import type { County } from './county.ts'
import type { Policy } from './policy.ts'
import type { Subject } from './subject.ts'
import { type CurriculumTable, periodsOf, subjectsOfGrade } from './timetable.ts'

/** Classes that sit in the same lesson: one class, or several taught together. The unit in which periods are demanded. */
export interface TeachingGroup {
  readonly siteId: string
  readonly stage: Stage
  /** In the county's order of classes. */
  readonly classIds: readonly string[]
  readonly subject: Subject
  /** A week. Of classes taught together, the largest of their curriculum periods. */
  readonly periods: number
}

/** Teaching weeks of a semester: half of the longest year. */
export const semesterWeeks = ({ curriculum }: Policy): number => Math.max(...curriculum.weeks) / 2

const PE_DAILY_PERIODS = 5

/**
 * The periods table in force: the county's own, else the policy's. Where the policy wants one PE lesson a day, PE has
 * five periods, taken first from local courses and then from integrated practice.
 */
export function curriculumOf(county: Pick<County, 'curriculum'>, policy: Policy): CurriculumTable {
  const table = county.curriculum ?? policy.curriculum.table
  if (!policy.curriculum.peDaily) return table
  const [pe, local, practice] = (['pe', 'local', 'practice'] as const).map((s) => [
    ...(table[s] ?? Array<number>(9).fill(0)),
  ])
  for (let grade = 0; grade < 9; grade++) {
    for (const giver of [local!, practice!]) {
      const taken = Math.min(giver[grade]!, Math.max(0, PE_DAILY_PERIODS - pe![grade]!))
      giver[grade]! -= taken
      pe![grade]! += taken
    }
  }
  return { ...table, pe: pe!, local: local!, practice: practice! }
}

/** What has to be taught, in the order of classes and subjects; classes taught together stand with their first class. */
export function teachingGroups(
  county: Pick<County, 'classes' | 'classGroups' | 'curriculum'>,
  policy: Policy,
): TeachingGroup[] {
  const table = curriculumOf(county, policy)
  const classById = new Map(county.classes.map((c) => [c.id, c]))
  const joined = new Map<string, readonly string[]>()
  for (const group of county.classGroups) {
    for (const subject of group.subjects) {
      for (const classId of group.classIds) joined.set(`${classId} ${subject}`, group.classIds)
    }
  }
  const groups: TeachingGroup[] = []
  const placed = new Set<string>()
  for (const { id, siteId, grade } of county.classes) {
    for (const subject of subjectsOfGrade(table, grade)) {
      if (placed.has(`${id} ${subject}`)) continue
      const wanted = new Set(joined.get(`${id} ${subject}`) ?? [id])
      const classIds = [...wanted].filter((classId) => classById.has(classId))
      for (const classId of classIds) placed.add(`${classId} ${subject}`)
      const periods = Math.max(
        ...classIds.map((classId) => periodsOf(table, subject, classById.get(classId)!.grade)),
      )
      groups.push({ siteId, stage: stageOfGrade(grade), classIds, subject, periods })
    }
  }
  return groups
}
