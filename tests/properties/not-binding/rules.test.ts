/**
 * Every rule and every price of the exchange: where it does not bind, the plan is the same byte for byte. That it could be
 * felt is shown beside it, on a county where it is.
 */
import { describe, expect, test } from 'vitest'
import { CANDIDATE_RULES, LIMIT_RULES, TERMS } from '../../../solver/rotation/rules/index.ts'
import { CANDIDATES } from './candidates.ts'
import { LIMITS } from './limits.ts'
import { PRICES } from './prices.ts'
import { postings } from './scenes.ts'

describe.each([
  ['rules on single moves', CANDIDATES, CANDIDATE_RULES],
  ['rules over several moves', LIMITS, LIMIT_RULES],
  ['prices', PRICES, TERMS],
] as const)('%s', (_, rows, registered) => {
  test('each has a row here', () => {
    const codes = (list: readonly string[]): string[] => [...new Set(list)].sort()
    const named = codes(rows.map(({ name }) => name.split(':')[0]!))
    expect(named).toEqual(codes(registered.map(({ code }) => code)))
  })

  test.each(rows)('$name: where it does not bind, the plan is the same', async ({ quiet: [one, other] }) => {
    expect(await postings(other)).toBe(await postings(one))
  })

  test.each(rows)('$name: where it binds, the plan is another', async ({ felt: [one, other] }) => {
    expect(await postings(other)).not.toBe(await postings(one))
  })
})
