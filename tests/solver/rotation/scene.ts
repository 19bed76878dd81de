/** Small problems, and what a plan of moves breaks in them. */
import type { Pins } from '../../../models/county.ts'
import { buildProblem } from '../../../solver/rotation/build.ts'
import { type Choice, nobodyMoves, type RotationProblem } from '../../../solver/rotation/problem.ts'
import { activityOf, excessOf } from '../../../solver/rotation/rules/limit.ts'
import { limitsOf } from '../../../solver/rotation/solve.ts'
import { type CountySketch, county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'

type Changes = Parameters<typeof policyWith>[0]

/** Two sites, ten kilometres apart. */
export const two = (): CountySketch => county().site('A', { km: 0 }).site('B', { km: 10 })
export const problemOf = (
  sketch: CountySketch,
  changes: Changes = {},
  pins?: Partial<Pins>,
): RotationProblem =>
  buildProblem({
    ...sketch.build(),
    policy: policyWith(changes),
    ...(pins && { pins: { serve: [], forbid: [], ...pins } }),
  })

/** Units that a teacher may be sent to. */
export const postsOf = (problem: RotationProblem, id: string): string[] =>
  [...problem.candidates.unit.entries()]
    .filter(([c]) => problem.persons[problem.movers[problem.candidates.mover[c]!]!]!.id === id)
    .map(([, unit]) => problem.units[unit]!.key)

/** Named teachers go to a site, or to their first candidate; all others stay. */
export function sent(problem: RotationProblem, moves: Readonly<Record<string, string | undefined>>): Choice {
  const { candidates, movers, persons, units, sites } = problem
  const choice = nobodyMoves(problem)
  for (const [mover, person] of movers.entries()) {
    const { id } = persons[person]!
    if (!(id in moves)) continue
    const to = candidates.unit
      .subarray(candidates.starts[mover], candidates.starts[mover + 1])
      .findIndex((unit) => moves[id] === undefined || sites[units[unit]!.site]!.id === moves[id])
    if (to >= 0) choice[mover] = candidates.starts[mover]! + to
  }
  return choice
}

/** Heads outside a rule's limits, all together. */
export const excessWith = (problem: RotationProblem, rule: string, choice: Choice): number =>
  limitsOf(problem)
    .filter((limit) => limit.rule === rule)
    .reduce((sum, limit) => sum + excessOf(limit, activityOf(problem, limit, choice)), 0)

/** The same when the named teachers go to their first candidate. */
export const excess = (problem: RotationProblem, rule: string, movedIds: readonly string[]): number =>
  excessWith(problem, rule, sent(problem, Object.fromEntries(movedIds.map((id) => [id, undefined]))))
