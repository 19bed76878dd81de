import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Duty } from '../../../../models/plan.ts'
import { splitTimetable } from '../../../../solver/timetable/county/input.ts'
import { county } from '../../../support/county.ts'
import { anyInput } from './arbitrary.ts'
import { duty, inputOf, visit } from './support.ts'

const built = county()
  .site('A', { grades: [1] })
  .site('B', { grades: [1] })
  .site('C', { grades: [1] })
  .teacher('a', 'A')
  .teacher('b', 'B')
  .teacher('c', 'C')
  .with({ rooms: [{ id: 'roomB', siteId: 'B', kind: 'music' }] })
  .build()

/** A thousand lessons of one teacher: enough for a part of its own. */
const many = (teacherId: string, siteId: string): Duty[] =>
  Array.from({ length: 50 }, () => duty({ teacherId, siteId, classIds: [`${siteId}-1`], periods: 20 }))

const partsOf = (duties: Duty[], visits = [visit('a', 'B', 1, 'morning')]) =>
  splitTimetable(inputOf(built, duties, { visits }))

describe('the parts of a county', () => {
  test('sites without a common teacher are apart', () => {
    const parts = partsOf([...many('b', 'B'), ...many('a', 'A')], [])
    expect(parts.map(({ key }) => key)).toEqual(['A', 'B'])
    expect(parts.map(({ duties }) => new Set(duties.map(({ siteId }) => siteId)).size)).toEqual([1, 1])
  })

  test('a teacher with lessons at two sites holds them together', () => {
    const parts = partsOf([
      ...many('a', 'A'),
      ...many('b', 'B'),
      ...many('c', 'C'),
      duty({ teacherId: 'a', siteId: 'B' }),
    ])
    expect(parts.map(({ key, duties }) => [key, duties.length])).toEqual([
      ['A', 101],
      ['C', 50],
    ])
  })

  test('a lesson for classes of two sites holds them together', () => {
    const parts = partsOf([
      ...many('a', 'A'),
      ...many('c', 'C'),
      duty({ teacherId: 'a', classIds: ['A-1', 'C-1'] }),
    ])
    expect(parts.map(({ key }) => key)).toEqual(['A'])
  })

  test('the largest comes first', () => {
    const parts = partsOf(
      [...many('a', 'A'), ...many('b', 'B'), duty({ teacherId: 'b', siteId: 'B', classIds: ['B-1'] })],
      [],
    )
    expect(parts.map(({ key }) => key)).toEqual(['B', 'A'])
  })

  test('small sites share a part', () => {
    const parts = partsOf([
      duty({ teacherId: 'a' }),
      duty({ teacherId: 'b', siteId: 'B' }),
      ...many('c', 'C'),
    ])
    expect(parts.map(({ key, duties }) => [key, duties.length])).toEqual([['A', 52]])
  })

  test('a part has its own classes, rooms, teachers and visits only', () => {
    const [, second] = partsOf([...many('a', 'A'), ...many('b', 'B')])
    expect(second!.county.classes.map(({ id }) => id)).toEqual(['B-1'])
    expect(second!.county.rooms.map(({ id }) => id)).toEqual(['roomB'])
    expect(second!.county.teachers.map(({ id }) => id)).toEqual(['b'])
    expect(second!.postings.map(({ teacherId }) => teacherId)).toEqual(['b'])
    // The visit is at B, but it takes its teacher away from A.
    expect(second!.visits).toEqual([])
  })

  test('every duty is in one part, and no teacher and no class in two', () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        const enough = { ...input, duties: input.duties.map((own) => ({ ...own, periods: 1000 })) }
        const parts = splitTimetable(enough)
        const once = (keysOf: (own: Duty) => string[]) =>
          parts.flatMap(({ duties }) => [...new Set(duties.flatMap(keysOf))])
        for (const keysOf of [
          ({ id }: Duty) => [id],
          ({ teacherId }: Duty) => [teacherId],
          ({ classIds }: Duty) => classIds,
        ])
          expect(once(keysOf).sort()).toEqual([...new Set(input.duties.flatMap(keysOf))].sort())
      }),
      { numRuns: 100 },
    )
  })
})
