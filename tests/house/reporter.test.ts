import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const project = join(import.meta.dirname, '../..')

describe('the closing line', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'junheng-reporter-'))
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** Run the given test files with the project's reporter; its exit code and its last line. */
  function run(tests: Record<string, string>) {
    for (const [name, body] of Object.entries(tests)) {
      writeFileSync(
        join(folder, name),
        `import { beforeAll, describe, expect, it } from 'vitest'\nvoid [beforeAll, describe, expect]\n${body}`,
      )
    }
    const vitest = join(project, 'node_modules/vitest/vitest.mjs')
    const reporter = `--reporter=${join(project, 'tests/reporter.ts')}`
    const { status, stdout } = spawnSync(process.execPath, [vitest, 'run', '--root', folder, reporter], {
      cwd: folder,
      encoding: 'utf8',
    })
    return { status, lastLine: stdout.trimEnd().split('\n').at(-1) }
  }

  it('counts tests that pass', () => {
    expect(run({ 'a.test.js': "it('a', () => {})\nit('b', () => {})" })).toEqual({
      status: 0,
      lastLine: '2 passed, 0 failed',
    })
  })

  it('counts failures, skips, broken files and broken hooks', () => {
    const result = run({
      'mixed.test.js':
        "it('good', () => {})\nit('bad', () => expect(1).toBe(2))\nit.skip('off', () => {}) // planted",
      'broken.test.js': "throw new Error('cannot load')",
      'hook.test.js':
        "describe('s', () => { beforeAll(() => { throw new Error('hook') }); it('never runs', () => {}) })",
      'outside.test.js':
        "it('good', async () => { void Promise.reject(new Error('lost')); await new Promise((r) => setTimeout(r, 50)) })",
    })
    expect(result).toEqual({ status: 1, lastLine: '2 passed, 4 failed, 2 skipped' })
  })
})
