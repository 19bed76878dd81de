/**
 * Lessons that lost their teacher get another one in the slot where they stand, so that nothing else of the week moves:
 * the fewest missing periods first, then the fewest hands and the least new travel. Solved to optimality as a MILP.
 */
import { ModelBuilder } from '../milp/model.ts'
import { highsBackend } from '../milp/highs.ts'
import { groupBy } from '../timetable/county/group.ts'
import { Colleagues, type Stand } from './colleagues.ts'
import type { OpenLesson, RepairInput } from './input.ts'

export interface SubstituteResult {
  /** By open lesson: who takes it; undefined where nobody can. */
  readonly teacherIds: readonly (string | undefined)[]
  /** Half-days that somebody newly spends away. */
  readonly newVisits: readonly Stand[]
  /** Nobody can cover more lessons in their slots, priced as the policy prices missing periods. */
  readonly proved: boolean
}

/** Prices beside missing periods, which cost the policy's points: together they stay below one of those. */
const HAND = 0.2
const SECOND = 0.05
const OPEN_TO_ALL = 0.03

export async function substitute(input: RepairInput, seed: number): Promise<SubstituteResult> {
  const { open, policy } = input
  const colleagues = new Colleagues(input)
  const b = new ModelBuilder()
  const takes: { readonly lesson: number; readonly stand: Stand; readonly col: number }[] = []
  const hands = new Map<string, number>()
  const visits = new Map<string, { readonly col: number; readonly stand: Stand }>()

  open.forEach((lesson, at) => {
    const price = policy.rotationWeights.shortagePeriod[lesson.subject] ?? 1
    const missing = b.addColumn({ cost: price * lesson.classIds.length, upper: 1, integer: true })
    const cols = [missing]
    for (const stand of colleagues.whoCanTake(lesson)) {
      const cost = { main: 0, second: SECOND, any: OPEN_TO_ALL }[stand.as]
      const col = b.addColumn({ cost, upper: 1, integer: true })
      cols.push(col)
      takes.push({ lesson: at, stand, col })
      b.addRow({ upper: 0 }, [col, handOf(lesson, stand)], [1, -1])
      if (stand.newVisit) b.addRow({ upper: 0 }, [col, visitOf(stand)], [1, -1])
    }
    b.addRow(
      { lower: 1, upper: 1 },
      cols,
      cols.map(() => 1),
    )
  })
  addLimits()

  const { x, status } = await highsBackend.solve(b.build(), { seed, relGap: 1e-6 })
  if (!x) throw new Error('every open lesson may stay missing, so there is always a solution')
  const chosen = takes.filter(({ col }) => x[col]! > 0.5)
  return {
    teacherIds: open.map((_, at) => chosen.find(({ lesson }) => lesson === at)?.stand.teacherId),
    newVisits: [...visits.values()].filter(({ col }) => x[col]! > 0.5).map(({ stand }) => stand),
    proved: status === 'optimal',
  }

  /** One column for each duty and teacher: a class's subject is shared among few. */
  function handOf({ dutyId }: OpenLesson, { teacherId }: Stand): number {
    const key = `${dutyId} ${teacherId}`
    const known = hands.get(key)
    if (known !== undefined) return known
    const col = b.addColumn({ cost: HAND, upper: 1, integer: true })
    hands.set(key, col)
    return col
  }

  function visitOf(stand: Stand): number {
    const key = `${stand.teacherId} ${stand.siteId} ${stand.day} ${stand.session}`
    const known = visits.get(key)
    if (known) return known.col
    const { visitCost, visitCostPerKm } = policy.itinerant
    const col = b.addColumn({ cost: visitCost + visitCostPerKm * stand.roadKm, upper: 1, integer: true })
    visits.set(key, { col, stand })
    return col
  }

  /** Loads, daily limits, one place at a time, and the visits that one person can add. */
  function addLimits(): void {
    const byTeacher = groupBy(takes, ({ stand }) => stand.teacherId)
    for (const [teacherId, own] of byTeacher) {
      const ones = (list: readonly { readonly col: number }[]): number[] => list.map(() => 1)
      const atMost = (list: typeof own, most: number): void => {
        if (list.length > most)
          b.addRow(
            { upper: most },
            list.map(({ col }) => col),
            ones(list),
          )
      }
      atMost(own, colleagues.sparePeriods(teacherId))
      atMost(
        own.filter(({ stand }) => stand.as === 'second'),
        colleagues.spareSecond(teacherId),
      )
      for (const [day, onDay] of groupBy(own, ({ stand }) => stand.day))
        atMost(onDay, colleagues.spareOnDay(teacherId, day))
      own.forEach((first, i) => {
        for (const second of own.slice(i + 1))
          if (colleagues.cannotBoth(open[first.lesson]!, open[second.lesson]!))
            b.addRow({ upper: 1 }, [first.col, second.col], [1, 1])
      })
      const added = [...visits.values()].filter(({ stand }) => stand.teacherId === teacherId)
      if (added.length > colleagues.spareHalfDays(teacherId))
        b.addRow(
          { upper: colleagues.spareHalfDays(teacherId) },
          added.map(({ col }) => col),
          ones(added),
        )
      added.forEach((first, i) => {
        for (const second of added.slice(i + 1))
          if (first.stand.day === second.stand.day && first.stand.session === second.stand.session)
            b.addRow({ upper: 1 }, [first.col, second.col], [1, 1])
      })
    }
  }
}
