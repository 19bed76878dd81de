import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EXAMPLES, workbookOf } from '../../examples/list.ts'
import { checkCounty } from '../../models/county-check.ts'
import { hashCounty } from '../../src/county-file/hash.ts'
import { readCounty } from '../../src/county-file/read.ts'
import { makeExample } from './examples.ts'

const MOST_BYTES = 1.5e6

describe.each(EXAMPLES)('the workbook of $name', (example) => {
  const { county, policy } = makeExample(example.name)

  it('is small', () => {
    expect(statSync(workbookOf(example)).size).toBeLessThan(MOST_BYTES)
  })

  it('is read without a remark and holds what the script makes (else run examples/make.ts)', async () => {
    const read = await readCounty(workbookOf(example), { policy })
    expect(read.issues).toEqual([])
    if (!read.ok) throw new Error('unreachable')
    expect(hashCounty(read.value)).toBe(hashCounty(county))
    expect(read.value.teachers).toEqual(county.teachers)
  })

  it('passes the county check under its policy', () => {
    expect(checkCounty(county, policy)).toEqual([])
  })

  it('says that it is made up, in both languages', () => {
    expect(county.synthetic).toBe(true)
    expect(county.name).toContain('示例')
    expect(county.notes.join()).toMatch(/模拟数据.*虚构.*Synthetic.*invented|模拟数据.*Synthetic/s)
  })

  it('names no person: teachers are codes, and Han characters stand in townships only', () => {
    const townships = new Set(county.sites.map(({ township }) => township))
    const siteIds = new Set(county.sites.map(({ id }) => id))
    const strange = county.teachers.filter(({ id, homeTownship, ...rest }) => {
      const [, siteId] = /^([A-Z]\d+)[PJ]\d{3}$/.exec(id) ?? []
      return (
        !siteIds.has(siteId ?? '') ||
        (homeTownship !== undefined && !townships.has(homeTownship)) ||
        /\p{Script=Han}/u.test(JSON.stringify(rest))
      )
    })
    expect(strange).toEqual([])
  })
})
