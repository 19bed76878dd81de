import { expect, test } from 'vitest'
import { syntheticCounty } from '../../../../benchmarks/synthetic-county.ts'
import { syntheticFet } from '../../../../benchmarks/synthetic-fet.ts'
import { siteDays } from '../../../../solver/timetable/kernel/site-days.ts'
import type { TravelRule } from '../../../../solver/timetable/kernel/rules.ts'
import { writeFetDocument } from '../../../../src/interop/fet/document.ts'
import { evaluate } from '../../../../src/interop/fet/evaluate.ts'
import type { FetFile, Placed } from '../../../../src/interop/fet/file.ts'
import { translate } from '../../../../src/interop/fet/problem.ts'
import { readFet } from '../../../../src/interop/fet/read.ts'
import { solveFet } from '../../../../src/interop/fet/solve.ts'
import { FEWER_CHANGES } from '../../../../src/interop/fet/trips.ts'

/** Three schools that share teachers; at most 6 gaps a week, 5 lessons a day, 4 days for who goes between schools. */
function county(): FetFile {
  const document = syntheticFet(syntheticCounty({ schools: 3, seed: 1, tight: true }), true)
  const read = readFet(writeFetDocument(document), 'county.fet', { skipUnsupported: false })
  if (!read.ok) throw new Error('unreadable')
  return read.value.file
}

/** Days of teachers with lessons in two buildings, and free hours between lessons; the fifth of seven hours is the noon break. */
function tripsAndGaps({ activities, people, rooms }: FetFile, placed: readonly Placed[]) {
  const days = new Map<string, { hours: number[]; buildings: Set<number> }>()
  activities.forEach(({ people: held }, activity) => {
    const { slot, room } = placed[activity]!
    for (const person of held) {
      if (people[person]!.kind !== 'teacher') continue
      const key = `${person} ${Math.floor(slot / 7)}`
      const day = days.get(key) ?? { hours: [], buildings: new Set() }
      days.set(key, day)
      day.hours.push(slot % 7 > 4 ? (slot % 7) - 1 : slot % 7)
      day.buildings.add(rooms[room]!.building!)
    }
  })
  const all = [...days.values()]
  return {
    changeDays: all.filter(({ buildings }) => buildings.size > 1).length,
    gaps: all.reduce((sum, { hours }) => sum + Math.max(...hours) - Math.min(...hours) + 1 - hours.length, 0),
  }
}

test('teachers change buildings hardly more often than proven to be needed, and seldom wait', () => {
  const file = county()
  const { problem } = translate(file)
  const rule = problem.rules.find((own): own is TravelRule => own.code === FEWER_CHANGES)!
  const bound = siteDays(problem, rule).reduce((sum, { changes }) => sum + changes, 0)
  const first = tripsAndGaps(file, solveFet(file, { seed: 1, rounds: 31, onlyComplete: true }).placed)
  const { placed } = solveFet(file, { seed: 1, rounds: 31 })
  expect(evaluate(file, placed).hard).toBe(0)
  const { changeDays, gaps } = tripsAndGaps(file, placed)
  expect(changeDays).toBeGreaterThanOrEqual(bound)
  expect(changeDays).toBeLessThanOrEqual(bound + 1)
  // Without it in mind there are more than a hundred.
  expect(first.gaps).toBeGreaterThan(100)
  expect(gaps).toBeLessThan(20)
})
