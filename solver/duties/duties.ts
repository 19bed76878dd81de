/** The duties decision as others call it: who teaches what, and who travels. */
import { byCode } from '../../models/basics.ts'
import type { Duties, Duty, SolveStatus, StopReason, Unmet, Visit } from '../../models/plan.ts'
import { SUBJECTS } from '../../models/subject.ts'
import type { DutiesInput } from './input.ts'
import { shortage, shortageOf } from './reasons.ts'
import type { DutiesPartResult, PartUnmet } from './result.ts'

export { type DutiesInput, type DutiesPart, splitDuties } from './input.ts'
export type { DutiesPartResult } from './result.ts'
export { type DutiesOptions, solveDutiesPart } from './solve.ts'

/** Puts the parts together: everything sorted and numbered, and a reason for each missing period. */
export function combineDuties(input: DutiesInput, results: readonly DutiesPartResult[]): Duties {
  const parts = [...results].sort((a, b) => byCode(a.key, b.key))
  return {
    status: worstOf(
      parts.map(({ status }) => status),
      STATUSES,
    ),
    stopped: worstOf(
      parts.map(({ stopped }) => stopped),
      STOP_REASONS,
    ),
    parts: parts.map(({ key, objective, bound }) => ({ key, objective, bound })),
    duties: numbered(
      'D',
      parts.flatMap(({ duties }) => duties).sort((a, b) => byKeys(dutyKeys(a), dutyKeys(b))),
    ),
    visits: numbered(
      'V',
      parts.flatMap(({ visits }) => visits).sort((a, b) => byKeys(visitKeys(a), visitKeys(b))),
    ),
    unmet: unmetOf(
      input,
      parts.flatMap(({ unmet }) => unmet),
    ),
  }
}

/** From best to worst; the worst of the parts speaks for the whole. */
const STATUSES: readonly SolveStatus[] = ['optimal', 'feasible', 'unknown', 'infeasible']
const STOP_REASONS: readonly StopReason[] = [
  'proved',
  'no-improvement',
  'iteration-limit',
  'time-limit',
  'cancelled',
]

const worstOf = <Word>(words: readonly Word[], order: readonly Word[]): Word =>
  order[words.reduce((worst, word) => Math.max(worst, order.indexOf(word)), 0)]!

type Keys = readonly (string | number)[]

const dutyKeys = ({ siteId, classIds, subject, teacherId }: Omit<Duty, 'id'>): Keys => [
  siteId,
  classIds[0]!,
  SUBJECTS.indexOf(subject),
  teacherId,
]
/** Visits of one half-day stay in the order of the way. */
const visitKeys = ({ teacherId, day, halfDay }: Omit<Visit, 'id'>): Keys => [
  teacherId,
  day,
  halfDay === 'morning' ? 0 : 1,
]

function byKeys(a: Keys, b: Keys): number {
  for (const [at, left] of a.entries()) {
    const right = b[at]!
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : byCode(String(left), String(right))
    if (order !== 0) return order
  }
  return 0
}

/** `D00001`, `D00002` ... in the order given. */
const numbered = <Item>(letter: string, items: readonly Item[]): (Item & { id: string })[] =>
  items.map((item, n) => ({ id: `${letter}${String(n + 1).padStart(5, '0')}`, ...item }))

/** One entry a class. Where the whole county is short by count, no part can help, and that is the reason; unless nobody qualifies at all. */
function unmetOf(input: DutiesInput, unmet: readonly PartUnmet[]): Unmet[] {
  const short = new Map(
    [...new Set(unmet.map(({ subject }) => subject))].map((subject) => [subject, shortageOf(input, subject)]),
  )
  return unmet
    .flatMap(({ classIds, subject, periods, reason, params }) => {
      const count = short.get(subject)
      const because =
        count && count.capacity > 0 && reason !== 'no-slot'
          ? shortage('county-shortage', count)
          : { reason, params: { ...params } }
      return classIds.map(
        (classId): Unmet => ({ classId, subject, periods, ...because, params: { ...because.params } }),
      )
    })
    .sort((a, b) => byKeys(unmetKeys(a), unmetKeys(b)))
}

const unmetKeys = ({ classId, subject, reason }: Unmet): Keys => [classId, SUBJECTS.indexOf(subject), reason]
