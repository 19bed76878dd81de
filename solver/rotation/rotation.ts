/** The rotation decision as others call it. */
import { buildProblem, type RotationInput } from './build.ts'
import { combineVariants, type RotationOutcome } from './outcome.ts'
import { type RotationOptions, type RotationVariant, solveVariant, type VariantResult } from './solve.ts'

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
  for (const variant of variantsOf(input)) results.push(await solveVariant(problem, variant, options))
  return combineVariants(input, problem, results)
}
