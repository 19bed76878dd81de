import { expect, test } from 'vitest'
import { county } from '../../../support/county.ts'
import { duty, inputOf, solveWeek, visit } from './support.ts'

const week = (mornings: readonly number[]) =>
  [1, 2, 3, 4, 5].flatMap((day) =>
    [1, 2, 3, 4, 5, 6, 7]
      .filter((period) => !mornings.includes(day) || period > 4)
      .map((period) => ({ day, period })),
  )

/** A-1 is taught music by t1; B-1, far away, hears it while b1 attends. */
const two = (b1: object = {}) =>
  county()
    .site('A', { km: 0, grades: [1] })
    .site('B', { km: 50, grades: [1] })
    .teacher('t1', 'A', { subject: 'music' })
    .teacher('t2', 'B')
    .teacher('b1', 'B', b1)
    .build()
const heard = () =>
  duty({
    classIds: ['A-1', 'B-1'],
    subject: 'music',
    mode: 'broadcast',
    assistants: [{ siteId: 'B', teacherId: 'b1' }],
  })

test('classes far apart hear one lesson without a journey, and have their others at home', () => {
  const full = ['A-1', 'B-1'].map((classId) =>
    duty({
      classIds: [classId],
      siteId: classId[0]!,
      teacherId: classId === 'A-1' ? 't1' : 't2',
      subject: 'maths',
      periods: 10,
    }),
  )
  const { timetable, unplaced } = solveWeek(inputOf(two(), [heard(), ...full]))
  expect(unplaced).toEqual([])
  const at = ({ day, period }: { day: number; period: number }) => `${day}-${period}`
  const of = (n: number) =>
    timetable.lessons.filter(({ dutyId }) => dutyId === [joint, ...full][n]!.id).map(at)
  const joint = timetable.lessons
    .map(({ dutyId }) => ({ id: dutyId }))
    .find(({ id }) => !full.some((d) => d.id === id))!
  for (const n of [1, 2]) expect(of(n).filter((slot) => of(0).includes(slot))).toEqual([])
})

test('it stands where the assistant can be: at home, free, and in no lesson of their own', () => {
  const joint = heard()
  const own = duty({ teacherId: 'b1', classIds: ['B-1'], siteId: 'B', subject: 'maths', periods: 2 })
  const away = duty({
    teacherId: 'b1',
    classIds: ['A-1'],
    siteId: 'A',
    subject: 'art',
    mode: 'visit',
    periods: 1,
  })
  const input = inputOf(two({ unavailable: week([2, 3]) }), [joint, own, away], {
    visits: [{ ...visit('b1', 'A', 2, 'morning'), fromSiteId: 'B' }],
  })
  const { timetable, unplaced } = solveWeek(input)
  expect(unplaced).toEqual([])
  const lessons = timetable.lessons.filter(({ dutyId }) => dutyId === joint.id)
  expect(lessons.map(({ day }) => day)).toEqual([3, 3])
  const taken = timetable.lessons
    .filter(({ dutyId }) => dutyId === own.id)
    .map(({ day, period }) => `${day}-${period}`)
  expect(lessons.filter(({ day, period }) => taken.includes(`${day}-${period}`))).toEqual([])
})
