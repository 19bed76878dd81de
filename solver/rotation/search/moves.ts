/** Changes worth trying: each neighbourhood draws one, or none. They know who serves where, and nothing of costs. */
import type { Random } from '../../search/random.ts'
import type { RotationProblem } from '../problem.ts'
import type { Change, SearchState } from './state.ts'

/** What is drawn from: candidates worth a try, by mover, and the movers who have any. */
export interface Pool {
  readonly problem: RotationProblem
  readonly movers: readonly number[]
  /** By mover. */
  readonly candidates: readonly (readonly number[])[]
}

export function poolOf(problem: RotationProblem, open?: ReadonlySet<number>): Pool {
  const candidates = Array.from(problem.movers, (): number[] => [])
  problem.candidates.mover.forEach((mover, candidate) => {
    if (!open || open.has(candidate)) candidates[mover]!.push(candidate)
  })
  return {
    problem,
    candidates,
    movers: [...candidates.keys()].filter((mover) => candidates[mover]!.length > 0),
  }
}

type Neighbourhood = (pool: Pool, state: SearchState, random: Random) => readonly Change[]

const oneOf = (list: readonly number[], random: Random): number => list[random.below(list.length)]!
const anyMover = ({ movers }: Pool, random: Random): number => oneOf(movers, random)

/** Home (-1) where the mover has no candidate worth a try. */
function anyCandidate({ candidates }: Pool, mover: number, random: Random): number {
  const own = candidates[mover]!
  return own.length > 0 ? oneOf(own, random) : -1
}

function anyServing(state: SearchState, unit: number, random: Random): number {
  const here = state.serving[unit]
  return here && here.length > 0 ? here[random.below(here.length)]! : -1
}

/** One mover goes somewhere else, or home. */
const relocate: Neighbourhood = (pool, state, random) => {
  const mover = anyMover(pool, random)
  const home = state.choice[mover]! >= 0 && random.below(3) === 0
  const to = home ? -1 : anyCandidate(pool, mover, random)
  return to === state.choice[mover] ? [] : [{ mover, to }]
}

/** A mover goes to a unit, and one who serves there comes to where the first was. */
const exchange: Neighbourhood = (pool, state, random) => {
  const mover = anyMover(pool, random)
  const to = anyCandidate(pool, mover, random)
  if (to === state.choice[mover]) return []
  const other = anyServing(state, pool.problem.candidates.unit[to]!, random)
  if (other < 0 || other === mover) return []
  const back = state.candidateAt(other, state.unitOf(mover))
  return back === -2
    ? []
    : [
        { mover, to },
        { mover: other, to: back },
      ]
}

/** A mover goes to a unit, one who serves there goes on to a third. */
const chain: Neighbourhood = (pool, state, random) => {
  const mover = anyMover(pool, random)
  const to = anyCandidate(pool, mover, random)
  if (to === state.choice[mover]) return []
  const other = anyServing(state, pool.problem.candidates.unit[to]!, random)
  if (other < 0 || other === mover) return []
  const on = anyCandidate(pool, other, random)
  if (on === state.choice[other]) return []
  return [
    { mover, to },
    { mover: other, to: on },
  ]
}

/** Three go round: each to where the next one was. */
const cycle: Neighbourhood = (pool, state, random) => {
  const first = anyMover(pool, random)
  const to = anyCandidate(pool, first, random)
  if (to === state.choice[first]) return []
  const second = anyServing(state, pool.problem.candidates.unit[to]!, random)
  if (second < 0 || second === first) return []
  const on = anyCandidate(pool, second, random)
  if (on < 0 || on === state.choice[second]) return []
  const third = anyServing(state, pool.problem.candidates.unit[on]!, random)
  if (third < 0 || third === first || third === second) return []
  const back = state.candidateAt(third, state.unitOf(first))
  return back === -2
    ? []
    : [
        { mover: first, to },
        { mover: second, to: on },
        { mover: third, to: back },
      ]
}

/** One who moved goes home, and somebody else takes over the post. */
const substitute: Neighbourhood = (pool, state, random) => {
  const mover = anyMoved(pool, state, random)
  if (mover < 0) return []
  const other =
    random.below(2) === 0 ? anyServing(state, state.homeOf(mover), random) : anyMover(pool, random)
  if (other < 0 || other === mover) return []
  const to = state.candidateAt(other, state.unitOf(mover))
  if (to === -2 || to === state.choice[other]) return []
  return [
    { mover, to: -1 },
    { mover: other, to },
  ]
}

/** Both ends of an exchange go home; who came in from a third place takes the other's post. */
const pairedReturn: Neighbourhood = (pool, state, random) => {
  const mover = anyMoved(pool, state, random)
  if (mover < 0) return []
  const here = (state.serving[state.homeOf(mover)] ?? []).filter((other) => state.choice[other]! >= 0)
  if (here.length === 0) return []
  const other = here[random.below(here.length)]!
  const to = state.candidateAt(other, state.unitOf(mover))
  const on = to === -2 || random.below(3) === 0 ? -1 : to
  return on === state.choice[other]
    ? []
    : [
        { mover, to: -1 },
        { mover: other, to: on },
      ]
}

function anyMoved(pool: Pool, state: SearchState, random: Random): number {
  for (let tries = 0; tries < 30; tries++) {
    const mover = anyMover(pool, random)
    if (state.choice[mover]! >= 0) return mover
  }
  return -1
}

/** Drawn with these chances. */
const NEIGHBOURHOODS: readonly (readonly [Neighbourhood, number])[] = [
  [relocate, 0.2],
  [exchange, 0.3],
  [chain, 0.1],
  [cycle, 0.1],
  [substitute, 0.2],
  [pairedReturn, 0.1],
]

export function drawChanges(pool: Pool, state: SearchState, random: Random): readonly Change[] {
  let draw = random.float()
  for (const [neighbourhood, chance] of NEIGHBOURHOODS) {
    draw -= chance
    if (draw < 0) return neighbourhood(pool, state, random)
  }
  return relocate(pool, state, random)
}
