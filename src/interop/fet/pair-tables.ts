import type { Constraint, FetFile } from './file.ts'

/** Starts of two activities, their ends, and the days. */
interface Both {
  readonly a: number
  readonly b: number
  readonly endA: number
  readonly endB: number
  readonly sameDay: boolean
  readonly daysApart: number
  readonly sameHour: boolean
}

/** What it costs that one activity starts in a slot and another one in a slot. */
export type PairCost = (both: Both) => number

/** Two activities of a constraint and how often it is broken by their starts. */
export interface PairOf {
  readonly first: number
  readonly second: number
  /** Equal keys and durations: equal costs. */
  readonly key: string
  readonly cost: PairCost
}

/** The pairs of activities by which a constraint can be judged; none for constraints of other kinds. */
export function pairsOf(constraint: Constraint, file: FetFile, breaks: ReadonlySet<number>): PairOf[] {
  switch (constraint.kind) {
    case 'min-days':
      return each(constraint.activities, `min-days ${constraint.minDays}`, ({ daysApart }) =>
        Math.max(0, constraint.minDays - daysApart),
      )
    case 'grouped-if-same-day':
      return each(constraint.activities, 'grouped', ({ a, b, endA, endB, sameDay }) =>
        sameDay && endA !== b && endB !== a ? 1 : 0,
      )
    case 'same-start':
      return each(constraint.activities, `same ${constraint.what}`, ({ sameDay, sameHour }) =>
        (constraint.what === 'hour' || sameDay) && (constraint.what === 'day' || sameHour) ? 0 : 1,
      )
    case 'apart':
      return each(constraint.activities, 'apart', ({ a, b, endA, endB }) =>
        Math.max(0, Math.min(endA, endB) - Math.max(a, b)),
      )
    case 'min-gaps':
      return each(constraint.activities, `gaps ${constraint.min}`, ({ a, b, endA, endB, sameDay }) =>
        sameDay && (a <= b ? b - endA : a - endB) < constraint.min ? 1 : 0,
      )
    case 'consecutive': {
      const { first, second, anyOrder } = constraint
      const after = (end: number): number => {
        let next = end
        while (breaks.has(next)) next++
        return next
      }
      return each([first, second], `consecutive ${anyOrder}`, ({ a, b, endA, endB, sameDay }) =>
        sameDay && (after(endA) === b || (anyOrder && after(endB) === a)) ? 0 : 1,
      )
    }
    case 'ordered':
      return each([constraint.first, constraint.second], 'ordered', ({ b, endA }) => (b >= endA ? 0 : 1))
    case 'ends-day':
      return constraint.activities.flatMap((first) =>
        fellows(file, first).map((second) => ({
          first,
          second,
          key: 'last',
          cost: ({ a, b, sameDay }: Both) => (sameDay && b > a ? 1 : 0),
        })),
      )
    default:
      return []
  }
}

const each = (activities: readonly number[], key: string, cost: PairCost): PairOf[] =>
  activities.flatMap((first, k) => activities.slice(k + 1).map((second) => ({ first, second, key, cost })))

/** Other activities of the same students. */
function fellows({ activities, people }: FetFile, activity: number): number[] {
  const students = new Set(
    activities[activity]!.people.filter((person) => people[person]!.kind === 'subgroup'),
  )
  return activities.flatMap((other, index) =>
    index !== activity && other.people.some((person) => students.has(person)) ? [index] : [],
  )
}

/** The costs of all starts: [start of the first x slots + start of the second]. */
export function tableOf(
  cost: PairCost,
  durationA: number,
  durationB: number,
  { days, hours }: Pick<FetFile, 'days' | 'hours'>,
): Int32Array {
  const slots = days.length * hours.length
  return Int32Array.from({ length: slots * slots }, (_, at) => {
    const [a, b] = [Math.floor(at / slots), at % slots]
    const daysApart = Math.abs(Math.floor(a / hours.length) - Math.floor(b / hours.length))
    return cost({
      a,
      b,
      endA: a + durationA,
      endB: b + durationB,
      daysApart,
      sameDay: daysApart === 0,
      sameHour: a % hours.length === b % hours.length,
    })
  })
}
