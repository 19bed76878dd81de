import { computeIndicators, postingsNow } from '../../../models/balance.ts'
import type { Indicators } from '../../../models/indicators.ts'
import type { Violation } from '../../../models/plan.ts'
import { type CheckRule, violation } from '../rule.ts'
import { indicatorsAfter } from './cv-limit.ts'

/** Every indicator that the plan states, before and after, is computed anew from the data. */
export const indicatorMismatch: CheckRule = {
  codes: ['indicator-mismatch'],
  part: 'always',
  *check(facts) {
    const { county, policy, plan } = facts
    const before = computeIndicators({ county, policy, postings: postingsNow(county) })
    yield* differences('before', plan.indicators.before, before)
    yield* differences('after', plan.indicators.after, indicatorsAfter(facts))
  },
}

type Figure = number | string | boolean | null

function* differences(
  moment: keyof typeof MOMENT_ZH,
  stated: Indicators,
  computed: Indicators,
): Iterable<Violation> {
  const [said, found] = [figures(stated), figures(computed)]
  for (const key of new Set([...found.keys(), ...said.keys()])) {
    const [a, b] = [said.get(key), found.get(key)]
    if (same(a, b)) continue
    yield violation(
      'indicator-mismatch',
      `${moment} ${key}`,
      `${MOMENT_ZH[moment]}指标 ${key}：方案写作 ${show(a)}，重新计算为 ${show(b)}`,
      `Indicator ${key} ${moment}: the plan says ${show(a)}, computed anew it is ${show(b)}`,
    )
  }
}

const MOMENT_ZH = { before: '方案前', after: '方案后' } as const

const same = (a: Figure | undefined, b: Figure | undefined): boolean =>
  typeof a === 'number' && typeof b === 'number'
    ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))
    : a === b

const show = (value: Figure | undefined): string => (value === undefined ? '—' : String(value))

/** All figures by a key that does not depend on the order of lists; a line that stands twice gets a key of its own. */
function figures(indicators: Indicators): Map<string, Figure> {
  const all = new Map<string, Figure>()
  const put = (key: string, record: Readonly<Record<string, unknown>>): void => {
    for (const [name, value] of Object.entries(record)) {
      const own = `${key} ${name}`.trim()
      if (typeof value === 'object' && value !== null) continue
      all.set(all.has(own) ? `${own} (2)` : own, value as Figure)
    }
  }
  put('', indicators)
  put('composite', indicators.composite)
  put('exchange', indicators.exchange)
  for (const row of indicators.rows) put(`${row.stage} ${row.key}`, row)
  for (const site of indicators.sites) {
    put(`${site.siteId} ${site.stage}`, site)
    put(`${site.siteId} ${site.stage}`, site.values)
  }
  return all
}
