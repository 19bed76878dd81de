/** What the solvers' own words mean: lines as they print them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runPeer } from '../../benchmarks/peers/run-peer.ts'
import { SOLVERS } from '../../benchmarks/peers/solvers.ts'

const solver = (name: string) => SOLVERS.find((candidate) => candidate.name === name)!

test.each([
  ['cbc', 'Continuous objective value is 212.542 - 0.06 seconds', { bound: 212.542 }],
  ['cbc', 'Cbc0038I Solution found of 326.664', { incumbent: 326.664 }],
  [
    'cbc',
    'Cbc0038I Mini branch and bound improved solution from 258.664 to 230.289 (0.56 seconds)',
    { incumbent: 230.289 },
  ],
  [
    'cbc',
    'Cbc0012I Integer solution of 217.01358 found by DiveCoefficient after 534 iterations and 1 nodes (2.19 seconds)',
    { incumbent: 217.01358 },
  ],
  [
    'cbc',
    'Cbc0010I After 0 nodes, 1 on tree, 218.28858 best solution, best possible 215.90585 (2.16 seconds)',
    { incumbent: 218.28858, bound: 215.90585 },
  ],
  [
    'cbc',
    'Cbc0010I After 0 nodes, 1 on tree, 1e+50 best solution, best possible 741.84962 (14.64 seconds)',
    { incumbent: Infinity, bound: 741.84962 },
  ],
  ['cbc', 'Cbc0038I Pass   2: suminf.    5.47240 (16) obj. 217.876 iterations 865', undefined],
  ['cbc', 'Result - Stopped on time limit', { status: 'Stopped on time limit' }],
  [
    'glpk',
    '+  3902: mip =     not found yet >=   2.159740715e+02        (11; 0)',
    { incumbent: Infinity, bound: 215.9740715 },
  ],
  [
    'glpk',
    '+  5376: >>>>>   2.269200171e+02 >=   2.159740715e+02   4.8% (31; 0)',
    { incumbent: 226.9200171, bound: 215.9740715 },
  ],
  ['glpk', 'TIME LIMIT EXCEEDED; SEARCH TERMINATED', { status: 'time limit exceeded; search terminated' }],
  ['highs', 'at 12.5 inf -inf', { cpuS: 12.5, incumbent: Infinity, bound: -Infinity }],
  ['cp-sat', 'at 12.5 220.75 200', { cpuS: 12.5, incumbent: 220.75, bound: 200 }],
])('%s: %s', (name, line, heard) => {
  expect(solver(name).hear(line)).toEqual(heard)
})

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'peers-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test.each([
  [
    'cbc',
    'Optimal - objective value 216.67\n      3 c3                   1                   0.25\n      7 c7         2.5    0\n',
  ],
  ['glpk', 'c Status: INTEGER OPTIMAL\ns mip 2 8 o 216.67\ni 1 1\nj 4 1\nj 8 2.5\ne o f\n'],
  ['highs', '3 1.0\n7 2.5\n'],
])('columns of a plan by %s', (name, text) => {
  const plan = join(folder, name)
  writeFileSync(plan, text)
  const task = { mps: '', whole: '', plan, cpuLimitS: 1, wallPerCpu: 1 }
  expect([...solver(name).columns(task)!]).toEqual([
    [3, 1],
    [7, 2.5],
  ])
  expect(solver(name).columns({ ...task, plan: join(folder, 'none') })).toBeUndefined()
})

test('a process is heard line by line, better values only, and ended when it minds no limit', async () => {
  const script = 'echo start 0; echo at 0.1 9 5; echo at 0.2 9.5 4; echo at 0.3 8 4; while :; do :; done'
  const { trace, status, cpuS } = await runPeer(['bash', '-c', script], 0.3, solver('highs').hear)
  expect(trace).toEqual([
    { cpuS: 0.1, incumbent: 9, bound: 5 },
    { cpuS: 0.3, incumbent: 8, bound: 5 },
  ])
  expect(status).toBe('ended by us at the limit')
  expect(cpuS).toBeGreaterThan(0.3)
})
