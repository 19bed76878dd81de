import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const bin = join(import.meta.dirname, '../../bin/junheng.mjs')

describe('bin/junheng.mjs', () => {
  let elsewhere = ''
  beforeEach(() => {
    elsewhere = mkdtempSync(join(tmpdir(), '均衡 elsewhere-'))
  })
  afterEach(() => rmSync(elsewhere, { recursive: true }))

  const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: elsewhere, encoding: 'utf8' })

  it('starts from any folder, whatever settings lie there, and passes the exit code on', () => {
    writeFileSync(join(elsewhere, 'tsconfig.json'), '{ not json')
    expect(run(bin, '--version')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    })
    expect(run(bin, 'no-such-command').status).toBe(2)
  })

  it('asks for a newer Node in both languages', () => {
    const old = `data:text/javascript,${encodeURIComponent("Object.defineProperty(process,'versions',{value:{node:'20.18.3'}})")}`
    const { status, stderr } = run(`--import=${old}`, bin, '--version')
    expect(status).toBe(1)
    expect(stderr).toContain('均衡需要 Node.js 20.19 或更高版本，当前为 20.18.3')
    expect(stderr).toContain('Junheng needs Node.js 20.19 or newer; this is 20.18.3')
  })

  it('asks for npm ci where nothing is installed', () => {
    mkdirSync(join(elsewhere, 'bin'))
    cpSync(bin, join(elsewhere, 'bin/junheng.mjs'))
    const { status, stderr } = run(join(elsewhere, 'bin/junheng.mjs'))
    expect(status).toBe(1)
    expect(stderr).toContain('请先在项目目录运行 npm ci')
    expect(stderr).toContain('run npm ci in the project folder first')
  })
})
