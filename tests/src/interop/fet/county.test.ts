import { expect, test } from 'vitest'
import { evaluate } from '../../../../src/interop/fet/evaluate.ts'
import { exportCounty } from '../../../../src/interop/fet/county.ts'
import { type FetDocument, writeFetDocument } from '../../../../src/interop/fet/document.ts'
import type { FetFile, Placed } from '../../../../src/interop/fet/file.ts'
import { readFet } from '../../../../src/interop/fet/read.ts'
import { solveFet } from '../../../../src/interop/fet/solve.ts'
import { county } from '../../../support/county.ts'
import { duty, inputOf, solveWeek, visit } from '../../../solver/timetable/county/support.ts'

/** Sites A and B, 20 km apart; t1 teaches at A, and at B on Tuesday afternoon; t2 is away on Monday's first period. */
const built = county()
  .site('A', { km: 0, grades: [1, 7] })
  .site('B', { km: 20, grades: [1] })
  .teacher('t1', 'A', { subject: 'pe' })
  .teacher('t2', 'A', { subject: 'chinese', unavailable: [{ day: 1, period: 1 }] })
  .teacher('t3', 'B', { subject: 'chinese' })
  .build()
const duties = [
  duty({ id: 'd1', teacherId: 't1', classIds: ['A-1'], subject: 'pe', periods: 3, siteId: 'A' }),
  duty({
    id: 'd2',
    teacherId: 't1',
    classIds: ['B-1'],
    subject: 'pe',
    periods: 2,
    siteId: 'B',
    mode: 'visit',
  }),
  duty({ id: 'd3', teacherId: 't2', classIds: ['A-1'], subject: 'chinese', periods: 7, siteId: 'A' }),
  duty({ id: 'd4', teacherId: 't2', classIds: ['A-2'], subject: 'chinese', periods: 5, siteId: 'A' }),
  duty({ id: 'd5', teacherId: 't3', classIds: ['B-1'], subject: 'chinese', periods: 7, siteId: 'B' }),
]
const input = inputOf(built, duties, { visits: [visit('t1', 'B', 2, 'afternoon')] })

function readBack(document: FetDocument): FetFile {
  const read = readFet(writeFetDocument(document), 'county.fet', { skipUnsupported: false })
  expect(read.issues).toEqual([])
  if (!read.ok) throw new Error('unreadable')
  return read.value.file
}

const placesOf = (file: FetFile, placed: readonly Placed[], teacher: string) =>
  file.activities.flatMap(({ teachers }, activity) => {
    const { slot, room } = placed[activity]!
    const building = file.buildings[file.rooms[room]?.building ?? -1]
    return teachers.includes(teacher) ? [{ slot, day: Math.floor(slot / file.hours.length), building }] : []
  })

test('a county can be read back and solved: visits in their half-day, closed periods kept, rooms at the site', () => {
  const file = readBack(exportCounty(input))
  expect(file.activities).toHaveLength(24)
  expect(file.buildings).toEqual(['A', 'B'])
  const { placed } = solveFet(file, { seed: 1, rounds: 3 })
  expect(evaluate(file, placed)).toMatchObject({ hard: 0 })
  const travelled = placesOf(file, placed, 't1')
  expect(travelled.filter(({ building }) => building === 'B').map(({ day }) => day)).toEqual([1, 1])
  expect(placesOf(file, placed, 't2').map(({ slot }) => slot)).not.toContain(0)
})

test('a way longer than the noon break becomes free hours between buildings', () => {
  const gapsAt = (km: number): number[] => {
    const far = county()
      .site('A', { km: 0, grades: [1] })
      .site('B', { km, grades: [1] })
      .teacher('t1', 'A', { subject: 'pe' })
      .build()
    const both = duties.slice(0, 2)
    const file = readBack(exportCounty(inputOf(far, both, { visits: [visit('t1', 'B', 2, 'afternoon')] })))
    return file.constraints.flatMap((own) => (own.kind === 'building-gaps' ? [own.min] : []))
  }
  expect(gapsAt(20)).toEqual([])
  const [gap] = gapsAt(100)
  expect(gap).toBeGreaterThan(1)
  expect(gapsAt(140)[0]).toBeGreaterThan(gap!)
})

test('our own timetable, locked, is without fault by the constraints of FET', () => {
  const { timetable } = solveWeek(input)
  const file = readBack(exportCounty(input, timetable.lessons))
  const locked = file.constraints.filter(({ type }) => type === 'ActivityPreferredStartingTime')
  expect(locked).toHaveLength(24)
  const { placed } = solveFet(file, { seed: 1, rounds: 1, onlyComplete: true })
  expect(evaluate(file, placed)).toMatchObject({ hard: 0 })
})

test('the order of the duties changes nothing', () => {
  const again = exportCounty({ ...input, duties: [...duties].reverse() })
  expect(writeFetDocument(again)).toBe(writeFetDocument(exportCounty(input)))
})

test('names keep what XML gives a meaning', () => {
  const named = { ...exportCounty(input), institution: 'A & B <"county">' }
  expect(writeFetDocument(named)).toContain('A &amp; B &lt;&quot;county&quot;&gt;')
})
