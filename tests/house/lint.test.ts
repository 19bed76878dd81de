import { join } from 'node:path'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'

/** The project's own lint rules; those that need types are off, so that planted text needs no file. */
const eslint = new ESLint({
  cwd: join(import.meta.dirname, '../..'),
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
})

async function rulesBroken(path: string, line: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${line}\n`, { filePath: path })
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message)
}

const impure: [line: string, rule: string][] = [
  ['export const now = Date.now()', 'no-restricted-properties'],
  ['export const now = new Date()', 'no-restricted-syntax'],
  ['export const now = performance.now()', 'no-restricted-globals'],
  ['export const dice = Math.random()', 'no-restricted-properties'],
  ['export const home = process.env', 'no-restricted-globals'],
  ['export const page = fetch', 'no-restricted-globals'],
  ["export * from 'node:fs'", 'no-restricted-imports'],
  ["export * from 'node:net'", 'no-restricted-imports'],
  ["export * from 'http'", 'no-restricted-imports'],
  ["export * from 'fs/promises'", 'no-restricted-imports'],
  ['export const hour = (when: Date) => when.getHours()', 'no-restricted-syntax'],
  ['export const order = (a: string, b: string) => a.localeCompare(b)', 'no-restricted-syntax'],
]

describe('the lint rules', () => {
  it.each(impure)('forbid in models and solver: %s', async (line, rule) => {
    expect(await rulesBroken('models/planted.ts', line)).toEqual([rule])
    expect(await rulesBroken('solver/planted.ts', line)).toEqual([rule])
  })

  it('leave src its clock and its files', async () => {
    expect(
      await rulesBroken('src/planted.ts', "export const now = Date.now()\nexport * from 'node:fs'"),
    ).toEqual([])
  })

  it('leave the solver its dates and its libraries', async () => {
    const line = "export const day = new Date(Date.UTC(2024, 7, 31)).getUTCDay()\nexport * from 'fast-graph'"
    expect(await rulesBroken('solver/planted.ts', line)).toEqual([])
  })

  it.each([
    ['vitest/valid-expect', "it('a', () => { expect(1) })"],
    ['vitest/expect-expect', "it('a', () => {})"],
    ['vitest/no-focused-tests', "it.only('a', () => { expect(1).toBe(1) })"],
    ['vitest/no-disabled-tests', "it.skip('a', () => { expect(1).toBe(1) })"],
    [
      'vitest/no-identical-title',
      "it('a', () => { expect(1).toBe(1) })\nit('a', () => { expect(1).toBe(1) })",
    ],
  ])('forbid in tests what %s forbids', async (rule, test) => {
    expect(
      await rulesBroken('tests/planted.test.ts', `import { expect, it } from 'vitest'\n${test}`),
    ).toContain(rule)
  })
})
