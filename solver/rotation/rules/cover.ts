/**
 * Coverage: every unit's periods are taught by those present, in main, second and pool subjects, or lent to it; what is
 * missing is shortage, what is left of full loads is surplus. Columns, by unit u and subject k (POOL too):
 *
 *   s[u,k] periods missing; h[u,j,k] periods that kind j teaches in second subject k; a[u,k] periods that teachers of k
 *   give to the pool; g[arc] periods lent; e[u,k] periods of full load left over.
 */
import { type Presence, type Presences } from '../presence.ts'
import { POOL, type RotationProblem, shortagePrices } from '../problem.ts'
import type { ModelBuilder } from '../../milp/model.ts'

export type LendingRows = 'none' | 'by-the-hour' | 'whole-visits'

/** Columns of one unit's subject; absent ones are -1 or empty. */
export interface SubjectCols {
  readonly shortage: number
  readonly surplus: number
  readonly toPool: number
  /** Second-subject periods given by those whose main subject this is, and received in it: column and giving kind. */
  readonly given: { readonly col: number; readonly second: number; readonly kind: number }[]
  readonly taken: { readonly col: number; readonly kind: number }[]
  readonly lentOut: { readonly col: number; readonly arc: number }[]
  readonly lentIn: { readonly col: number; readonly arc: number }[]
}

/** What the rows over a group of units need to know. */
export interface CoverBlock {
  readonly problem: RotationProblem
  readonly builder: ModelBuilder
  readonly presences: Presences
  readonly units: readonly number[]
  /** By unit, then by subject; POOL last. */
  readonly cols: ReadonlyMap<number, readonly SubjectCols[]>
  /** By arc of the problem; only in whole-visit models. */
  readonly visitCols: ReadonlyMap<number, number>
}

export interface CoverScope {
  readonly units: readonly number[]
  readonly arcs: readonly number[]
  readonly lending: LendingRows
}

/** Highest loads of the persons of `subject` present at `unit`. */
export const mostOf = (presences: Presences, unit: number, subject: number): Presence =>
  presences.sum(unit, subject, (_, most) => most)

/** Adds columns and rows for the units in `scope`. */
export function addCover(
  problem: RotationProblem,
  builder: ModelBuilder,
  presences: Presences,
  scope: CoverScope,
): CoverBlock {
  const block = addColumns(problem, builder, presences, scope)
  for (const unit of scope.units) {
    for (let subject = 0; subject < POOL; subject++) addSubjectRows(block, unit, subject)
    addSecondSubjectRows(block, unit)
    addPoolRow(block, unit)
  }
  addVisitRows(block)
  return block
}

function addColumns(
  problem: RotationProblem,
  builder: ModelBuilder,
  presences: Presences,
  { units, arcs, lending }: CoverScope,
): CoverBlock {
  const { policy, kinds } = problem
  const price = shortagePrices(policy)
  const cols = new Map<number, SubjectCols[]>()
  for (const u of units) {
    const { demand, key } = problem.units[u]!
    const present = new Set<number>()
    for (let subject = 0; subject < POOL; subject++) {
      const { constant, cols: who } = presences.sum(u, subject, () => 1)
      if (constant > 0 || who.length > 0) present.add(subject)
    }
    const bySubject = Array.from({ length: POOL + 1 }, (_, k): SubjectCols => {
      const cost = price[k]!
      const name = `${key} ${k}`
      const needed = demand[k]! > 0
      const { constant, coefs } = presences.sum(u, k, (_person, _most, standard) => standard)
      const fullLoad = coefs.reduce((sum, load) => sum + load, constant)
      return {
        shortage: needed ? builder.addColumn({ cost, upper: demand[k]!, name: `short ${name}` }) : -1,
        surplus: present.has(k)
          ? builder.addColumn({
              cost: policy.rotationWeights.surplusPeriod,
              upper: fullLoad,
              name: `surplus ${name}`,
            })
          : -1,
        toPool:
          present.has(k) && demand[POOL]! > 0
            ? builder.addColumn({ upper: demand[POOL]!, name: `pool ${name}` })
            : -1,
        given: [],
        taken: [],
        lentOut: [],
        lentIn: [],
      }
    })
    kinds.forEach(({ subject, seconds }, kind) => {
      if (!present.has(subject)) return
      const { constant, cols: who } = presences.sum(u, subject, (person) => (person.kind === kind ? 1 : 0))
      if (constant === 0 && who.length === 0) return
      for (const second of seconds) {
        if (demand[second]! <= 0) continue
        const col = builder.addColumn({ upper: demand[second]!, name: `second ${key} ${kind} ${second}` })
        bySubject[subject]!.given.push({ col, second, kind })
        bySubject[second]!.taken.push({ col, kind })
      }
    })
    cols.set(u, bySubject)
  }
  const visitCols = new Map<number, number>()
  const { periodsPerHalfDay } = policy.itinerant
  for (const arc of arcs) {
    const { from, to, subject, visitPrice } = problem.arcs[arc]!
    const demand = problem.units[to]!.demand[subject]!
    const { constant, cols: who } = presences.sum(from, subject, () => 1)
    if (constant === 0 && who.length === 0) continue
    const name = `${problem.units[from]!.key} ${problem.units[to]!.key} ${subject}`
    const cost = lending === 'by-the-hour' ? visitPrice / periodsPerHalfDay : 0
    const col = builder.addColumn({ cost, upper: demand, name: `lent ${name}` })
    cols.get(from)![subject]!.lentOut.push({ col, arc })
    cols.get(to)![subject]!.lentIn.push({ col, arc })
    if (lending !== 'whole-visits') continue
    const upper = Math.ceil(demand / periodsPerHalfDay)
    visitCols.set(arc, builder.addColumn({ cost: visitPrice, upper, integer: true, name: `visits ${name}` }))
  }
  return { problem, builder, presences, units, cols, visitCols }
}

/**
 * Staffing: what is there, less what is given away, plus what comes in and what is missing, meets the demand.
 * Need: nobody sends more than is needed. Surplus: full load less what is taught.
 */
function addSubjectRows(
  { problem, builder, presences, cols }: CoverBlock,
  unit: number,
  subject: number,
): void {
  const demand = problem.units[unit]!.demand[subject]!
  const c = cols.get(unit)![subject]!
  const name = `${problem.units[unit]!.key} ${subject}`
  const out = [...c.given, ...c.lentOut].map(({ col }) => col)
  if (c.toPool >= 0) out.push(c.toPool)
  const into = [...c.taken, ...c.lentIn].map(({ col }) => col)
  if (c.shortage >= 0) into.push(c.shortage)
  const most = mostOf(presences, unit, subject)
  if (out.length + into.length > 0) {
    const row = builder.addRow(
      { lower: demand - most.constant, name: `staffing ${name}` },
      most.cols,
      most.coefs,
    )
    for (const col of into) builder.addTerm(row, col, 1)
    for (const col of out) builder.addTerm(row, col, -1)
  }
  if (into.length > 1)
    builder.addRow(
      { upper: demand, name: `need ${name}` },
      into,
      into.map(() => 1),
    )
  if (c.surplus < 0) return
  const full = presences.sum(unit, subject, (_person, _most, standard) => standard)
  const formWork = problem.units[unit]!.formWork[subject]!
  const row = builder.addRow(
    { lower: full.constant - formWork - demand, name: `surplus ${name}` },
    [c.surplus],
    [1],
  )
  full.cols.forEach((col, k) => builder.addTerm(row, col, -full.coefs[k]!))
  for (const col of out) builder.addTerm(row, col, 1)
  for (const col of into) builder.addTerm(row, col, -1)
}

/** Second subjects take up no more than the policy's share of a kind's load. */
function addSecondSubjectRows({ problem, builder, presences, cols }: CoverBlock, unit: number): void {
  const share = problem.policy.load.secondSubjectMaxShare
  problem.kinds.forEach(({ subject }, kind) => {
    const given = cols.get(unit)![subject]!.given.filter((g) => g.kind === kind)
    if (given.length === 0) return
    const load = presences.sum(unit, subject, (person, most) => (person.kind === kind ? share * most : 0))
    const name = `second ${problem.units[unit]!.key} ${kind}`
    const row = builder.addRow(
      { upper: load.constant, name },
      given.map((g) => g.col),
      given.map(() => 1),
    )
    load.cols.forEach((col, k) => builder.addTerm(row, col, -load.coefs[k]!))
  })
}

function addPoolRow({ problem, builder, cols }: CoverBlock, unit: number): void {
  const { demand, key } = problem.units[unit]!
  if (demand[POOL]! <= 0) return
  const into = cols.get(unit)!.flatMap((c) => (c.toPool >= 0 ? c.toPool : []))
  const all = [...into, cols.get(unit)![POOL]!.shortage]
  builder.addRow(
    { lower: demand[POOL]!, upper: demand[POOL]!, name: `pool ${key}` },
    all,
    all.map(() => 1),
  )
}

/** Lenders have so many half-days a week; a visit holds so many periods. */
function addVisitRows({ problem, builder, presences, units, cols, visitCols }: CoverBlock): void {
  const { periodsPerHalfDay, maxHalfDaysPerWeek } = problem.policy.itinerant
  for (const unit of units) {
    cols.get(unit)!.forEach(({ lentOut }, subject) => {
      if (lentOut.length === 0) return
      const whole = visitCols.size > 0
      const perPerson = whole ? maxHalfDaysPerWeek : periodsPerHalfDay * maxHalfDaysPerWeek
      const persons = presences.sum(unit, subject, () => perPerson)
      const name = `half-days ${problem.units[unit]!.key} ${subject}`
      const row = builder.addRow({ upper: persons.constant, name })
      persons.cols.forEach((col, k) => builder.addTerm(row, col, -persons.coefs[k]!))
      for (const { col, arc } of lentOut) {
        builder.addTerm(row, whole ? visitCols.get(arc)! : col, 1)
        if (whole) builder.addRow({ upper: 0 }, [col, visitCols.get(arc)!], [1, -periodsPerHalfDay])
      }
    })
  }
}
