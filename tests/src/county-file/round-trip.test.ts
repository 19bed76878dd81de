import fc from 'fast-check'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateCounty } from '../../../src/generate/county.ts'
import { readCounty } from '../../../src/county-file/read.ts'
import { writeCountyWorkbook } from '../../../src/county-file/write.ts'
import { toJson, writeWhole } from '../../../src/files.ts'
import { policyWith } from '../../support/policy.ts'
import { anyCounty } from './arbitrary.ts'

/** Each run writes and reads a workbook of eleven sheets. */
const RUNS = 25

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-round-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a county written as a workbook', () => {
  it('reads back the same, whatever is in it', async () => {
    const path = join(folder, 'any.xlsx')
    await fc.assert(
      fc.asyncProperty(anyCounty, async (county) => {
        await writeCountyWorkbook(county, path)
        const back = await readCounty(path)
        expect(back.issues.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(back).toHaveProperty('value', county)
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  })

  it('reads back the same without a word, for a generated county', async () => {
    const county = generateCounty({ sites: 8, teachers: 90, seed: 3, policy: policyWith() })
    const path = join(folder, 'generated.xlsx')
    await writeCountyWorkbook(county, path)
    expect(await readCounty(path)).toEqual({ ok: true, value: county, issues: [] })
  })

  it('says the same as its JSON', async () => {
    const county = generateCounty({ sites: 2, teachers: 12, seed: 5, policy: policyWith() })
    const path = join(folder, 'county.json')
    await writeWhole(path, toJson(county))
    expect(await readCounty(path)).toEqual({ ok: true, value: county, issues: [] })
  })
})
