/**
 * Large neighbourhood search (Shaw, 1998): again and again the places of a few units that exchange people are decided
 * anew by a small MIP, all else as it is. A fixed number of rounds, so the same plan each time.
 */
import { highsBackend } from '../../milp/highs.ts'
import type { MilpModel } from '../../milp/model.ts'
import { expandSolution, restrictColumns } from '../../milp/restrict.ts'
import { Random } from '../../search/random.ts'
import { choiceOf, moveValues, type RotationModel, startOf } from '../model.ts'
import type { Choice, RotationProblem } from '../problem.ts'

export interface Neighbourhoods {
  readonly seed: number
  readonly rounds: number
  /** Candidates one MIP decides on, about. */
  readonly candidates: number
  /** LP iterations of one MIP. */
  readonly maxLpIterations: number
  /** Points below which one MIP does not look for more. */
  readonly absGap: number
  readonly limitMs?: number
  /** Units that are only taken together: with lending, those of one cluster and stage. */
  readonly groups: readonly (readonly number[])[]
}

/**
 * Improves `start`, a plan within the limits. `rows` holds the objective; `open` are the candidates worth a try.
 * Each better plan is passed to `onBetter`.
 */
export async function searchNeighbourhoods(
  model: RotationModel,
  rows: MilpModel,
  open: ReadonlySet<number>,
  start: Choice,
  { seed, rounds, candidates, groups, ...options }: Neighbourhoods,
  onBetter: (choice: Choice) => void,
): Promise<Choice> {
  const { problem, firstPlace } = model
  const random = new Random(seed)
  const links = linksBetween(problem, open, groups)
  let choice = start
  let values = await completed(model, rows, choice)
  for (let round = 0; values && round < rounds; round++) {
    const units = new Uint8Array(problem.units.length)
    for (const unit of chosenUnits(links, groups, candidates, random)) units[unit] = 1
    const keep = freeColumns(model, rows.numCols, units, open, choice)
    const part = restrictColumns(rows, keep, values)
    const from = { start: startOf(model, choice, part.keptCols), relGap: 0 }
    const { x, objective } = await highsBackend.solve(part.model, { ...options, ...from, seed })
    if (!x || objective === undefined || objective >= worth(rows, values) - TINY) continue
    values = expandSolution(part, x)
    choice = choiceOf({ ...model, firstPlace }, values)
    onBetter(choice)
  }
  return choice
}

/** All columns of the best solution with these moves. */
async function completed(
  model: RotationModel,
  rows: MilpModel,
  choice: Choice,
): Promise<Float64Array | undefined> {
  const { movers } = model.problem
  const keep = new Uint8Array(rows.numCols).fill(1, movers.length, model.firstPlace)
  const part = restrictColumns(rows, keep, moveValues({ ...model, milp: rows }, choice))
  const { x } = await highsBackend.solve(part.model, { relax: true })
  return x && expandSolution(part, x)
}

const worth = ({ colCost, objectiveOffset }: MilpModel, x: Float64Array): number =>
  x.reduce((sum, value, col) => sum + value * colCost[col]!, objectiveOffset)

/**
 * Free are: who serves at one of the units may go to another of them, or home to one; what covers these units; and
 * the columns that belong to no unit.
 */
function freeColumns(
  { problem, firstPlace, coverUnit }: RotationModel,
  numCols: number,
  units: Uint8Array,
  open: ReadonlySet<number>,
  choice: Choice,
): Uint8Array {
  const { candidates, movers, persons } = problem
  const keep = new Uint8Array(numCols)
  coverUnit.forEach((unit, col) => {
    if (col >= movers.length && (unit < 0 || units[unit])) keep[col] = 1
  })
  movers.forEach((person, mover) => {
    const home = persons[person]!.unit
    const now = choice[mover]! < 0 ? home : candidates.unit[choice[mover]!]!
    if (!units[now]) return
    if (units[home]) keep[mover] = 1
    for (let c = candidates.starts[mover]!; c < candidates.starts[mover + 1]!; c++) {
      if (units[candidates.unit[c]!] && (open.has(c) || c === choice[mover])) keep[firstPlace + c] = 1
    }
  })
  return keep
}

/** Open candidates between groups of units, both ways; on the diagonal, those within one. */
function linksBetween(
  { units, candidates, persons, movers }: RotationProblem,
  open: ReadonlySet<number>,
  groups: readonly (readonly number[])[],
): Float64Array[] {
  const groupOf = new Int32Array(units.length)
  groups.forEach((members, group) => {
    for (const unit of members) groupOf[unit] = group
  })
  const links = groups.map(() => new Float64Array(groups.length))
  for (const candidate of open) {
    const a = groupOf[persons[movers[candidates.mover[candidate]!]!]!.unit]!
    const b = groupOf[candidates.unit[candidate]!]!
    links[a]![b]! += 1
    if (a !== b) links[b]![a]! += 1
  }
  return links
}

/** Grows a set of groups from a random one, by the links to those in the set and some chance, up to `wanted` candidates. */
function chosenUnits(
  links: readonly Float64Array[],
  groups: readonly (readonly number[])[],
  wanted: number,
  random: Random,
): number[] {
  const chosen = [random.below(groups.length)]
  const pull = links[chosen[0]!]!.slice()
  const inside = new Uint8Array(groups.length)
  inside[chosen[0]!] = 1
  let count = pull[chosen[0]!]!
  while (count < wanted && chosen.length < groups.length) {
    let next = -1
    let strongest = -1
    for (let group = 0; group < groups.length; group++) {
      if (inside[group]) continue
      const strength = (pull[group]! + TINY) * random.float()
      if (strength <= strongest) continue
      strongest = strength
      next = group
    }
    count += pull[next]! + links[next]![next]!
    inside[next] = 1
    chosen.push(next)
    links[next]!.forEach((link, group) => {
      pull[group]! += link
    })
  }
  return chosen.flatMap((group) => groups[group]!)
}

const TINY = 1e-6
