import type { Choice, RotationProblem } from '../problem.ts'
import type { Limit } from './limit.ts'
import type { Term } from './term.ts'

/**
 * Managers do not move alone: with each go the policy's number of backbone teachers of the same school to the same school
 * (“管理团队+骨干教师”组团输出). Points for each backbone teacher who is missing.
 */
export const teamsTerm: Term = {
  code: 'teams',
  priced: (problem) => {
    const { teamShort: price } = problem.policy.rotationWeights
    return price === 0 || problem.policy.rotation.teamBackboneMin === 0
      ? undefined
      : { price, limits: teamLimits(problem) }
  },
}

/** By old and new site: backbone teachers less those asked for, at least 0. */
function teamLimits(problem: RotationProblem): Limit[] {
  const ways = new Map<string, number[]>()
  problem.candidates.mover.forEach((_, c) => {
    if (valueOf(problem, c) === 0) return
    const key = wayOf(problem, c)
    const known = ways.get(key)
    if (known) known.push(c)
    else ways.set(key, [c])
  })
  return [...ways].flatMap(([where, candidates]): Limit | [] => {
    const candidateBy = candidates.map((c) => valueOf(problem, c))
    if (candidateBy.every((by) => by > 0)) return []
    const sides = { lower: 0, upper: Infinity }
    return { rule: 'teams', where, ...sides, movers: [], moverBy: [], candidates, candidateBy }
  })
}

/** The same points, counted from the moves. */
export function teamCost(problem: RotationProblem, choice: Choice): number {
  const { teamShort } = problem.policy.rotationWeights
  if (teamShort === 0) return 0
  return [...teamBalances(problem, choice).values()].reduce(
    (sum, { left }) => sum + teamShort * Math.max(0, -left),
    0,
  )
}

/** Moves, by mover, that make a team: a manager and a backbone teacher, or more, of one school to one school. */
export function teamMovers(problem: RotationProblem, choice: Choice): ReadonlySet<number> {
  if (problem.policy.rotation.teamBackboneMin === 0) return new Set()
  const teams = [...teamBalances(problem, choice).values()].filter(
    ({ managers, backbone }) => managers && backbone,
  )
  return new Set(teams.flatMap(({ movers }) => movers))
}

/** What the moves from one site to another hold, of managers and backbone teachers. */
function teamBalances(problem: RotationProblem, choice: Choice) {
  const ways = new Map<string, { left: number; managers: boolean; backbone: boolean; movers: number[] }>()
  choice.forEach((c, mover) => {
    if (c < 0) return
    const value = valueOf(problem, c)
    if (value === 0) return
    const key = wayOf(problem, c)
    const way = ways.get(key) ?? { left: 0, managers: false, backbone: false, movers: [] }
    way.left += value
    if (value < 0) way.managers = true
    else way.backbone = true
    way.movers.push(mover)
    ways.set(key, way)
  })
  return ways
}

/** A backbone teacher counts 1; a manager asks for some. */
function valueOf({ policy, persons, movers, candidates }: RotationProblem, candidate: number): number {
  const { role, backbone } = persons[movers[candidates.mover[candidate]!]!]!
  if (role !== 'teacher') return -policy.rotation.teamBackboneMin
  return backbone ? 1 : 0
}

function wayOf({ persons, movers, candidates, sites, units }: RotationProblem, candidate: number): string {
  const from = sites[persons[movers[candidates.mover[candidate]!]!]!.site]!
  return `${from.id} ${sites[units[candidates.unit[candidate]!]!.site]!.id}`
}
