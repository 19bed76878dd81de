/**
 * Three plans along the curve of turmoil and effect: `quota`, the fewest moves that the rules ask for, and of those the
 * best; `balanced`, the policy as it is; `full`, the least that can be missing, moves free of charge. Each is handed on to
 * the next: moves never fall along the curve, and points of missing periods never rise.
 */
import type { Policy } from '../../../models/policy.ts'
import { buildProblem, type RotationInput } from '../build.ts'
import { evaluate } from '../evaluate.ts'
import { fitLimits, relaxed } from '../fit.ts'
import type { Choice, RotationProblem } from '../problem.ts'
import {
  limitsOf,
  type RotationOptions,
  type RotationVariant,
  solveVariant,
  type VariantResult,
} from '../solve.ts'
import { fewestMoves, moveCount, movesIn } from './fewest.ts'

export type FrontierPoint = 'quota' | 'balanced' | 'full'

/** All worth what the policy says they are, and all above the one bound that holds for the policy's own plans. */
export type Frontier = Readonly<Record<FrontierPoint, VariantResult>>

export async function solveFrontier(
  input: RotationInput,
  variant: Exclude<RotationVariant, 'lending'>,
  options: RotationOptions,
): Promise<Frontier> {
  const problem = buildProblem(input)
  const quota = await quotaOnly(input, variant, options)
  const balanced = await solveVariant(problem, variant, { ...options, notBehind: quota.choice })
  const full = await fullEffect(input, variant, options, balanced.choice)
  const bound = Math.min(balanced.bound, quota.bound)
  return {
    quota: valued(problem, quota, bound, balanced),
    balanced,
    full: valued(problem, full, balanced.bound, balanced),
  }
}

/** No coverage step: with so few moves it would have next to nothing to choose from. */
async function quotaOnly(
  input: RotationInput,
  variant: RotationVariant,
  options: RotationOptions,
): Promise<VariantResult> {
  const problem = buildProblem(withPolicy(input, { coverageTolerance: 1 }))
  const all = limitsOf(problem)
  const start =
    (await fewestMoves(problem, all, options.seed)) ??
    (await fewestMoves(problem, relaxed(all, (await fitLimits(problem, all, options)).gives), options.seed))
  if (!start) return solveVariant(problem, variant, options)
  const furtherLimits = [moveCount(problem, { upper: movesIn(start) })]
  return solveVariant(problem, variant, { ...options, start, furtherLimits })
}

function fullEffect(
  input: RotationInput,
  variant: RotationVariant,
  options: RotationOptions,
  balanced: Choice,
): Promise<VariantResult> {
  const problem = buildProblem(withPolicy(input, { coverageTolerance: 0 }, { moveBeyondQuota: 0 }))
  const furtherLimits = [moveCount(problem, { lower: movesIn(balanced) })]
  return solveVariant(problem, variant, {
    ...options,
    start: balanced,
    notBehind: balanced,
    furtherLimits,
  })
}

const withPolicy = (
  input: RotationInput,
  rotation: Partial<Policy['rotation']>,
  weights: Partial<Policy['rotationWeights']> = {},
): RotationInput => ({
  ...input,
  policy: {
    ...input.policy,
    rotation: { ...input.policy.rotation, ...rotation },
    rotationWeights: { ...input.policy.rotationWeights, ...weights },
  },
})

/** The plan under the policy as it is: its missing periods are allowed, its gap is the price of more or less turmoil. */
function valued(
  problem: RotationProblem,
  result: VariantResult,
  bound: number,
  balanced: VariantResult,
): VariantResult {
  const hours = evaluate(problem, result.choice, result.variant === 'both' ? 'by-the-hour' : 'none')
  const coverage = {
    bound: Math.max(balanced.coverage.bound, result.coverage.bound),
    best: Math.min(balanced.coverage.best, hours.terms.shortage),
    allowed: Math.max(hours.terms.shortage, balanced.coverage.allowed),
  }
  return {
    ...result,
    bound,
    coverage: Number.isFinite(balanced.coverage.allowed) ? coverage : balanced.coverage,
    gives: balanced.gives,
    status: 'feasible',
    stopped: 'iteration-limit',
  }
}
