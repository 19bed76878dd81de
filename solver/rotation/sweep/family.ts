/**
 * Problems that differ only in how much they forbid: one model of the loosest serves them all. A tighter one shuts some
 * of its columns and has other sides of the limits' rows. So its relaxation starts from the last basis, and a cut that
 * is made without the rows that change holds for every member that is no looser.
 */
import type { Sides } from '../relaxation.ts'
import type { RotationModel } from '../model.ts'
import type { Choice, RotationProblem } from '../problem.ts'
import type { Limit } from '../rules/limit.ts'
import { requiredMoves } from '../rules/quota-teachers.ts'
import type { Portable } from './portable.ts'

/** One problem and the limits that hold in it, as far as they can hold together. */
export interface Member {
  readonly portable: Portable
  readonly limits: readonly Limit[]
}

/** Moves alone, or moves and lending together. */
export type SweepVariant = 'rotation' | 'both'

/** One value of the sweep under way: the best plan so far, its value and what no plan is below. */
export interface Station extends Member {
  /** By limit of `limitsOf`: how far it has to give way. */
  readonly gives: Float64Array
  choice: Choice
  value: number
  bound: number
}

/** The loosest last: fewest candidates, then fewest ways to lend, then the highest quota come first. */
export const byTightness = (a: RotationProblem, b: RotationProblem): number =>
  a.candidates.unit.length - b.candidates.unit.length ||
  a.arcs.length - b.arcs.length ||
  requiredMoves(b) - requiredMoves(a)

/** Same people, same posts, same classes: whatever else differs is a matter of what is allowed. */
export function sameCounty(a: RotationProblem, b: RotationProblem): boolean {
  if (a.persons.length !== b.persons.length || a.units.length !== b.units.length) return false
  return (
    a.persons.every(({ id, unit }, p) => id === b.persons[p]!.id && unit === b.persons[p]!.unit) &&
    a.units.every(({ key, demand }, u) => {
      const other = b.units[u]!
      return key === other.key && demand.every((periods, k) => periods === other.demand[k])
    })
  )
}

/** Every plan of `tight` is one of `loose`. */
export function isWithin(tight: Member, loose: Member): boolean {
  const [t, l] = [tight.portable.problem, loose.portable.problem]
  if (!sameCounty(t, l) || requiredMoves(t) < requiredMoves(l)) return false
  const arcs = new Set(l.arcs.map(arcKey))
  return (
    t.arcs.every((arc) => arcs.has(arcKey(arc))) &&
    tight.portable.keys.every((key) => loose.portable.candidate(key) >= 0) &&
    loose.limits.every((limit) => {
      const own = tight.limits.find((other) => keyOf(other) === keyOf(limit))
      return own ? own.lower >= limit.lower && own.upper <= limit.upper : limit.lower === -Infinity
    })
  )
}

const arcKey = ({ from, to, subject }: RotationProblem['arcs'][number]): string => `${from} ${to} ${subject}`
/** What a limit speaks of. */
const keyOf = ({ rule, where, subject, movers }: Limit): string =>
  `${rule} ${where} ${subject ?? ''} ${movers.length > 0 ? 'leaving' : 'arriving'}`

/** What a member makes of the model of the family's loosest. */
export function sidesOf(model: RotationModel, base: Member, member: Member): Sides {
  const { problem, milp, firstPlace, lentCols } = model
  const own = new Map(member.limits.map((limit) => [keyOf(limit), limit]))
  const rows: number[] = []
  const [lower, upper]: [number[], number[]] = [[], []]
  const side = (row: number, low: number, high: number): void => {
    rows.push(row)
    lower.push(low)
    upper.push(high)
  }
  base.limits.forEach((limit, k) => {
    const { lower: low = -Infinity, upper: high = Infinity } = own.get(keyOf(limit)) ?? {}
    const all = limit.moverBy.reduce((sum, by) => sum + by, 0)
    side(problem.movers.length + k, low - all, high - all)
  })
  const beyond = beyondRow(model)
  const more = requiredMoves(member.portable.problem) - requiredMoves(problem)
  if (beyond >= 0) side(beyond, milp.rowLower[beyond]! - more, milp.rowUpper[beyond]!)

  const colUpper = milp.colUpper.slice()
  const arcs = new Set(member.portable.problem.arcs.map(arcKey))
  for (const { col, arc } of lentCols) if (!arcs.has(arcKey(problem.arcs[arc]!))) colUpper[col] = 0
  base.portable.keys.forEach((key, candidate) => {
    if (member.portable.candidate(key) < 0) colUpper[firstPlace + candidate] = 0
  })
  return {
    rows: Int32Array.from(rows),
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    colUpper,
  }
}

/** Rows whose sides are not the same for all: no cut may rest on them. */
export function changingRows(all: readonly Sides[]): Set<number> {
  const [first] = all
  const rows = first ? [...first.rows] : []
  return new Set(
    rows.filter((_, k) =>
      all.some(({ lower, upper }) => lower[k] !== first!.lower[k] || upper[k] !== first!.upper[k]),
    ),
  )
}

/** The row that counts teachers' moves beyond the quota; -1 where they cost nothing. */
const beyondRow = ({ milp }: RotationModel): number => milp.rowNames?.indexOf('moves teachers') ?? -1
