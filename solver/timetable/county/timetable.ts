/** The timetable decision as others call it: `splitTimetable`, one `solveTimetablePart` for each part, `combineTimetable`. */
import { byCode } from '../../../models/basics.ts'
import type { Duty, StopReason, Timetable, Unmet } from '../../../models/plan.ts'
import { groupBy } from './group.ts'
import type { TimetableInput } from './input.ts'
import type { TimetablePartResult } from './search.ts'

export { solveTimetablePart, type TimetablePartResult } from './search.ts'

/** A county's week. Where lessons found no place, the duties are shorter than they were and what is missing is listed. */
export interface TimetableOutcome {
  readonly timetable: Timetable
  /** In the order given; as many periods as there are lessons. */
  readonly duties: Duty[]
  readonly unplaced: Unmet[]
}

/** Puts the parts together. */
export function combineTimetable(
  input: TimetableInput,
  results: readonly TimetablePartResult[],
): TimetableOutcome {
  const lessons = results
    .flatMap((part) => part.lessons)
    .sort((a, b) => byCode(a.dutyId, b.dutyId) || a.day - b.day || a.period - b.period)
  const placed = groupBy(lessons, ({ dutyId }) => dutyId)
  const periodsOf = ({ id }: Duty) => placed.get(id)?.length ?? 0
  return {
    timetable: {
      status: results.every(({ status }) => status === 'optimal') ? 'optimal' : 'feasible',
      stopped: stopOf(results.map(({ stopped }) => stopped)),
      soft: sumByRule(results.map(({ soft }) => soft)),
      iterations: results.reduce((sum, { iterations }) => sum + iterations, 0),
      lessons,
    },
    duties: input.duties
      .map((duty) => ({ ...duty, periods: periodsOf(duty) }))
      .filter(({ periods }) => periods > 0),
    unplaced: unmetOf(input.duties.map((duty) => ({ ...duty, periods: duty.periods - periodsOf(duty) }))),
  }
}

/** What stopped the parts: whatever cut one of them short, else their own limit, else proof. */
function stopOf(reasons: readonly StopReason[]): StopReason {
  const first = (['cancelled', 'time-limit', 'no-improvement', 'iteration-limit'] as const).find((reason) =>
    reasons.includes(reason),
  )
  return first ?? 'proved'
}

function sumByRule(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const part of parts) {
    // Points have one decimal.
    for (const [code, points] of Object.entries(part))
      sums[code] = Math.round(((sums[code] ?? 0) + points) * 10) / 10
  }
  return sums
}

/** The missing periods class by class, those of several teachers of one subject together. */
function unmetOf(missing: readonly Duty[]): Unmet[] {
  const short = missing
    .filter(({ periods }) => periods > 0)
    .flatMap(({ classIds, subject, periods }) => classIds.map((classId) => ({ classId, subject, periods })))
  return [...groupBy(short, ({ classId, subject }) => JSON.stringify([classId, subject])).values()]
    .map(
      (same): Unmet => ({
        ...same[0]!,
        periods: same.reduce((sum, { periods }) => sum + periods, 0),
        reason: 'no-slot',
        params: {},
      }),
    )
    .sort((a, b) => byCode(a.classId, b.classId) || byCode(a.subject, b.subject))
}
