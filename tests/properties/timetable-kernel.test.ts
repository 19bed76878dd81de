import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Random } from '../../solver/search/random.ts'
import { checkProblem } from '../../solver/timetable/kernel/check-problem.ts'
import { Culprits } from '../../solver/timetable/kernel/culprits.ts'
import { evaluate } from '../../solver/timetable/kernel/evaluate.ts'
import { MoveList } from '../../solver/timetable/kernel/moves/move-list.ts'
import { Proposer } from '../../solver/timetable/kernel/moves/proposer.ts'
import { Preview } from '../../solver/timetable/kernel/preview.ts'
import { anyChosen, anyPlacement, anyProblem } from '../solver/timetable/arbitrary.ts'
import { bits, stateOf } from '../support/kernel-state.ts'

const problemAndPlacement = anyProblem().chain((problem) =>
  fc
    .tuple(anyPlacement(problem), anyChosen(problem))
    .map(([placement, chosen]) => ({ problem, placement, chosen })),
)

describe('the kernel of the timetable', () => {
  test('costs what the independent evaluator says, on any placement of any problem', () => {
    fc.assert(
      fc.property(problemAndPlacement, ({ problem, placement, chosen }) => {
        checkProblem(problem)
        const { hard, soft } = evaluate(problem, placement, chosen)
        const state = stateOf(problem, placement, chosen)
        expect([state.hard, state.soft]).toEqual([hard, soft])
        // Loaded over another timetable it costs the same, and taking everything out leaves nothing behind.
        state.load(placement.map(() => -1))
        state.load(placement)
        expect([state.hard, state.soft]).toEqual([hard, soft])
      }),
      { numRuns: 5000 },
    )
  })

  test('prices every proposed move as the evaluator does, also ahead, and takes it back bit for bit, under pressure too', () => {
    let [burdened, seen] = [0, 0]
    fc.assert(
      fc.property(problemAndPlacement, fc.integer(), ({ problem, placement, chosen }, seed) => {
        const state = stateOf(problem, placement, chosen)
        const random = new Random(seed)
        const proposer = new Proposer(problem, state, random)
        const preview = new Preview(state.compiled)
        const placed = problem.lessons.flatMap((_, lesson) => (placement[lesson]! >= 0 ? [lesson] : []))
        fc.pre(placed.length > 0)
        const move = new MoveList()
        for (let trial = 0; trial < 20; trial++) {
          proposer.goesHome = trial % 3 === 0
          if (!proposer.propose(placed[random.below(placed.length)]!, move)) continue
          if (seed % 2 === 0 && trial % 4 === 0) state.burden = state.pressure.press(state)
          const before = bits(state)
          const [hardBefore, softBefore] = [state.hard, state.soft]
          const isSeen = preview.weighs(state, move)
          expect(bits(state)).toEqual(before)
          state.apply(move)
          expect(state.burden).toBeCloseTo(state.pressure.burdenOf(state), 9)
          if (state.burden !== before.burden) burdened++
          const { hard, soft } = evaluate(problem, state.slotOf, state.chosen)
          expect([state.hard, state.soft]).toEqual([hard, soft])
          if (isSeen) seen++
          if (isSeen) expect([preview.hard, preview.soft]).toEqual([hard - hardBefore, soft - softBefore])
          const after = bits(state)
          state.undo(move)
          expect(bits(state)).toEqual(before)
          if (trial % 2) {
            state.apply(move)
            expect(bits(state)).toEqual(after)
          }
        }
      }),
      { numRuns: 400 },
    )
    // Sampled problems differ: about 300 and 60, now and then far fewer.
    expect(Math.min(burdened, seen)).toBeGreaterThan(0)
  })

  test('calls every lesson a culprit without which fewer hard points would be broken', () => {
    fc.assert(
      fc.property(problemAndPlacement, ({ problem, placement, chosen }) => {
        const state = stateOf(problem, placement, chosen)
        const { lessonCount, unplacedHard, duration } = state.compiled
        const lessons = Int32Array.from({ length: lessonCount }, (_, lesson) => lesson)
        const culprits = new Set(new Culprits(state.compiled).among(lessons, state, 0))
        const { hard } = state
        for (const lesson of lessons) {
          const slot = state.slotOf[lesson]!
          if (slot < 0) continue
          state.relocate(lesson, -1)
          const mended = state.hard - unplacedHard * duration[lesson]! < hard
          if (mended) expect(culprits).toContain(lesson)
          state.relocate(lesson, slot)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
