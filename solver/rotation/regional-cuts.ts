/**
 * Cuts for a relaxation too large for the simplex method: region by region, all else held as the solution has it, the
 * part is small enough for a basis, and so for cuts from its tableau. Cuts are sums of rows of the whole model, rounded
 * over all its columns: they hold for every plan, whatever was held.
 */
import { appendRows, type RowBatch, rowsOfPart } from '../milp/append.ts'
import { openHighs } from '../milp/highs.ts'
import type { LpSession } from '../milp/lp-session.ts'
import { separateMir } from '../milp/mir.ts'
import type { MilpModel } from '../milp/model.ts'
import { opened, type Restriction, restrictColumns } from '../milp/restrict.ts'
import type { SparseVector } from '../milp/solve.ts'
import { fractionalRows } from '../milp/tableau.ts'
import type { RotationModel } from './model.ts'

export interface RegionalCutting {
  readonly seed: number
  /** Rounds of cuts in one region. */
  readonly rounds: number
  /** Parts of the county, each cut on its own. */
  readonly regions: readonly ReadonlySet<number>[]
}

/**
 * Goes over the regions one after the other; each takes over what the ones before it came to.
 * @param rows the model with the cuts so far
 * @param x solution of the relaxation
 * @param open candidates that a region may use
 */
export async function regionalCuts(
  model: RotationModel,
  rows: MilpModel,
  x: Float64Array,
  open: ReadonlySet<number>,
  { seed, rounds, regions }: RegionalCutting,
): Promise<RowBatch[]> {
  const found: RowBatch[] = []
  const held = x.slice()
  for (const units of regions) {
    const part = restrictColumns(opened(rows, held), freeColumns(model, rows, open, units), held)
    const { model: lp } = part
    const session = await openHighs({ ...lp, integrality: new Uint8Array(lp.numCols) })
    try {
      found.push(...new Region(rows, part, session, held, seed).tighten(rounds))
    } finally {
      session.dispose()
    }
  }
  return found
}

class Region {
  /** The whole model with the cuts of this region. */
  private rows: MilpModel
  /** Solution over the whole model; written to. */
  private readonly x: Float64Array
  private readonly part: Restriction
  private readonly session: LpSession
  private readonly seed: number
  /** By row of the part: that of the whole model. */
  private readonly rowOf: number[]
  /** By column of the whole model: that of the part, or -1. */
  private readonly place: Int32Array

  constructor(rows: MilpModel, part: Restriction, session: LpSession, x: Float64Array, seed: number) {
    this.rows = rows
    this.part = part
    this.session = session
    this.x = x
    this.seed = seed
    this.rowOf = [...part.keptRows]
    this.place = new Int32Array(rows.numCols).fill(-1)
    part.keptCols.forEach((col, at) => {
      this.place[col] = at
    })
  }

  /** Rounds of cuts while they pay. */
  tighten(rounds: number): RowBatch[] {
    const found: RowBatch[] = []
    const values = [this.solve()]
    if (Number.isNaN(values[0])) return found
    for (let round = 1; round <= rounds; round++) {
      const cuts = separateMir(this.rows, this.x, {
        maxCuts: CUTS_A_ROUND,
        sums: this.tableauRows(),
        among: this.rowOf,
      })
      if (cuts.lower.length === 0) break
      this.add(cuts)
      found.push(cuts)
      values.push(this.solve())
      const gained = values[round]! - values[Math.max(0, round - PATIENCE)]!
      if (!(gained >= WORTH * (values[round]! - values[0]!))) break
    }
    return found
  }

  /** NaN where the solver gets no solution. */
  private solve(): number {
    const run = (presolve: boolean) => this.session.run({ seed: this.seed, relax: true, presolve })
    const presolved = run(true)
    // What is held is a solution, but the presolve of HiGHS now and then finds none.
    const { x, objective } = presolved.x ? presolved : run(false)
    if (!x || objective === undefined) return Number.NaN
    this.part.keptCols.forEach((col, at) => {
      this.x[col] = x[at]!
    })
    return objective
  }

  private tableauRows(): SparseVector[] {
    const sums = fractionalRows(this.session, this.rows, this.part.keptCols, this.x, TABLEAU_ROWS)
    return sums.map(({ indices, values }) => ({ indices: indices.map((row) => this.rowOf[row]!), values }))
  }

  /** To the whole model as they are, to the part with what is held moved to their sides. */
  private add(cuts: RowBatch): void {
    this.session.addRows(rowsOfPart(cuts, this.place, this.x))
    for (let row = 0; row < cuts.lower.length; row++) this.rowOf.push(this.rows.numRows + row)
    this.rows = appendRows(this.rows, cuts)
  }
}

/** Free are: who is at home in the region and the places in it that they may take, its cover, and what depends on these. */
function freeColumns(
  { problem: { candidates, movers, persons }, firstPlace, coverUnit }: RotationModel,
  { numCols, numRows, matrix: { starts, indices } }: MilpModel,
  open: ReadonlySet<number>,
  units: ReadonlySet<number>,
): Uint8Array {
  const keep = new Uint8Array(numCols)
  coverUnit.forEach((unit, col) => {
    if (units.has(unit)) keep[col] = 1
  })
  movers.forEach((person, mover) => {
    if (!units.has(persons[person]!.unit)) return
    keep[mover] = 1
    for (let c = candidates.starts[mover]!; c < candidates.starts[mover + 1]!; c++)
      if (units.has(candidates.unit[c]!) && open.has(c)) keep[firstPlace + c] = 1
  })
  const touched = new Uint8Array(numRows)
  for (let col = 0; col < numCols; col++)
    if (keep[col]) for (const row of indices.subarray(starts[col], starts[col + 1])) touched[row] = 1
  for (let col = movers.length; col < firstPlace; col++)
    if (
      coverUnit[col]! < 0 &&
      indices.subarray(starts[col], starts[col + 1]).some((row) => touched[row] === 1)
    )
      keep[col] = 1
  return keep
}

const CUTS_A_ROUND = 150
const TABLEAU_ROWS = 150
/** Cuts end when so many rounds brought less than this share of what all brought. */
const PATIENCE = 3
const WORTH = 0.02
