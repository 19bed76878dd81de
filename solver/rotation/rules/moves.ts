import type { Choice, RotationProblem } from '../problem.ts'
import { requiredPrincipalMoves } from './quota-principals.ts'
import { requiredMoves } from './quota-teachers.ts'
import type { Term } from './term.ts'

/** Calm: points for each move beyond what the quotas of teachers and of principals ask for. */
export function movesBeyondQuota(problem: RotationProblem, choice: Choice): number {
  const count = { teachers: 0, principals: 0 }
  choice.forEach((candidate, mover) => {
    if (candidate >= 0) count[groupOf(problem, mover)]++
  })
  const beyond =
    Math.max(0, count.teachers - requiredMoves(problem)) +
    Math.max(0, count.principals - requiredPrincipalMoves(problem))
  return problem.policy.rotationWeights.moveBeyondQuota * beyond
}

export const movesTerm: Term = {
  code: 'moves',
  addRows: ({ problem, builder, stay }) => {
    const cost = problem.policy.rotationWeights.moveBeyondQuota
    for (const group of ['teachers', 'principals'] as const) {
      const movers = [...problem.movers.keys()].filter((mover) => groupOf(problem, mover) === group)
      if (cost === 0 || movers.length === 0) continue
      const required = group === 'teachers' ? requiredMoves(problem) : requiredPrincipalMoves(problem)
      const beyond = builder.addColumn({ cost, upper: movers.length, integer: true, name: `beyond ${group}` })
      // beyond >= moved - required, where moved = movers - those who stay
      const cols = [beyond, ...movers.map(stay)]
      builder.addRow(
        { lower: movers.length - required, name: `moves ${group}` },
        cols,
        cols.map(() => 1),
      )
    }
  },
}

const groupOf = (problem: RotationProblem, mover: number): 'teachers' | 'principals' =>
  problem.persons[problem.movers[mover]!]!.principal ? 'principals' : 'teachers'
