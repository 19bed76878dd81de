/**
 * Times other solvers on the very model of a rotation instance, without lending, each in a process of its own:
 *
 *     tsx benchmarks/rotation-peers.ts A 1 60 [python]
 *
 * Size, seed, seconds of time limit; `python` is an interpreter that has `highspy` and `ortools` (PyPI), for those two.
 * CBC and GLPK are looked for on the path (Debian: coinor-cbc, glpk-utils). One thread each; CPU seconds of the child.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildProblem } from '../solver/rotation/build.ts'
import { buildModel } from '../solver/rotation/model.ts'
import { limitsOf } from '../solver/rotation/solve.ts'
import { writeMps } from './mps.ts'
import { rotationInstance } from './rotation.ts'

const [size = 'A', seed = '1', limit = '60', python = 'python3'] = process.argv.slice(2)
const file = join(mkdtempSync(join(tmpdir(), 'rotation-')), `${size}-${seed}.mps`)
const problem = buildProblem(rotationInstance(size, Number(seed)))
const { milp } = buildModel(problem, limitsOf(problem), 'none')
await writeMps(milp, file)
console.log(
  `${file}: ${milp.numRows} rows, ${milp.numCols} columns; add ${milp.objectiveOffset} to every value`,
)

const highs = [
  'import highspy, sys',
  'h = highspy.Highs(); h.setOptionValue("threads", 1); h.setOptionValue("mip_rel_gap", 1e-4)',
  'h.setOptionValue("time_limit", float(sys.argv[2])); h.readModel(sys.argv[1]); h.run()',
]
const cpSat = [
  'import sys',
  'from ortools.linear_solver.python import model_builder as mb',
  'm = mb.Model(); m.import_from_mps_file(sys.argv[1]); s = mb.Solver("sat")',
  's.enable_output(True); s.set_time_limit_in_seconds(float(sys.argv[2]))',
  's.set_solver_specific_parameters("num_workers:1"); print(s.solve(m), s.objective_value, s.best_objective_bound)',
]
const peers: Readonly<Record<string, readonly string[]>> = {
  cbc: ['cbc', file, 'sec', limit, 'ratio', '1e-4', 'threads', '0', 'solve', 'quit'],
  glpk: ['glpsol', '--freemps', file, '--cuts', '--mipgap', '1e-4', '--tmlim', limit],
  'highs, native': [python, '-c', highs.join('\n'), file, limit],
  'cp-sat': [python, '-c', cpSat.join('\n'), file, limit],
}

/** Where they all put their verdict. */
const LAST_LINES = 25

for (const [name, [command, ...args]] of Object.entries(peers)) {
  // The children's share of CPU is read from the shell: node does not keep it.
  const { stdout, stderr, error } = spawnSync('bash', ['-c', 'time "$0" "$@"', command!, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const cpu = /user\s+(\d+)m([\d.]+)s/.exec(stderr)
  const cpuS = cpu ? Number(cpu[1]) * 60 + Number(cpu[2]) : NaN
  console.log(`== ${name}: ${cpuS.toFixed(1)} CPU s${error ? `, ${error.message}` : ''}`)
  console.log(stdout.trim().split('\n').slice(-LAST_LINES).join('\n') || stderr.trim())
}
