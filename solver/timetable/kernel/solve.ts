import { cool } from '../../search/annealing.ts'
import { Random } from '../../search/random.ts'
import { makeStop, type StopOptions, type StopReason } from '../../search/stop.ts'
import { Areas } from './areas.ts'
import { ChangeDays } from './change-days.ts'
import { compileOnce } from './compile-once.ts'
import { Culprits } from './culprits.ts'
import { construct } from './construct.ts'
import { evaluate } from './evaluate.ts'
import { annealFullWeek } from './full/anneal.ts'
import { readFullWeek } from './full/read.ts'
import { type FullLessons, FullWeek } from './full/week.ts'
import { Proposer } from './moves/proposer.ts'
import { makeScope } from './moves/scope.ts'
import type { Chosen, Placement, Problem } from './problem.ts'
import { Preview } from './preview.ts'
import { Profile } from './profile.ts'
import { anneal, Best, type Pace, type Phase, type Progress, type SearchRun } from './search.ts'
import { chooseSettings } from './settings.ts'
import { State } from './state.ts'

export interface SolveOptions extends StopOptions {
  /** Same problem, seed and iterations: same timetable. Default 0. */
  readonly seed?: number
  /** Proposed moves in all. */
  readonly iterations: number
  /** Where to start; slots that a lesson may not start in are ignored. Default: a constructed timetable. */
  readonly start?: Placement
  /** End as soon as no hard rule is broken. */
  readonly onlyFeasible?: boolean
  /**
   * Hardly ever leaves timetables without broken hard rules once it has met one: where hard rules are many and tight, the way back
   * is not found. Elsewhere it costs ways through broken rules.
   */
  readonly keepsHard?: boolean
  /** Goes after broken hard rules with all its might, whatever becomes of the soft ones. */
  readonly hurries?: boolean
  readonly onProgress?: (progress: Progress) => void
}

export interface Solution {
  readonly placement: Placement
  /** Resources taken where lessons have choices; empty if none has. */
  readonly chosen: Chosen
  readonly hard: number
  readonly soft: number
  /** Cost of each rule, by its index in `problem.rules`. */
  readonly byRule: readonly number[]
  /** `proved`: cost 0, or nothing left to move. */
  readonly stopped: StopReason
  readonly iterations: number
}

const STEADY: Pace = { trials: 4000, aimed: 0.5, presses: false }
/** Many a small problem is solved within the trials of others; weights and aim were compared on FET's examples. */
const HURRIED: Pace = { trials: 300, aimed: 0.7, presses: true }
/** Most of the iterations that the repair of a first timetable may take, and the share of these without gain that ends it. */
const REPAIR_SHARE = 0.4
const NO_GAIN_SHARE = 0.1
/** Least proposals without gain, for each lesson. */
const NO_GAIN_PER_LESSON = 100
/** Temperature at which broken hard rules are untangled, in smallest changes of hard cost: 0.15 to 0.4 were compared. */
const UNTANGLING = 0.25
/** How much heavier than in the repair a hard point is then, so that soft cost is not felt. */
const SOFT_UNFELT = 100
/** Looks at all swaps of a lesson that take as long as one proposal. */
const LOOKS = 32
/** Share of the cooling that is quick, to learn where the slow one should take its time. */
const QUICK_SHARE = 0.15
/** Coolings that share the rest: several shorter ones gained more than one long one (measured). */
const SLOW_COOLINGS = 4
/** Where all but the first begin, in mean temperatures. */
const REHEAT = 1.5
/** Weight of a hard point in the slow cooling, in mean temperatures. */
const HARD_WEIGHT = 16
/** Weight of a hard point, in hottest temperatures, where hard rules are to be kept. */
const KEPT = 12

/**
 * Places all lessons: a constructed timetable, repaired at a constant low temperature, then cooled quickly over the whole range
 * of temperatures, and slowly several times where the first cooling showed that it pays. Returns the best timetable met, by hard
 * cost and then soft cost.
 */
export function solve(problem: Problem, options: SolveOptions): Solution {
  const random = new Random(options.seed ?? 0)
  const compiled = compileOnce(problem)
  const state = new State(compiled)
  if (options.start) state.load(insideDomains(problem, options.start))
  construct(state, makeScope(problem, compiled), random)
  const proposer = new Proposer(problem, state, random)
  const run: SearchRun = {
    state,
    proposer,
    preview: new Preview(compiled),
    random,
    areas: new Areas(problem),
    culprits: new Culprits(compiled),
    changeDays: options.keepsHard ? new ChangeDays(state) : undefined,
    best: new Best(state),
    iterationLimit: options.iterations,
    pace: options.hurries ? HURRIED : STEADY,
    stop: makeStop(options),
    report: options.onProgress ?? (() => undefined),
    iteration: 0,
  }
  const stopped = search(problem, run, options)
  run.best.keep(state)
  const { placement, chosen } = run.best
  return { placement, chosen, ...evaluate(problem, placement, chosen), stopped, iterations: run.iteration }
}

function search(
  problem: Problem,
  run: SearchRun,
  { onlyFeasible, keepsHard = false }: SolveOptions,
): StopReason {
  const { best } = run
  const isPerfect = (): boolean => best.hard === 0 && (best.soft === 0 || onlyFeasible === true)
  const ended = (): StopReason => (best.hard === 0 && best.soft === 0 ? 'proved' : 'iteration-limit')
  if (run.areas.movable.length === 0) return 'proved'
  if (isPerfect()) return ended()
  const full = readFullWeek(problem, run.state.slotOf)
  if (full) return unclash(full, run) ?? ended()
  const stopped = repair(run)
  if (stopped ?? isPerfect()) return stopped ?? ended()
  if (onlyFeasible) return untangle(run) ?? ended()
  const { hot, cold, hardWeight: usual, leastHard } = chooseSettings(run)
  const hardWeight = keepsHard ? KEPT * hot : usual
  const profile = new Profile(hot, cold)
  const quick: Phase = {
    schedule: (share) => cool(hot, cold, share),
    hardWeight,
    leastHard,
    iterations: Math.floor((run.iterationLimit - run.iteration) * QUICK_SHARE),
    until: isPerfect,
    profile,
  }
  const stoppedQuick = anneal(run, quick)
  if (stoppedQuick ?? isPerfect()) return stoppedQuick ?? ended()
  const weight = keepsHard ? hardWeight : Math.min(hardWeight, HARD_WEIGHT * profile.meanTemperature())
  return coolSlowly(run, profile, { hardWeight: weight, leastHard, until: isPerfect }) ?? ended()
}

/** One cooling over the whole range, then others from the best timetable, reheated to where most of the time is well spent. */
function coolSlowly(
  run: SearchRun,
  profile: Profile,
  phase: Pick<Phase, 'hardWeight' | 'leastHard' | 'until'>,
): StopReason | undefined {
  const { best, state } = run
  for (let left = SLOW_COOLINGS; left > 0 && !phase.until(); left--) {
    const hottest = left === SLOW_COOLINGS ? Infinity : REHEAT * profile.meanTemperature()
    const iterations = Math.ceil((run.iterationLimit - run.iteration) / left)
    if (left < SLOW_COOLINGS) best.restore(state)
    const stopped = anneal(run, { ...phase, schedule: profile.schedule(hottest), iterations })
    if (stopped) return stopped
  }
  return undefined
}

/** Until no hard rule is broken, or for as long as it gains. */
function repair(run: SearchRun): StopReason | undefined {
  const { best, iterationLimit, state } = run
  const { repairTemperature, repairWeight: hardWeight, leastHard } = chooseSettings(run)
  const iterations = Math.floor(iterationLimit * REPAIR_SHARE)
  const patience = Math.max(NO_GAIN_SHARE * iterations, NO_GAIN_PER_LESSON * state.slotOf.length)
  let [least, gainedAt] = [Infinity, run.iteration]
  const until = (): boolean => {
    if (best.hard < least) [least, gainedAt] = [best.hard, run.iteration]
    return best.hard === 0 || run.iteration - gainedAt > patience
  }
  return anneal(run, {
    schedule: () => repairTemperature,
    hardWeight,
    leastHard,
    iterations,
    until,
    repairs: true,
  })
}

/** Where nothing but clashes counts: a search that sees nothing else, and so looks at far more swaps. */
function unclash(lessons: FullLessons, run: SearchRun): StopReason | undefined {
  const { best, state, random, iterationLimit } = run
  const week = new FullWeek(lessons)
  let stopped: StopReason | undefined
  const looks = annealFullWeek(week, {
    random,
    looks: LOOKS * (iterationLimit - run.iteration),
    stop: () => {
      stopped = run.stop()
      return stopped !== undefined
    },
    note: () => {
      best.keep(state)
      state.load(Int32Array.from(week.slotOf.subarray(0, state.slotOf.length)))
      if (state.hard < best.hard) best.note(state)
    },
  })
  run.iteration = Math.min(iterationLimit, run.iteration + Math.ceil(looks / LOOKS))
  return stopped
}

/** Where a cold repair is stuck: hard cost alone, at a temperature at which a mended point often breaks again. */
function untangle(run: SearchRun): StopReason | undefined {
  const { leastHard, repairWeight } = chooseSettings(run)
  const hardWeight = SOFT_UNFELT * repairWeight
  const temperature = UNTANGLING * (Number.isFinite(leastHard) ? leastHard : 1) * hardWeight
  return anneal(run, {
    schedule: () => temperature,
    hardWeight,
    leastHard,
    iterations: run.iterationLimit - run.iteration,
    until: () => run.best.hard === 0,
    repairs: true,
  })
}

function insideDomains(problem: Problem, start: Placement): Placement {
  return start.map((slot, lesson) => (problem.lessons[lesson]!.starts.includes(slot) ? slot : -1))
}
