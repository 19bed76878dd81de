import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SHEETS } from '../../../src/county-file/sheets/index.ts'
import type { SheetSpec } from '../../../src/county-file/sheets/spec.ts'
import { GRADE_NAMES } from '../../../models/timetable.ts'

const project = join(import.meta.dirname, '../../..')
const doc = readFileSync(join(project, 'docs/INPUT.md'), 'utf8')

/** Of the codes in the source, those of a county and what goes with it; scenarios and XHSTT files have their own. */
const OUR_CODE = /(?<=')[CFHJKPTWY]\d{4}(?=')/g

const codesOfSource = (): string[] =>
  ['models', 'src'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => readFileSync(join(project, folder, file), 'utf8').match(OUR_CODE) ?? []),
  )

describe('docs/INPUT.md', () => {
  it('lists every code of an input problem, once, and no other', () => {
    const listed = [...doc.matchAll(/^\| ([A-Z]\d{4}) \|/gm)].map(([, code]) => code!)
    expect(listed.length).toBeGreaterThan(80)
    expect([...listed].sort()).toEqual([...new Set(codesOfSource())].sort())
  })

  it.each(Object.values<SheetSpec>(SHEETS).map((spec) => [spec.name, spec] as const))(
    'lists the columns of %s, and which are needed',
    (name, { columns, aliases }) => {
      const section = doc.split(`\n### ${name}\n`)[1]!.split('\n### ')[0]!
      for (const alias of aliases) expect(section.split('\n')[1]).toContain(alias)
      const listed = [...section.matchAll(/^\| (\S.*?) \| (yes)? *\| \S/gm)].map(([, heading, needed]) => [
        heading,
        needed === 'yes',
      ])
      expect(listed).toEqual(
        columns.flatMap(({ header, required = false }) => {
          const grade = GRADE_NAMES.findIndex((one) => header.startsWith(`${one}年级`))
          if (grade > 0) return []
          return [[grade === 0 ? `${header} … ${header.replace('一', '九')}` : header, required]]
        }),
      )
    },
  )
})
