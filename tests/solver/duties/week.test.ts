import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Assignment } from '../../../solver/duties/assignment.ts'
import { buildProblem } from '../../../solver/duties/build.ts'
import { splitDuties } from '../../../solver/duties/input.ts'
import { improve } from '../../../solver/duties/search.ts'
import { dropExcess } from '../../../solver/duties/week-legal.ts'
import { buildWeek, type WeekProblem } from '../../../solver/duties/week-problem.ts'
import { placeWeek } from '../../../solver/duties/week-search.ts'
import type { WeekState } from '../../../solver/duties/week-state.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'
import { inputOf } from './support.ts'

/** Five lessons a day are not many for a load of twenty. */
const policy = policyWith({ timetable: { teacherMaxPerDay: 5 } })
const PERIODS = [4, 3]

function weekOf(seed: number): WeekProblem {
  const built = randomCounty({ sites: 4, teachers: 48, seed, clusterSize: 4 })
  const problem = buildProblem(splitDuties(inputOf(built, policy))[0]!)
  const assignment = new Assignment(problem)
  improve(assignment, { seed, iterations: 60_000, hot: 1, cold: 0.01, stop: () => undefined })
  return buildWeek(assignment)
}

/** Counted anew from the lessons alone: what is too much, in words. */
function tooMuch({ week, lessons, visited, halfDays }: WeekState): string[] {
  const { duties, places, problem } = week
  const counts = new Map<string, { n: number; most: number }>()
  const count = (what: string, n: number, most: number) => {
    const known = counts.get(what)
    counts.set(what, { n: (known?.n ?? 0) + n, most })
  }
  const stopsOf = new Map<string, Set<number>>()
  duties.forEach(({ group, person, place }, duty) => {
    for (let h = 0; h < halfDays; h++) {
      const n = lessons[duty * halfDays + h]!
      if (n === 0) continue
      const day = h >> 1
      for (const c of problem.groups[group]!.classes) count(`class ${c} ${h}`, n, PERIODS[h % 2]!)
      count(`teacher ${person} ${h}`, n, PERIODS[h % 2]!)
      count(`teacher ${person} day ${day}`, n, 5)
      count(`group ${group} day ${day}`, n, 2)
      const { stop, away } = places[place]!
      if (away) count(`away without a visit ${place} ${h}`, visited[place * halfDays + h] ? 0 : 1, 0)
      const at = `${person} ${h}`
      stopsOf.set(at, (stopsOf.get(at) ?? new Set()).add(stop))
    }
  })
  for (const [at, stops] of stopsOf) count(`two places ${at}`, stops.size, 1)
  return [...counts].filter(([, { n, most }]) => n > most).map(([what, { n }]) => `${what}: ${n}`)
}

const lessonsIn = ({ lessons }: WeekState): number => lessons.reduce((sum, n) => sum + n, 0)

describe('a week in half-days', () => {
  test('has nothing too much, and every lesson', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const week = weekOf(seed)
        const state = placeWeek(week, { seed, iterations: 200_000 })
        expect(tooMuch(state)).toEqual([])
        expect(lessonsIn(state)).toBe(week.duties.reduce((sum, { periods }) => sum + periods, 0))
      }),
      { numRuns: 4 },
    )
  })

  test('what is too much is taken out, and counted', () => {
    const week = weekOf(5)
    const state = placeWeek(week, { seed: 5, iterations: 200_000 })
    // Everything of one class on Monday morning.
    for (const duty of week.dutiesOf[0]!) {
      for (let h = 1; h < state.halfDays; h++) {
        const n = state.lessons[duty * state.halfDays + h]!
        state.shift(duty, h, -n)
        state.shift(duty, 0, n)
      }
    }
    expect(tooMuch(state).length).toBeGreaterThan(0)
    const before = lessonsIn(state)
    const dropped = dropExcess(state)
    expect(tooMuch(state).filter((what) => !what.startsWith('away') && !what.startsWith('two'))).toEqual([])
    expect(lessonsIn(state)).toBe(before - dropped.reduce((sum, n) => sum + n, 0))
  })

  test('costs what its changes add up to', () => {
    const state = placeWeek(weekOf(9), { seed: 9, iterations: 50_000 })
    const stated = state.cost
    const all = [...state.lessons.entries()].filter(([, n]) => n > 0)
    for (const [at, n] of all) state.shift(Math.floor(at / state.halfDays), at % state.halfDays, -n)
    expect(state.cost).toBeCloseTo(0, 9)
    for (const [at, n] of all.reverse()) state.shift(Math.floor(at / state.halfDays), at % state.halfDays, n)
    expect(state.cost).toBeCloseTo(stated, 9)
  })
})
