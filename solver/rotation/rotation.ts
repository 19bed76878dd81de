/** The rotation decision as others call it. */
import { buildProblem, type RotationInput } from './build.ts'
import { evaluate } from './evaluate.ts'
import { type KeptRotation, standingOf } from './kept.ts'
import { activityOf, excessOf } from './rules/limit.ts'
import { leastValue } from './rules/prices.ts'
import { combineVariants, type RotationOutcome } from './outcome.ts'
import { nobodyMoves } from './problem.ts'
import {
  limitsOf,
  type RotationOptions,
  type RotationVariant,
  solveVariant,
  type VariantResult,
} from './solve.ts'

/** The variants that a policy needs, longest first: with lending the plan is `both`, and the others are compared with it. */
export const variantsOf = ({ policy }: Pick<RotationInput, 'policy'>): RotationVariant[] =>
  policy.itinerant.allowed ? ['both', 'rotation', 'lending'] : ['rotation']

/** Solves one variant from the raw input: what a worker does. */
export const solveRotationVariant = (
  input: RotationInput,
  variant: RotationVariant,
  options: RotationOptions,
): Promise<VariantResult> => solveVariant(buildProblem(input), variant, options)

/** Puts the variants together: the plan, and its comparison with the others. */
export const combineRotation = (input: RotationInput, results: readonly VariantResult[]): RotationOutcome =>
  combineVariants(input, buildProblem(input), results)

/** All variants one after the other, and their plan. */
export async function solveRotation(
  input: RotationInput,
  options: RotationOptions,
): Promise<RotationOutcome> {
  const problem = buildProblem(input)
  const results: VariantResult[] = []
  for (const [at, variant] of variantsOf(input).entries())
    results.push(await solveVariant(problem, variant, { ...options, isCompared: at > 0 }))
  return combineVariants(input, problem, results)
}

/** What stands when a run is cancelled before anything legal was found: nobody moves. */
export function undecidedRotation(input: RotationInput): RotationOutcome {
  const problem = buildProblem(input)
  return combineVariants(input, problem, [
    {
      variant: 'rotation',
      choice: nobodyMoves(problem),
      visits: new Int32Array(problem.arcs.length),
      bound: leastValue(problem),
      status: 'unknown',
      stopped: 'cancelled',
      coverage: { bound: 0, best: 0, allowed: Infinity },
      gives: new Float64Array(limitsOf(problem).length),
    },
  ])
}

/**
 * The value of moves that are taken over as they are. Nothing is searched: the bound speaks of plans with these very
 * moves. A move that the rules no longer allow is left out.
 */
export function keepRotation(input: RotationInput, kept: KeptRotation): RotationOutcome {
  const problem = buildProblem(input)
  const { choice, visits } = standingOf(problem, kept)
  const variant = variantsOf(input)[0]!
  const { objective } = evaluate(problem, choice, variant === 'rotation' ? 'none' : { visits })
  return combineVariants(input, problem, [
    {
      variant,
      choice,
      visits,
      bound: objective,
      status: 'feasible',
      stopped: 'no-improvement',
      coverage: { bound: 0, best: 0, allowed: Infinity },
      gives: Float64Array.from(limitsOf(problem), (limit) =>
        excessOf(limit, activityOf(problem, limit, choice)),
      ),
    },
  ])
}
