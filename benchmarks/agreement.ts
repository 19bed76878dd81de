import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { Random } from '../solver/search/random.ts'
import { evaluate } from '../solver/timetable/kernel/evaluate.ts'
import { MoveList } from '../solver/timetable/kernel/moves/move-list.ts'
import { Proposer } from '../solver/timetable/kernel/moves/proposer.ts'
import type { Problem } from '../solver/timetable/kernel/problem.ts'
import type { State } from '../solver/timetable/kernel/state.ts'
import { anyChosen, anyPlacement, anyProblem } from '../tests/solver/timetable/arbitrary.ts'
import { bits, stateOf } from '../tests/support/kernel-state.ts'
import { type Benchmark, cpuSeconds } from './bench.ts'

const STATES = 10_000
const MOVES_A_STATE = 10

/** A random problem with every rule type, and any state of it. */
const anyState = anyProblem().chain((problem) =>
  fc
    .tuple(anyPlacement(problem), anyChosen(problem))
    .map(([placement, chosen]) => ({ problem, placement, chosen })),
)

/** The weekly search against the evaluator that shares no code with it. */
export const agreement: Benchmark = {
  name: 'agreement',
  about:
    'random states of random problems: states and moves whose cost differs from the independent evaluator, moves not taken back bit for bit, moves dropped unseen that break no hard rule (all should be 0)',
  instances: ['kernel'],
  run: async (_, seed) => {
    const totals = { states: 0, moves: 0, dropped: 0, otherCost: 0, notTakenBack: 0, wronglyDropped: 0 }
    const rulesOf = new Map<string, number>()
    const { cpuS } = await cpuSeconds(() => {
      for (const { problem, placement, chosen } of fc.sample(anyState, { numRuns: STATES, seed })) {
        for (const { type } of problem.rules) rulesOf.set(type, (rulesOf.get(type) ?? 0) + 1)
        const state = stateOf(problem, placement, chosen)
        totals.states++
        if (!agrees(problem, state)) totals.otherCost++
        tryMoves(problem, state, new Random(seed + totals.states), totals)
      }
    })
    const rarest = Math.min(...rulesOf.values())
    return { ...totals, ruleTypes: rulesOf.size, rulesOfRarestType: rarest, cpuS }
  },
}

function agrees(problem: Problem, state: State): boolean {
  const { hard, soft } = evaluate(problem, state.slotOf, state.chosen)
  return state.hard === hard && state.soft === soft
}

/** Each move is made and taken back; every other one is then made for good. */
function tryMoves(
  problem: Problem,
  state: State,
  random: Random,
  totals: Record<'moves' | 'dropped' | 'otherCost' | 'notTakenBack' | 'wronglyDropped', number>,
): void {
  const placed = [...state.slotOf.keys()].filter((lesson) => state.slotOf[lesson]! >= 0)
  if (placed.length === 0) return
  const drawSeed = random.below(2 ** 30)
  const [open, careful] = [new Random(drawSeed), new Random(drawSeed)].map(
    (own) => new Proposer(problem, state, own),
  ) as [Proposer, Proposer]
  careful.isCareful = true
  const move = new MoveList()
  for (let trial = 0; trial < MOVES_A_STATE; trial++) {
    const lesson = placed[random.below(placed.length)]!
    const isKept = careful.propose(lesson, move)
    if (!open.propose(lesson, move)) continue
    totals.moves++
    const before = bits(state)
    state.apply(move)
    if (!agrees(problem, state)) totals.otherCost++
    if (!isKept) {
      totals.dropped++
      if (state.hard === 0) totals.wronglyDropped++
    }
    state.undo(move)
    if (!isDeepStrictEqual(bits(state), before)) totals.notTakenBack++
    if (trial % 2) state.apply(move)
  }
}
