import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { generate } from '../../../src/cli/commands/generate.ts'
import { EXIT } from '../../../src/cli/exit.ts'
import { hashCounty } from '../../../src/county-file/hash.ts'
import { readCounty } from '../../../src/county-file/read.ts'
import { recorder } from '../../support/terminal.ts'

it('writes a workbook and JSON that are read as one and the same county', async () => {
  const out = mkdtempSync(join(tmpdir(), 'junheng-generate-'))
  const terminal = recorder({ lang: 'en' })
  try {
    const code = await generate({ sites: 9, teachers: 150, seed: 4, out }, terminal)
    expect(code).toBe(EXIT.done)
    expect(terminal.noted()).toContain('9 sites, 150 teachers')
    const [book, json] = await Promise.all(
      ['county.xlsx', 'county.json'].map((file) => readCounty(join(out, file))),
    )
    expect([book!.issues, json!.issues]).toEqual([[], []])
    if (!book?.ok || !json?.ok) throw new Error('unreachable')
    expect(book.value.teachers).toHaveLength(150)
    expect(hashCounty(book.value)).toBe(hashCounty(json.value))
  } finally {
    rmSync(out, { recursive: true })
  }
})
