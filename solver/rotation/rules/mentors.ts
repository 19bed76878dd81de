import type { PersonData, Choice, RotationProblem } from '../problem.ts'
import type { Limit } from './limit.ts'
import type { Term } from './term.ts'

/**
 * Each backbone teacher guides the policy's number of young teachers of the subject at the serving school, or in its
 * cluster (导师制): points for each young teacher who is missing.
 */
export const mentorsTerm: Term = {
  code: 'mentors',
  priced: (problem) => {
    const price = problem.policy.rotationWeights.mentorShort
    return price === 0 ? undefined : { price, limits: mentorLimits(problem) }
  },
}

/** Young teachers less those asked for, by place and subject: at least 0. */
function mentorLimits(problem: RotationProblem): Limit[] {
  const { persons, movers, candidates, units } = problem
  const groups = new Map<string, { base: number; movers: number[]; candidates: number[] }>()
  const groupAt = (site: number, subject: number) => {
    const key = keyOf(problem, site, subject)
    const known = groups.get(key) ?? { base: 0, movers: [], candidates: [] }
    groups.set(key, known)
    return known
  }
  const person = (mover: number): PersonData => persons[movers[mover]!]!
  for (const own of persons) {
    const value = valueOf(problem, own)
    if (value === 0) continue
    const group = groupAt(own.site, own.subject)
    group.base += value
    if (own.mover >= 0) group.movers.push(own.mover)
  }
  candidates.mover.forEach((mover, c) => {
    if (valueOf(problem, person(mover)) === 0) return
    groupAt(units[candidates.unit[c]!]!.site, person(mover).subject).candidates.push(c)
  })
  const limits = [...groups].map(
    ([where, { base, ...who }]): Limit => ({
      rule: 'mentors',
      where,
      lower: -base,
      upper: Infinity,
      ...who,
      moverBy: who.movers.map((mover) => -valueOf(problem, person(mover))),
      candidateBy: who.candidates.map((c) => valueOf(problem, person(candidates.mover[c]!))),
    }),
  )
  return limits.filter(canFallShort)
}

/** Whether any plan could be outside the limit. */
const canFallShort = ({ lower, moverBy, candidateBy }: Limit): boolean =>
  [...moverBy, ...candidateBy].reduce((sum, by) => sum + Math.min(0, by), 0) < lower

/** The same points, counted from where people serve. */
export function mentorCost(problem: RotationProblem, choice: Choice): number {
  const price = problem.policy.rotationWeights.mentorShort
  if (price === 0) return 0
  const balance = new Map<string, number>()
  for (const person of problem.persons) {
    const candidate = person.mover < 0 ? -1 : choice[person.mover]!
    const site = candidate < 0 ? person.site : problem.units[problem.candidates.unit[candidate]!]!.site
    const key = keyOf(problem, site, person.subject)
    balance.set(key, (balance.get(key) ?? 0) + valueOf(problem, person))
  }
  return [...balance.values()].reduce((sum, left) => sum + price * Math.max(0, -left), 0)
}

/** A young teacher can be guided; a backbone teacher asks for some. */
const valueOf = ({ policy }: RotationProblem, { backbone, young }: PersonData): number =>
  backbone ? -policy.mentoring.perBackboneMin : young ? 1 : 0

function keyOf({ policy, sites }: RotationProblem, site: number, subject: number): string {
  const { cluster, id } = sites[site]!
  const together = policy.mentoring.within === 'cluster' && cluster >= 0
  return `${together ? `cluster ${cluster}` : id} ${subject}`
}
