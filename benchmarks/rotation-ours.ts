/**
 * Our own solve of a rotation instance as a process of its own, beside the peers:
 *
 *     tsx benchmarks/rotation-ours.ts B 1
 *
 * Size and seed. Speaks as the peers' scripts do; work begins with the building of the problem.
 */
import { buildProblem } from '../solver/rotation/build.ts'
import { evaluate } from '../solver/rotation/evaluate.ts'
import { solveVariant } from '../solver/rotation/solve.ts'
import { rotationInstance } from './rotation.ts'

const [size, seed] = process.argv.slice(2) as [string, string]
const input = rotationInstance(size, Number(seed))
console.log(`start ${cpuS()}`)
const problem = buildProblem(input)
const { choice, bound, status } = await solveVariant(problem, 'rotation', {
  seed: 1,
  effort: 'standard',
  onProgress: ({ incumbent, bound: now }) => {
    tell(incumbent ?? Infinity, now ?? -Infinity)
  },
})
tell(evaluate(problem, choice, 'none').objective, bound)
console.log(`end ${status}`)

function tell(incumbent: number, bound: number): void {
  console.log(`at ${cpuS()} ${incumbent} ${bound}`)
}

function cpuS(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
