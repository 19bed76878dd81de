/**
 * Static rows that cut off fractional teachers and no whole one: mixed-integer rounding of the staffing rows
 * (Nemhauser & Wolsey, 1990). For  w + sum c[i] n[i] >= b,  w >= 0, n whole >= 0, and any divisor L > 0:
 *
 *   w + sum (r floor(c[i] / L) + min(r, c[i] mod L)) n[i]  >=  r ceil(b / L),   r = b - L (ceil(b / L) - 1)
 */
import { type Presence, sumOf } from '../presence.ts'
import { POOL } from '../problem.ts'
import { type CoverBlock, mostOf } from './cover.ts'

/** Adds the rounding rows of the units of a cover block. */
export function addRoundingRows(block: CoverBlock): void {
  for (const unit of block.units) {
    for (let subject = 0; subject < POOL; subject++) addOfSubject(block, unit, subject)
    addOfLinkedPairs(block, unit)
    addOfUnit(block, unit)
  }
}

/** One subject: second-subject periods that come in stay as they are, or count as whole shares of whole teachers. */
function addOfSubject(block: CoverBlock, unit: number, subject: number): void {
  const { problem, presences } = block
  const demand = problem.units[unit]!.demand[subject]!
  if (demand <= 0) return
  const { shortage, lentIn, taken } = block.cols.get(unit)![subject]!
  const lent = lentIn.map(({ col }) => col)
  const mains = mostOf(presences, unit, subject)
  const name = `round ${problem.units[unit]!.key} ${subject}`
  addRounded(
    block,
    demand,
    mains,
    [shortage, ...lent, ...taken.map(({ col }) => col)],
    divisorsOf(mains),
    name,
  )
  if (taken.length === 0) return
  const share = problem.policy.load.secondSubjectMaxShare
  const seconds = sumOf(
    [...new Set(taken.map(({ kind }) => kind))].map((kind) =>
      presences.sum(unit, problem.kinds[kind]!.subject, (person, most) =>
        person.kind === kind ? share * most : 0,
      ),
    ),
  )
  const divisors = [...divisorsOf(mains), ...divisorsOf(seconds)]
  addRounded(block, demand, sumOf([mains, seconds]), [shortage, ...lent], divisors, `${name} shares`)
}

/** Two subjects that lend each other second-subject periods: their sum no longer contains them. */
function addOfLinkedPairs(block: CoverBlock, unit: number): void {
  const { problem, presences } = block
  const { demand, key } = problem.units[unit]!
  const cols = block.cols.get(unit)!
  const pairs = new Set<string>()
  cols.forEach(({ given }, subject) => {
    for (const { second } of given) pairs.add([subject, second].sort((a, b) => a - b).join())
  })
  for (const pair of pairs) {
    const [a, b] = pair.split(',').map(Number) as [number, number]
    if (demand[a]! <= 0 || demand[b]! <= 0) continue
    const others = [a, b].flatMap((k) =>
      cols[k]!.taken.filter(({ kind }) => ![a, b].includes(problem.kinds[kind]!.subject)).map(
        ({ col }) => col,
      ),
    )
    const free = [a, b].flatMap((k) => [cols[k]!.shortage, ...cols[k]!.lentIn.map(({ col }) => col)])
    const mains = [a, b].map((k) => mostOf(presences, unit, k))
    const divisors = mains.flatMap(divisorsOf)
    addRounded(
      block,
      demand[a]! + demand[b]!,
      sumOf(mains),
      [...free, ...others],
      divisors,
      `round ${key} ${pair}`,
    )
  }
}

/** All subjects of a unit together: second subjects and the pool no longer appear. */
function addOfUnit(block: CoverBlock, unit: number): void {
  const { demand, key } = block.problem.units[unit]!
  const total = demand.reduce((sum, periods) => sum + periods, 0)
  if (total <= 0) return
  const everyone = block.presences.sum(unit, 'all', (_, most) => most)
  const free = block.cols
    .get(unit)!
    .flatMap((c) => [...(c.shortage >= 0 ? [c.shortage] : []), ...c.lentIn.map(({ col }) => col)])
  addRounded(block, total, everyone, free, divisorsOf(everyone), `round ${key} all`)
}

/** Adds  sum of free + sum c n >= demand, rounded, once for each divisor under which it says something new. */
function addRounded(
  { builder }: CoverBlock,
  demand: number,
  { constant, cols, coefs }: Presence,
  free: readonly number[],
  divisors: readonly number[],
  name: string,
): void {
  const right = demand - constant
  if (right <= 0 || cols.length === 0) return
  for (const divisor of new Set(divisors)) {
    const steps = Math.ceil(right / divisor - TINY)
    const r = right - divisor * (steps - 1)
    if (r < TINY || r > divisor - TINY) continue
    const rounded = coefs.map((c) => {
      const whole = Math.floor(c / divisor + TINY)
      return r * whole + Math.min(r, Math.max(0, c - whole * divisor))
    })
    const all = [...free, ...cols]
    builder.addRow({ lower: r * steps, name }, all, [...free.map(() => 1), ...rounded])
  }
}

/** The most frequent coefficients, at most `MAX_DIVISORS`: the loads of ordinary teachers. */
function divisorsOf({ coefs }: Presence): number[] {
  const count = new Map<number, number>()
  for (const coef of coefs) count.set(coef, (count.get(coef) ?? 0) + 1)
  return [...count]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, MAX_DIVISORS)
    .map(([coef]) => coef)
}

const MAX_DIVISORS = 2
const TINY = 1e-6
