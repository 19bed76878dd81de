import type { CheckRule } from '../rule.ts'
import { arriveCap, subjectCap } from './arrivals.ts'
import { broadcast } from './broadcast.ts'
import { classClash, teacherClash } from './clash.ts'
import { closure } from './closure.ts'
import { commute } from './commute.ts'
import { comparison } from './comparison.ts'
import { countyMismatch } from './county-mismatch.ts'
import { cvLimit } from './cv-limit.ts'
import { dayMax, subjectDay } from './daily-limits.ts'
import { direction } from './direction.ts'
import { dutiesCounts } from './duties-counts.ts'
import { eligibility } from './eligibility.ts'
import { netFlow, twoWay, youngShare } from './flows.ts'
import { halfDaySites } from './half-day-sites.ts'
import { headcount, leaveCap } from './headcount.ts'
import { homePost } from './home-post.ts'
import { indicatorMismatch } from './indicator-mismatch.ts'
import { keptFree } from './kept-free.ts'
import { lending } from './lending.ts'
import { lessonPin } from './lesson-pin.ts'
import { loadMax, secondSubject } from './loads.ts'
import { mentors } from './mentors.ts'
import { outsideDay } from './outside-day.ts'
import { periods } from './periods.ts'
import { pins } from './pins.ts'
import { planParts } from './plan-parts.ts'
import { postsConserved } from './posts-conserved.ts'
import {
  quotaBackbone,
  quotaGrowth,
  quotaPrincipals,
  quotaStrong,
  quotaTeachers,
  quotaUrban,
} from './quotas.ts'
import { roomClash } from './room-clash.ts'
import { rotationCounts } from './rotation-counts.ts'
import { rotationValue } from './rotation-value.ts'
import { scope } from './scope.ts'
import { certificate, stage } from './stage.ts'
import { subject } from './subject.ts'
import { teams } from './teams.ts'
import { travelTime } from './travel-time.ts'
import { unavailable } from './unavailable.ts'
import { unifiedPace } from './unified-pace.ts'
import { unknownReference } from './unknown-reference.ts'
import { vacancies } from './vacancies.ts'
import { visit } from './visit.ts'
import { visitLessons } from './visit-lessons.ts'
import { returnRest, volunteers } from './volunteers.ts'

/** All that a plan must honour, in the order of its levels: the file itself, law, coverage, quotas, balance, people. */
export const CHECK_RULES: readonly CheckRule[] = [
  planParts,
  countyMismatch,
  unknownReference,
  indicatorMismatch,
  rotationCounts,
  rotationValue,
  vacancies,
  comparison,
  dutiesCounts,

  homePost,
  postsConserved,
  eligibility,
  stage,
  certificate,
  scope,
  commute,
  closure,
  pins,
  headcount,
  outsideDay,
  teacherClash,
  classClash,
  roomClash,
  travelTime,
  unavailable,
  lessonPin,
  broadcast,
  subject,
  lending,
  visit,
  visitLessons,

  periods,

  quotaTeachers,
  quotaGrowth,
  quotaPrincipals,
  quotaUrban,
  quotaStrong,
  quotaBackbone,
  direction,
  twoWay,
  youngShare,
  leaveCap,
  arriveCap,
  subjectCap,
  netFlow,
  teams,
  mentors,

  cvLimit,

  volunteers,
  returnRest,
  loadMax,
  dayMax,
  secondSubject,
  subjectDay,
  halfDaySites,
  keptFree,
  unifiedPace,
]
