import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Change, Scenario } from '../../../models/scenario.ts'
import { inEnglish } from '../../../src/scenario/words.ts'

const doc = readFileSync('docs/SCENARIOS.md', 'utf8')
const source = ['apply.ts', 'read.ts'].map((file) => readFileSync(`src/scenario/${file}`, 'utf8')).join('')

describe('the page on scenarios', () => {
  it('shows an example that is one', () => {
    const [, example] = /```yaml\n([\s\S]*?)```/.exec(doc)!
    const scenario = Scenario.parse(inEnglish(parse(example!)))
    expect(scenario.changes.map(({ kind }) => kind)).toEqual(['set-policy', 'close-site'])
  })

  it('names every kind of change, in Chinese words that are understood', () => {
    const rows = [...doc.matchAll(/^\| (\S+) \| `([a-z]+-[a-z-]+)` \|/gm)].map(([, zh, kind]) => [zh, kind])
    for (const [zh, kind] of rows) expect(inEnglish({ kind: zh })).toEqual({ kind })
    const written = rows.map(([, kind]) => kind)
    const kinds = Change.options.map((option) => option.shape.kind.value)
    expect([...written, 'put-record', 'drop-record', 'put-curriculum'].sort()).toEqual([...kinds].sort())
  })

  it('lists the codes of the source', () => {
    const codes = (text: string) => [...new Set([...text.matchAll(/S10\d\d/g)].map(([code]) => code))].sort()
    expect(codes(source)).toEqual([...codes(doc), 'S1007'].sort())
    const rest = ['src/sweep/knobs.ts', 'src/replan/replan.ts']
      .map((file) => readFileSync(file, 'utf8'))
      .join('')
    expect([...new Set(doc.match(/S20\d\d/g))]).toEqual([...new Set(rest.match(/S20\d\d/g))])
  })
})
