import type { Unmet } from '../../../../models/plan.ts'
import { dutyOf, type Fault, planted, policyOf, shift } from './plant.ts'

const UNMET_ART: Unmet = { classId: 'A-1', subject: 'art', periods: 1, reason: 'no-qualified', params: {} }

export const COVER_FAULTS: readonly Fault[] = [
  planted(['periods'], 'a dropped lesson', ({ timetable }) => {
    timetable.lessons.pop()
  }),
  planted(['periods'], 'a lesson too many', (plan) => {
    plan.timetable.lessons.push({ dutyId: 'D-1 zh', day: 5, period: 4 })
  }),
  planted(['periods', 'indicator-mismatch'], 'unmet periods that are not listed', ({ duties }) => {
    duties.unmet.pop()
  }),
  planted(['periods', 'indicator-mismatch'], 'periods that are taught and listed as unmet', ({ duties }) => {
    duties.unmet.push({ ...UNMET_ART, subject: 'music' })
  }),
  planted(['periods'], 'an unmet subject that is not in the curriculum', ({ duties }) => {
    duties.unmet.push(UNMET_ART)
  }),
  planted(['periods'], 'a lesson of one duty given in another of the class', (plan) => {
    plan.duties.duties.push({ ...dutyOf(plan, 'A-1 zh'), id: 'X', periods: 1 })
    dutyOf(plan, 'A-1 zh').periods = 3
  }),
  planted(['periods'], 'a duty left out of a plan without a timetable', (plan) => {
    plan.stages = ['rotation', 'duties']
    plan.timetable.lessons = []
    plan.duties.duties.splice(0, 1)
  }),
  planted(['stage', 'certificate'], 'a primary teacher given a junior class', (plan) => {
    dutyOf(plan, 'C-2 ma').teacherId = 'c-ma'
    for (const day of [1, 2, 3, 4]) shift(plan, 'C-2 ma', day, { period: 6 })
  }),
  planted(['subject'], 'a subject the teacher cannot teach', (plan) => {
    dutyOf(plan, 'A-1 pe').teacherId = 'a-zh'
  }),
  planted(['subject'], 'a second subject called main', (plan) => {
    dutyOf(plan, 'C-1 pe').as = 'main'
  }),
  planted(['load-max', 'periods'], 'more periods than a teacher can take', (plan) => {
    dutyOf(plan, 'A-1 ma').periods = 14
  }),
  planted(['second-subject', 'count-mismatch'], 'too many periods in second subjects', () =>
    policyOf(({ load }) => void (load.secondSubjectMaxShare = 0.1)),
  ),
]
