import type { Grade, Stage } from '../../models/basics.ts'
import type { CountyInput } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import type { Subject } from '../../models/subject.ts'
import { type CurriculumTable, GRADE_NAMES, gradesOfStage, periodsOf } from '../../models/timetable.ts'
import { apportion } from './draw.ts'
import type { ClassInput, SchoolSketch } from './sketch.ts'

/** Each grade has this much more than the one below it, as a share: fewer children are born. */
const GRADE_TREND = 0.02

/** Classes of one stage of a school: all its pupils, none above the largest size. */
export function classesOf(
  { site, pupils, primaryGrades, classSize }: Omit<SchoolSketch, 'teachers'>,
  stage: Stage,
  policy: Policy,
): ClassInput[] {
  const grades = stage === 'primary' && primaryGrades ? primaryGrades : gradesOfStage(stage)
  const sizeMax = Math.min(classSize?.[stage] ?? Infinity, policy.classSizeMax[stage])
  return makeClasses(site.id, grades, pupils[stage] ?? 0, sizeMax)
}

/** Exactly `pupils` pupils in all. */
function makeClasses(
  siteId: string,
  grades: readonly Grade[],
  pupils: number,
  sizeMax: number,
): ClassInput[] {
  const inGrades = apportion(
    pupils,
    grades.map((_, i) => 1 + GRADE_TREND * i),
  )
  return grades.flatMap((grade, i) => {
    const count = Math.ceil(inGrades[i]! / sizeMax)
    return apportion(inGrades[i]!, Array<number>(count).fill(1)).map((inClass, n) => ({
      id: `${siteId}-${grade}${String(n + 1).padStart(2, '0')}`,
      siteId,
      grade,
      name: count === 1 ? `${GRADE_NAMES[grade - 1]}年级` : `${GRADE_NAMES[grade - 1]}（${n + 1}）班`,
      pupils: inClass,
    }))
  })
}

/** A primary stage of this size or larger teaches every class on its own. */
const JOINT_BELOW_PUPILS = 100
const POINT_BELOW_PUPILS = 25
const VILLAGE_JOINT: readonly Subject[] = ['pe', 'music', 'art']
const POINT_JOINT: readonly Subject[] = [...VILLAGE_JOINT, 'labour', 'practice', 'local']

/**
 * Classes taught together (合班) at one small site: neighbouring grades, and only where the curriculum gives them the same
 * number of periods, so that nobody's week grows. Villages join two grades, teaching points all they have.
 *
 * @param classes primary classes of the site by grade, at most one a grade
 */
export function jointGroups(
  siteId: string,
  classes: readonly ClassInput[],
  table: CurriculumTable,
  sizeMax: number,
): NonNullable<CountyInput['classGroups']> {
  const pupils = sumPupils(classes)
  if (pupils >= JOINT_BELOW_PUPILS) return []
  const point = pupils < POINT_BELOW_PUPILS
  const subjectsOf = new Map<string, { classIds: string[]; subjects: Subject[] }>()
  for (const subject of point ? POINT_JOINT : VILLAGE_JOINT) {
    const taking = classes.filter(({ grade }) => periodsOf(table, subject, grade) > 0)
    for (const joined of joinable(taking, subject)) {
      const classIds = joined.map(({ id }) => id)
      const known = subjectsOf.get(classIds.join())
      if (known) known.subjects.push(subject)
      else subjectsOf.set(classIds.join(), { classIds, subjects: [subject] })
    }
  }
  return [...subjectsOf.values()].map((group, n) => ({ id: `${siteId}-合班${n + 1}`, siteId, ...group }))

  function joinable(all: readonly ClassInput[], subject: Subject): ClassInput[][] {
    const groups: ClassInput[][] = []
    for (const next of all) {
      const last = groups.at(-1)
      const fits =
        last !== undefined &&
        periodsOf(table, subject, last[0]!.grade) === periodsOf(table, subject, next.grade) &&
        sumPupils(last) + next.pupils <= sizeMax &&
        (point || (last.length === 1 && last[0]!.grade % 2 === 1))
      if (fits) last.push(next)
      else groups.push([next])
    }
    return groups.filter(({ length }) => length > 1)
  }
}

const sumPupils = (classes: readonly ClassInput[]): number =>
  classes.reduce((sum, { pupils }) => sum + pupils, 0)
