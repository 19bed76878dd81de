/**
 * Who rotates, decided again for a plan that is already published: the objective with a price on every change of it.
 * Where nothing is worth its price, the published moves come back.
 */
import { buildProblem, type RotationInput } from './build.ts'
import { brokenLimits, evaluate } from './evaluate.ts'
import type { RotationEffort } from './effort.ts'
import { type Choice, type RotationProblem, withMove } from './problem.ts'
import type { PublishedPost } from './rules/calm.ts'
import type { SweepVariant } from './sweep/family.ts'
import { solveStations } from './sweep/sweep.ts'

export interface AgainInput extends RotationInput {
  readonly published: readonly PublishedPost[]
}

export interface AgainOptions {
  readonly seed: number
  readonly effort: RotationEffort
}

/** What deciding again came to. Points with lending by the hour, the price of changes apart. */
export interface Again {
  readonly moves: readonly { readonly teacherId: string; readonly unit: string }[]
  /** The published moves as far as they still are open, under the new data; whether they keep the limits. */
  readonly kept: { readonly points: number; readonly legal: boolean }
  readonly points: number
  /** Price of the changes made. */
  readonly calm: number
}

export async function decideAgain(
  { published, ...input }: AgainInput,
  variant: SweepVariant,
  options: AgainOptions,
): Promise<Again> {
  const problem = buildProblem({ ...input, published })
  const start = published.map(({ teacherId, unit }) => `${teacherId} ${unit}`)
  const [station] = await solveStations([problem], variant, { ...options, start })
  const { portable, limits, choice: found } = station!
  const old = portable.choiceOf(start)
  const lending = variant === 'both' ? 'by-the-hour' : 'none'
  const valueOf = (choice: Choice): number => evaluate(problem, choice, lending).objective
  const keeps = (choice: Choice): boolean => brokenLimits(problem, limits, choice).length === 0
  const choice = calmed(problem, old, found, (one, other) => keeps(other) && valueOf(other) <= valueOf(one))
  const plain = (one: Choice): number => {
    const { objective, terms } = evaluate(problem, one, lending)
    return objective - (terms.calm ?? 0)
  }
  const calmOf = (one: Choice): number => evaluate(problem, one, lending).terms.calm ?? 0
  return {
    moves: portable.placesOf(choice).map((place) => {
      const space = place.indexOf(' ')
      return { teacherId: place.slice(0, space), unit: place.slice(space + 1) }
    }),
    kept: { points: plain(old), legal: keeps(old) },
    points: plain(choice),
    calm: calmOf(choice) - calmOf(old),
  }
}

/** Takes back every change that is not worth its price by itself. */
function calmed(
  { movers }: RotationProblem,
  old: Choice,
  found: Choice,
  noWorse: (one: Choice, other: Choice) => boolean,
): Choice {
  let choice = found
  for (let mover = 0; mover < movers.length; mover++) {
    if (choice[mover] === old[mover]) continue
    const back = withMove(choice, mover, old[mover]!)
    if (noWorse(choice, back)) choice = back
  }
  return choice
}
