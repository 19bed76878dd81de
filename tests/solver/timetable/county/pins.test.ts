import { expect, test } from 'vitest'
import { county } from '../../../support/county.ts'
import { duty, inputOf, solveWeek, visit } from './support.ts'

const at = (day: number, period: number) => ({ day, period })
const times = (lessons: readonly { readonly day: number; readonly period: number }[]): string[] =>
  lessons.map(({ day, period }) => `${day}-${period}`).sort()

test('pinned lessons stand where they are pinned, the others of the duty anywhere', () => {
  const sketch = county()
    .site('A', { grades: [1] })
    .teacher('t1', 'A')
    .with({ lessonPins: [{ id: 'p', classId: 'A-1', subject: 'pe', at: [at(2, 7), at(4, 1)] }] })
  const { timetable, unplaced } = solveWeek(inputOf(sketch.build(), [duty({ periods: 3 })]))
  expect(unplaced).toEqual([])
  expect(times(timetable.lessons)).toHaveLength(3)
  expect(times(timetable.lessons)).toEqual(expect.arrayContaining(['2-7', '4-1']))
})

test('of two teachers of a class the one who can come takes the pinned lesson', () => {
  const sketch = county()
    .site('A', { km: 0, grades: [1] })
    .site('B', { km: 5, grades: [1] })
    .teacher('t1', 'A')
    .teacher('t2', 'A')
    .with({ lessonPins: [{ id: 'p', classId: 'B-1', subject: 'pe', at: [at(3, 2)] }] })
  const own = { classIds: ['B-1'], siteId: 'B', mode: 'visit' as const }
  const duties = [duty({ ...own, teacherId: 't1' }), duty({ ...own, teacherId: 't2', periods: 1 })]
  const visits = [visit('t1', 'B', 1, 'morning'), visit('t2', 'B', 3, 'morning')]
  const { timetable } = solveWeek(inputOf(sketch.build(), duties, { visits }))
  expect(timetable.lessons.filter(({ dutyId }) => dutyId === duties[1]!.id)).toMatchObject([at(3, 2)])
})

test('a pinned lesson goes before others that want its place', () => {
  const sketch = county()
    .site('A', { grades: [1] })
    .teacher('t1', 'A', {
      unavailable: [1, 2, 3, 4, 5].flatMap((day) =>
        [1, 2, 3, 4, 5, 6, 7].filter((period) => day > 1 || period > 1).map((period) => at(day, period)),
      ),
    })
    .with({ lessonPins: [{ id: 'p', classId: 'A-1', subject: 'labour', at: [at(1, 1)] }] })
  const wanted = duty({ subject: 'labour', periods: 1 })
  const { timetable, unplaced } = solveWeek(inputOf(sketch.build(), [duty({ periods: 1 }), wanted]))
  expect(timetable.lessons).toMatchObject([{ dutyId: wanted.id, ...at(1, 1) }])
  expect(unplaced).toMatchObject([{ subject: 'pe' }])
})
