import { checkBells } from './county-check/bells.ts'
import { checkClassGroups, checkClasses } from './county-check/classes.ts'
import { checkClusters } from './county-check/clusters.ts'
import { checkCurriculum } from './county-check/curriculum.ts'
import { checkIds } from './county-check/ids.ts'
import { type CountyCheck, lookUp } from './county-check/lookup.ts'
import { checkLessonPins } from './county-check/lesson-pins.ts'
import { checkSchoolDays } from './county-check/school-days.ts'
import { checkSites } from './county-check/sites.ts'
import { checkTeacherDates } from './county-check/teacher-dates.ts'
import { checkTeachers } from './county-check/teachers.ts'
import { checkRooms, checkTravel } from './county-check/travel.ts'
import type { County } from './county.ts'
import type { Issue } from './issue.ts'
import type { Policy } from './policy.ts'

const CHECKS: readonly CountyCheck[] = [
  checkIds,
  checkSites,
  checkClusters,
  checkClasses,
  checkClassGroups,
  checkTeachers,
  checkTeacherDates,
  checkLessonPins,
  checkRooms,
  checkBells,
  checkTravel,
  checkCurriculum,
  checkSchoolDays,
]

/**
 * What no single record shows: references that lead nowhere, records that contradict each other. Errors are what a plan
 * cannot be made with; warnings are what a planner should look at and may leave. Places are paths such as
 * `teachers[3].homeSiteId`. Checks that depend on a policy are left out where none is given.
 */
export function checkCounty(county: County, policy?: Policy): Issue[] {
  const known = lookUp(county)
  return CHECKS.flatMap((check) => check(county, known, policy))
}
