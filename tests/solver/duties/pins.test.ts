import { describe, expect, test } from 'vitest'
import { county } from '../../support/county.ts'
import { lines, only, plan } from './support.ts'

describe('who is pinned', () => {
  test('takes the class, also where another would be nearer or keep it', async () => {
    const sketch = county()
      .site('A', { grades: [1, 2] })
      .teacher('s', 'A', { subject: 'art', secondSubjects: ['pe'] })
      .teacher('t', 'A', { subject: 'pe', taught: [{ classId: 'A-1', subject: 'pe' }] })
      .with({ lessonPins: [{ id: 'p', classId: 'A-1', subject: 'pe', teacherId: 's' }] })
    const { duties, unmet } = await plan(sketch, { curriculum: only({ pe: 3 }) })
    expect(lines(duties)).toEqual(['A-1 pe s 3', 'A-2 pe t 3'])
    expect(unmet).toEqual([])
  })

  test('visits for it, and goes before all the other classes', async () => {
    const sketch = county()
      .site('A', { km: 0, grades: [1, 2] })
      .site('B', { km: 5, grades: [1] })
      .cluster('K', ['A', 'B'])
      .teacher('t', 'A', { subject: 'pe', maxPeriods: 6 })
      .with({ lessonPins: [{ id: 'p', classId: 'B-1', subject: 'pe', teacherId: 't' }] })
    const { duties } = await plan(sketch, { curriculum: only({ pe: 3 }) })
    expect(lines(duties)).toContain('B-1 pe t 3')
  })

  test('leaves the class open rather than to somebody else', async () => {
    const sketch = county()
      .site('A', { grades: [1] })
      .teacher('s', 'A', { subject: 'pe', maxPeriods: 1 })
      .teacher('t', 'A', { subject: 'pe' })
      .with({ lessonPins: [{ id: 'p', classId: 'A-1', subject: 'pe', teacherId: 's' }] })
    const { duties, unmet } = await plan(sketch, { curriculum: only({ pe: 3 }) })
    expect(lines(duties)).toEqual(['A-1 pe s 1'])
    expect(unmet).toMatchObject([{ classId: 'A-1', subject: 'pe', periods: 2 }])
  })
})

describe('pinned times', () => {
  const at = (day: number, period: number) => [{ day, period }]

  test('bring the visit into their half-day', async () => {
    for (const [day, period, halfDay] of [
      [2, 3, 'morning'],
      [5, 6, 'afternoon'],
    ] as const) {
      const sketch = county()
        .site('A', { km: 0, grades: [], stages: ['primary'] })
        .site('B', { km: 5, grades: [1] })
        .cluster('K', ['A', 'B'])
        .teacher('t', 'A', { subject: 'pe' })
        .with({ lessonPins: [{ id: 'p', classId: 'B-1', subject: 'pe', at: at(day, period) }] })
      const { visits } = await plan(sketch, { curriculum: only({ pe: 1 }) })
      expect(visits).toMatchObject([{ day, halfDay }])
    }
  })

  test('keep out who is barred then, and are not both given to one teacher', async () => {
    const sketch = county()
      .site('A', { grades: [1, 2, 3] })
      .teacher('barred', 'A', { subject: 'pe', unavailable: at(1, 2) })
      .teachersAlike(2, 't', 'A', { subject: 'pe', maxPeriods: 6 })
      .with({
        lessonPins: ['A-1', 'A-2'].map((classId) => ({
          id: classId,
          classId,
          subject: 'pe' as const,
          at: at(1, 2),
        })),
      })
    const { duties, unmet } = await plan(sketch, { curriculum: only({ pe: 3 }) })
    expect(unmet).toEqual([])
    const teacherOf = (classId: string) => duties.find(({ classIds: [id] }) => id === classId)?.teacherId
    expect([teacherOf('A-1'), teacherOf('A-2')].sort()).toEqual(['t1', 't2'])
    expect(teacherOf('A-3')).toBe('barred')
  })
})
