/**
 * Spread: heads away from the even spread over pupils, for each head the official indicators count.
 * Moves inside a stage leave the county's heads per pupil as they are, so the target of a unit is a constant and the
 * pupil-weighted deviation becomes a count of heads.
 */
import { type Choice, HEAD, HEAD_KEYS, type HeadKey, type RotationProblem } from '../problem.ts'
import type { Term } from './term.ts'

/** Points for heads above or below the even spread, summed over units and kinds of heads. */
export function dispersionCost(problem: RotationProblem, choice: Choice): number {
  let points = 0
  const heads = headsAfter(problem, choice)
  HEAD_KEYS.forEach((_, i) => {
    problem.units.forEach((unit, u) => {
      if (unit.inBalance) points += spreadPoints(problem, u, i, heads[i]![u]!)
    })
  })
  return points
}

export const dispersionTerm: Term = {
  code: 'dispersion',
  addRows({ problem, builder, presences }) {
    HEAD_KEYS.forEach((key, i) => {
      const cost = weightOf(problem, key)
      if (cost === 0) return
      problem.units.forEach((unit, u) => {
        if (!unit.inBalance) return
        const { constant, cols, coefs } = presences.sum(u, 'all', (_person, _most, _standard, heads) =>
          heads & HEAD[key] ? 1 : 0,
        )
        const aim = target(problem, u, i)
        if (cols.length === 0) {
          builder.addOffset(cost * Math.abs(constant - aim))
          return
        }
        const name = `${unit.key} ${key}`
        // Heads are whole, so what they cost is a line between whole numbers: f at the one below the target, 1 - f at the next.
        const whole = Math.floor(aim)
        const f = aim - whole
        const most = constant + cols.length
        builder.addOffset(cost * f)
        const column = (by: number, upper: number, side: string): number =>
          builder.addColumn({ cost: by * cost, upper, integer: true, name: `${side} ${name}` })
        const next = f > 0 ? [column(1 - 2 * f, 1, 'next')] : []
        const above = [...next, column(1, most, 'above')]
        const below = column(1, whole, 'below')
        builder.addRow(
          { lower: whole - constant, upper: whole - constant, name: `spread ${name}` },
          [...above, below, ...cols],
          [...above.map(() => -1), 1, ...coefs],
        )
      })
    })
  },
}

const weightOf = (problem: RotationProblem, key: HeadKey): number =>
  problem.policy.rotationWeights.dispersionHead[key]

/** Points for `count` heads of kind `HEAD_KEYS[i]` at unit `u`. */
export const spreadPoints = (problem: RotationProblem, u: number, i: number, count: number): number =>
  weightOf(problem, HEAD_KEYS[i]!) * Math.abs(count - target(problem, u, i))

/** Heads of an even spread at a unit. */
export const target = ({ units, headsPerPupil }: RotationProblem, u: number, i: number): number =>
  headsPerPupil[units[u]!.stage][i]! * units[u]!.pupils

/** Heads by key and unit after the moves. */
export function headsAfter(problem: RotationProblem, choice: Choice): Float64Array[] {
  const { persons, candidates } = problem
  const counts = HEAD_KEYS.map(() => new Float64Array(problem.units.length))
  for (const { unit, mover, heads } of persons) {
    const candidate = mover < 0 ? -1 : choice[mover]!
    const at = candidate < 0 ? unit : candidates.unit[candidate]!
    const bits = candidate < 0 ? heads : candidates.heads[candidate]!
    HEAD_KEYS.forEach((key, i) => {
      if (at >= 0 && bits & HEAD[key]) counts[i]![at]! += 1
    })
  }
  return counts
}
