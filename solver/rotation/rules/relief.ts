import { POOL, type Candidates, type Choice, type RotationProblem } from '../problem.ts'
import type { Term } from './term.ts'

/** Points taken off for a move from where a subject can spare the teacher to where a subject of the teacher is short. */
export const reliefGain = ({ policy, candidates }: RotationProblem, choice: Choice): number =>
  choice.reduce((sum, c) => (c >= 0 ? sum - policy.rotationWeights.relief * candidates.relief[c]! : sum), 0)

export const reliefTerm: Term = {
  code: 'relief',
  candidateCost: ({ policy, candidates }, c) => -policy.rotationWeights.relief * candidates.relief[c]!,
}

/**
 * By candidate: 1 where, as people serve now, the others of the subject can teach it all at the old unit by their highest
 * loads, and those at the new one cannot teach all of the main or a second subject.
 */
export function reliefOf(
  { units, persons, kinds, movers }: Pick<RotationProblem, 'units' | 'persons' | 'kinds' | 'movers'>,
  { mover, unit }: Pick<Candidates, 'mover' | 'unit'>,
): Uint8Array {
  const spare = units.map(({ demand, persons: here }) => {
    const left = demand.slice(0, POOL).map((periods) => -periods)
    for (const p of here) left[persons[p]!.subject]! += persons[p]!.load.most
    return left
  })
  return Uint8Array.from(mover, (m, c) => {
    const { unit: home, subject, kind, load } = persons[movers[m]!]!
    if (home < 0 || spare[home]![subject]! < load.most) return 0
    return [subject, ...kinds[kind]!.seconds].some((k) => spare[unit[c]!]![k]! < 0) ? 1 : 0
  })
}
