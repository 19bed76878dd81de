import { accepts } from '../../search/annealing.ts'
import type { Random } from '../../search/random.ts'
import type { StopReason } from '../../search/stop.ts'
import type { Areas } from './areas.ts'
import type { ChangeDays } from './change-days.ts'
import { type Culprits, patienceFor } from './culprits.ts'
import { MoveList } from './moves/move-list.ts'
import type { Proposer } from './moves/proposer.ts'
import type { Chosen, Placement } from './problem.ts'
import type { Preview } from './preview.ts'
import type { Profile, Schedule } from './profile.ts'
import type { State } from './state.ts'

export interface Progress {
  readonly iteration: number
  readonly hard: number
  readonly soft: number
  readonly bestHard: number
  readonly bestSoft: number
  readonly temperature: number
  /** A copy of the best placement so far; costs nothing unless asked for. */
  readonly best: () => Placement
}

/** How a search goes about broken hard rules. */
export interface Pace {
  /** Proposals tried, and taken back, to learn what moves cost. */
  readonly trials: number
  /** Share of a repair's proposals that go to culprits. */
  readonly aimed: number
  /** What stays broken grows heavier with time. */
  readonly presses: boolean
}

/** What the phases of one search share. */
export interface SearchRun {
  readonly state: State
  readonly proposer: Proposer
  readonly preview: Preview
  readonly random: Random
  /** Lessons that can move; those of one area are worked on for a batch, so that their rows stay in the processor's cache. */
  readonly areas: Areas
  readonly culprits: Culprits
  /** Worked on more than others where site changes are to go. */
  readonly changeDays: ChangeDays | undefined
  readonly best: Best
  readonly iterationLimit: number
  readonly pace: Pace
  readonly stop: () => StopReason | undefined
  readonly report: (progress: Progress) => void
  iteration: number
}

/** Proposals between two questions (area, temperature, stop). */
const BATCH = 1000
/** Least proposals before culprits may be looked for again. */
const LEAST_BATCH = 8
/** Share of the other proposals that go to lessons on days with site changes. */
const AIMED_AT_CHANGES = 0.25
const NOBODY = new Int32Array(0)
/** Proposals between two progress reports. */
const REPORT = 100_000

/** The best placement met, by (hard, soft); copied only when the search leaves it. */
export class Best {
  hard = Infinity
  soft = Infinity
  readonly placement: Placement
  readonly chosen: Chosen
  private isHere = false

  constructor(state: State) {
    this.placement = state.slotOf.slice()
    this.chosen = state.chosen.slice()
    this.note(state)
  }

  note(state: State): void {
    this.hard = state.hard
    this.soft = state.soft
    this.isHere = true
  }

  /** After a move has led away from the best: copies it, as it was before the move. */
  keepBefore(state: State, move: MoveList): void {
    if (!this.isHere) return
    this.keep(state)
    for (let k = 0; k < move.length; k++) this.placement[move.lessons[k]!] = move.from[k]!
    for (let k = 0; k < move.choiceCount; k++) this.chosen[move.choices[k]!] = move.left[k]!
  }

  /** Brings the state back to the best. */
  restore(state: State): void {
    this.keep(state)
    state.load(this.placement, this.chosen)
    this.isHere = true
  }

  /** The best as it is now, whether the state is at it or not. */
  copy(state: State): Placement {
    return (this.isHere ? state.slotOf : this.placement).slice()
  }

  /** Copies the best if the state is at it. */
  keep(state: State): void {
    if (this.isHere) {
      this.placement.set(state.slotOf)
      this.chosen.set(state.chosen)
    }
    this.isHere = false
  }
}

/** One stretch of the search. */
export interface Phase {
  readonly schedule: Schedule
  /** Cost of a hard point, in soft points. */
  readonly hardWeight: number
  /** Smallest change of hard cost. */
  readonly leastHard: number
  readonly iterations: number
  /** Ends it early when true, asked between batches. */
  readonly until: () => boolean
  /** Many of the proposals go to lessons that stand where a hard rule is broken. */
  readonly repairs?: boolean
  /** Takes samples for a later, slower cooling. */
  readonly profile?: Profile
}

/** Batches with broken hard rules in the second half of a phase before a hard point weighs more, and how much more. */
const PATIENCE = 40
const RAISE = 1.5

/** A hard point worth this many temperatures is never accepted in practice. */
const CAREFUL = 12

/** Lessons near this one on days with site changes; nobody where site changes are like any other cost. */
function onChangeDays({ changeDays, areas, state, iteration }: SearchRun, lesson: number): Int32Array {
  return changeDays ? areas.near(lesson, changeDays.lessons(state, iteration)) : NOBODY
}

/** Anneals on hardWeight x hard + soft (Kirkpatrick, Gelatt & Vecchi, 1983). */
export function anneal(
  run: SearchRun,
  { schedule, hardWeight, leastHard, iterations, until, repairs, profile }: Phase,
): StopReason | undefined {
  const { state, proposer, preview, random, areas, best } = run
  const move = new MoveList()
  const first = run.iteration
  const last = Math.min(run.iterationLimit, first + iterations)
  let weight = hardWeight
  let broken = 0
  let pressesAt = first
  const aimedBatch = Math.min(BATCH, Math.max(LEAST_BATCH, patienceFor(areas.movable.length)))
  while (run.iteration < last && !until()) {
    const stopped = run.stop()
    if (stopped) return stopped
    const share = (run.iteration - first) / iterations
    const temperature = schedule(share)
    const lessons = areas.around(random)
    const aims = repairs
      ? run.culprits.among(areas.movable, state, run.iteration)
      : onChangeDays(run, lessons[0]!)
    const aimed = repairs ? run.pace.aimed : AIMED_AT_CHANGES
    const batch = Math.min(repairs ? aimedBatch : BATCH, last - run.iteration)
    if (repairs && run.pace.presses && run.iteration >= pressesAt) {
      state.burden = state.pressure.press(state)
      pressesAt = run.iteration + areas.movable.length
    }
    let changed = 0
    proposer.goesHome = run.changeDays !== undefined
    proposer.isCareful = weight * leastHard > CAREFUL * temperature
    for (let k = 0; k < batch; k++) {
      const drawn = aims.length > 0 && random.float() < aimed ? aims : lessons
      if (!proposer.propose(drawn[random.below(drawn.length)]!, move)) continue
      const isSeen = preview.weighs(state, move)
      const { hard, soft, burden } = state
      if (!isSeen) state.apply(move)
      const increase = isSeen
        ? weight * preview.hard + preview.soft
        : weight * (state.hard - hard + state.burden - burden) + state.soft - soft
      if (!accepts(increase, temperature, random)) {
        if (!isSeen) state.undo(move)
        continue
      }
      if (isSeen) state.apply(move)
      if (increase !== 0) changed++
      if (state.hard < best.hard || (state.hard === best.hard && state.soft < best.soft)) best.note(state)
      else if (state.hard !== best.hard || state.soft !== best.soft) best.keepBefore(state, move)
    }
    run.iteration += batch
    profile?.note(temperature, weight * state.hard + state.soft, batch, changed)
    broken = state.hard > 0 && share > 0.5 && !repairs ? broken + 1 : 0
    if (broken >= PATIENCE) {
      weight *= RAISE
      broken = 0
    }
    if (run.iteration % REPORT < batch) {
      run.report({
        iteration: run.iteration,
        hard: state.hard,
        soft: state.soft,
        bestHard: best.hard,
        bestSoft: best.soft,
        temperature,
        best: () => best.copy(state),
      })
    }
  }
  best.keep(state)
  return undefined
}
