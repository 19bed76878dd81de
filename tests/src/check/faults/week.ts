import type { LessonPin } from '../../../../models/lesson-pin.ts'
import { countyWith, type Fault, planted, policyOf, shift, withTeacher } from './plant.ts'

const pinning = (pin: Omit<LessonPin, 'id'>) =>
  countyWith(({ lessonPins }) => void lessonPins.push({ id: 'p', ...pin }))

export const WEEK_FAULTS: readonly Fault[] = [
  planted(['teacher-clash'], 'a double-booked teacher', (plan) => {
    shift(plan, 'A-2 pe', 4, { period: 5 })
  }),
  planted(['teacher-clash'], 'a teacher in two lessons that overlap by five minutes only', (plan) => {
    shift(plan, 'C-2 ma', 4, { period: 4 })
  }),
  planted(['class-clash'], 'a double-booked class', (plan) => {
    shift(plan, 'B-1 zh', 1, { period: 2 })
  }),
  planted(['class-clash'], 'a class with another class of its group', (plan) => {
    shift(plan, 'B-2 ma', 3, { period: 3 })
  }),
  planted(['room-clash'], 'a double-booked room', (plan) => {
    shift(plan, 'A-2 la', 2, { day: 3, period: 5, roomId: 'A-music' })
    return policyOf(({ timetable }) => void (timetable.roomKind.labour = 'music'))
  }),
  planted(['room-clash'], 'a lesson in a room of another kind', (plan) => {
    shift(plan, 'A-1 zh', 1, { roomId: 'A-music' })
  }),
  planted(['room-clash'], 'a lesson in a room of another site', (plan) => {
    shift(plan, 'C-1 mu', 5, { roomId: 'A-music' })
  }),
  planted(['travel-time'], 'a teacher in two towns with too little time between', () =>
    countyWith((built) => {
      const [early] = built.bellSchedules
      const periods = early!.periods.map(({ session, startMin, endMin }) => ({
        session,
        startMin: startMin + 105,
        endMin: endMin + 105,
      }))
      built.bellSchedules.push({ ...early!, id: 'late', periods })
      built.sites.find(({ id }) => id === 'B')!.bells = { primary: 'late' }
    }),
  ),
  planted(['unavailable'], 'a lesson where the teacher cannot come', () =>
    withTeacher('a-zh', { unavailable: [{ day: 1, period: 1 }] }),
  ),
  planted(['lesson-pin'], 'a class given to another teacher than the pinned one', () =>
    pinning({ classId: 'A-1', subject: 'maths', teacherId: 'b-ma', at: [] }),
  ),
  planted(['lesson-pin'], 'a pinned time without its lesson', () =>
    pinning({
      classId: 'A-1',
      subject: 'chinese',
      at: [
        { day: 2, period: 1 },
        { day: 5, period: 1 },
      ],
    }),
  ),
  planted(['lesson-pin'], 'more pinned times without a lesson than unmet periods', () =>
    pinning({
      classId: 'C-2',
      subject: 'music',
      at: [
        { day: 1, period: 3 },
        { day: 2, period: 3 },
      ],
    }),
  ),
  planted(['kept-free'], 'lessons in a half-day of common research', () =>
    policyOf(({ timetable }) => {
      timetable.keptFree = [
        {
          name: { zh: '教研', en: 'research' },
          day: 2,
          halfDay: 'morning',
          subjects: ['pe'],
          roles: [],
          stages: [],
          clusterIds: ['K'],
        },
      ]
    }),
  ),
  planted(['unified-pace'], 'a class two music lessons behind others of its grade', () =>
    policyOf(({ timetable }) => void (timetable.weights.unifiedPace = 1)),
  ),
  planted(['outside-day'], 'a lesson after the last bell', (plan) => {
    shift(plan, 'B-1 la', 5, { period: 8 })
  }),
  planted(['outside-day'], 'a lesson on Saturday', (plan) => {
    shift(plan, 'B-1 la', 5, { day: 6 })
  }),
  planted(['day-max'], 'too many lessons for a teacher on a day', () =>
    policyOf(({ timetable }) => void (timetable.teacherMaxPerDay = 5)),
  ),
  planted(['subject-day'], 'too many periods of a subject on a day', () =>
    policyOf(({ timetable }) => void (timetable.subjectMaxPerDay = 1)),
  ),
]
