import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EXIT } from '../../../../src/cli/exit.ts'
import { fetEvaluate, fetSolve } from '../../../../src/cli/commands/fet.ts'
import { BASIC, constraint, each, schoolXml } from '../../interop/fet/school.ts'
import { recorder } from '../../../support/terminal.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-fet-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function save(xml: string): Promise<string> {
  const path = join(folder, 'school.fet')
  await writeFile(path, xml)
  return path
}

const options = { seed: 1, rounds: 2 }

describe('fet solve', () => {
  test('writes a timetable that the evaluator, reading it back, finds without fault', async () => {
    const terminal = recorder({ lang: 'en' })
    const path = await save(schoolXml(BASIC + constraint('StudentsMaxGapsPerWeek', each('Max_Gaps', [0]))))
    expect(await fetSolve(path, { ...options, out: folder }, terminal)).toBe(EXIT.done)
    expect(terminal.said()).toBe('(0, 0.00)\n')
    const timetable = join(folder, 'school_activities.xml')
    expect(await readFile(timetable, 'utf8')).toContain('<Activities_Timetable>')
    const judge = recorder({ lang: 'en' })
    expect(await fetEvaluate(path, timetable, { json: true }, judge)).toBe(EXIT.done)
    expect(JSON.parse(judge.said())).toEqual({ violations: [], hard: 0, soft: 0 })
  })

  test('what cannot be kept is named, and the exit code tells', async () => {
    const terminal = recorder({ lang: 'en' })
    const days = '<Teacher_Name>Wu</Teacher_Name><Max_Days_Per_Week>1</Max_Days_Per_Week>'
    const path = await save(schoolXml(BASIC + constraint('TeacherMaxDaysPerWeek', days)))
    expect(await fetSolve(path, { ...options, rounds: 1, out: folder }, terminal)).toBe(EXIT.hardRule)
    expect(terminal.said()).toMatch(/\(1, 0\.00\)\n$/)
  })

  test('refuses what it does not know, and goes on without it when told to', async () => {
    const path = await save(schoolXml(BASIC + constraint('StudentsMaxSpanPerDay', '')))
    const refused = recorder({ lang: 'en' })
    expect(await fetSolve(path, { ...options, out: folder }, refused)).toBe(EXIT.input)
    expect(refused.noted()).toContain('StudentsMaxSpanPerDay')
    const skipped = recorder({ lang: 'en' })
    expect(await fetSolve(path, { ...options, out: folder, skipUnsupported: true }, skipped)).toBe(EXIT.done)
    expect(skipped.noted()).toContain('left out: 1 constraints of type StudentsMaxSpanPerDay')
  })

  test('cancelled, it keeps what it has', async () => {
    const abort = new AbortController()
    const days = '<Teacher_Name>Wu</Teacher_Name><Max_Days_Per_Week>1</Max_Days_Per_Week>'
    const path = await save(schoolXml(BASIC + constraint('TeacherMaxDaysPerWeek', days)))
    const solving = fetSolve(
      path,
      { ...options, rounds: 16, out: folder },
      recorder({ lang: 'en', signal: abort.signal }),
    )
    setTimeout(() => abort.abort(), 1)
    expect(await solving).toBe(EXIT.cancelled)
    expect(await readFile(join(folder, 'school_activities.xml'), 'utf8')).toContain('<Id>7</Id>')
  })

  test('a missing file is told, not thrown', async () => {
    const terminal = recorder({ lang: 'en' })
    expect(await fetSolve(join(folder, 'none.fet'), { ...options, out: folder }, terminal)).toBe(EXIT.input)
    expect(terminal.noted()).toContain('none.fet')
  })
})
