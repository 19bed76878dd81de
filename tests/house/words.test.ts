import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const project = join(import.meta.dirname, '../..')

/** Made by machines or kept out of the repository: not ours to judge. */
const notOurs = new Set(['.git', 'node_modules', 'out', 'coverage', 'package-lock.json', 'LICENSE'])
const isText =
  /\.(ts|tsx|js|mjs|cjs|json|md|yml|yaml|csv|html|css|txt|xml|fet|svg)$|(^|\/)(\.ci\/run|\.editorconfig|\.gitignore)$/

/** Words of the workplace and half-finished work. One letter stands in brackets so that this list does not find itself. */
const forbiddenWords = [
  /(?<![\w.])\/w[o]rk\//,
  /shared\/[d]esign/i,
  /\.\.\/[s]hared\//,
  /helper [s]ession/i,
  /\bsub-?[a]gent/i,
  /\b[c]laude\b/i,
  /\banthr[o]pic\b/i,
  /\bchat[g]pt\b/i,
  /\bAI [a]ssist/i,
  /\blanguage [m]odel/i,
  /\bissue #[0-9]/i,
  /\b[T]ODO\b/,
  /\b[F]IXME\b/,
  /\b[X]XX\b/,
]

/** A mobile number of mainland China: the examples are synthetic and hold nobody's number. */
const mobileNumber = /(?<![\d.])1[3-9]\d{9}(?!\d)/

const mostLines = 400
/** Files that may be longer, each with its reason. */
const longerFiles: Record<string, string> = {}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(path) : [relative(project, path).split(sep).join('/')]
  })
}

/** Lines of a text that match one of the patterns, as `line number: text`. */
function linesMatching(text: string, patterns: RegExp[]): string[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => patterns.some((pattern) => pattern.test(line)))
    .map(({ line, number }) => `${number}: ${line.trim().slice(0, 120)}`)
}

/** Tests switched off without a comment on the same line or the line above. */
function skipsWithoutReason(text: string): string[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const switchedOff = /(?<!['"`])\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|skipIf|runIf|todo)\b/.test(line)
    const hasReason = [line, lines[index - 1] ?? ''].some((near) => /\/\/.*\w{3}/.test(near))
    return switchedOff && !hasReason ? [`${index + 1}: ${line.trim()}`] : []
  })
}

const files = filesUnder(project)
  .filter((path) => isText.test(path))
  .map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }))

const offences = (find: (file: { path: string; text: string }) => string[]) =>
  files.flatMap((file) => find(file).map((offence) => `${file.path}:${offence}`))

describe('the text of the project', () => {
  it('is read', () => {
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['package.json', 'bin/junheng.mjs', 'tests/house/words.test.ts', '.ci/run']),
    )
  })

  it('speaks of the project alone and is finished', () => {
    expect(offences(({ text }) => linesMatching(text, forbiddenWords))).toEqual([])
  })

  it('holds no telephone number', () => {
    expect(offences(({ text }) => linesMatching(text, [mobileNumber]))).toEqual([])
  })

  it(`comes in files of at most ${mostLines} lines`, () => {
    const long = files
      .filter(({ path }) => path.endsWith('.ts') && !path.includes('/data/') && !(path in longerFiles))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > mostLines)
    expect(long).toEqual([])
  })

  it('gives a reason for every test that is switched off', () => {
    const tests = files.filter(({ path }) => path.endsWith('.test.ts'))
    expect(tests).not.toHaveLength(0)
    expect(
      tests.flatMap(({ path, text }) => skipsWithoutReason(text).map((skip) => `${path}:${skip}`)),
    ).toEqual([])
  })
})

describe('the search itself', () => {
  it.each([
    'see /w' + 'ork/main',
    '// TO' + 'DO later',
    'written by Cla' + 'ude',
    'an AI as' + 'sistant',
    'as is' + 'sue #12 says',
  ])('finds %s', (line) => {
    expect(linesMatching(`good line\n${line}\n`, forbiddenWords)).toEqual([`2: ${line}`])
  })

  it.each(['https://example.org/work/1', 'network/', 'designing work'])('leaves %s alone', (line) => {
    expect(linesMatching(line, forbiddenWords)).toEqual([])
  })

  it('finds a telephone number and not a long count', () => {
    expect(linesMatching('tel 138' + '00001111', [mobileNumber])).toHaveLength(1)
    expect(linesMatching('0.13800001111 and 1380000111122', [mobileNumber])).toEqual([])
  })

  it('finds a test switched off in silence', () => {
    const silent = 'it.sk' + "ip('x', f)"
    expect(skipsWithoutReason(silent)).toEqual([`1: ${silent}`])
    expect(skipsWithoutReason(`${silent} // needs Chromium`)).toEqual([])
    expect(skipsWithoutReason('const browserTest = chromium ? it : it.sk' + 'ip')).toHaveLength(1)
    expect(skipsWithoutReason(`// needs Chromium\n${silent}`)).toEqual([])
  })
})
