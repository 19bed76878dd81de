import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { evaluate } from '../../../../src/interop/fet/evaluate.ts'
import { readFet } from '../../../../src/interop/fet/read.ts'
import { readResult } from '../../../../src/interop/fet/result.ts'
import { CASES } from './cases.ts'
import { BASIC, constraint, schoolXml } from './school.ts'

const hasFet = spawnSync('fet-cl', ['--version'], { stdio: 'ignore' }).error === undefined

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-peer-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** FET wants both in every file, once, and refuses days without lessons for teachers as a rule. */
const OTHERS = /^Basic|^TeacherMinHoursDaily/

/** All that `KEPT` keeps at 100 %, a few at a time. */
const batches = Array.from({ length: 8 }, (_, k) =>
  CASES.filter(
    ({ type, to, weight }) => !OTHERS.test(type) && Object.keys(to).length > 0 && weight === undefined,
  ).filter((_, at) => at % 8 === k),
)

// Where the Debian package fet is not installed there is no peer to ask; the other tests need none.
describe.skipIf(!hasFet)('FET itself', () => {
  test.each(batches.map((batch, k) => [k, batch] as const))(
    'its timetables are without fault by our evaluator: batch %i',
    async (_, batch) => {
      const xml = schoolXml(BASIC + batch.map(({ type, parts }) => constraint(type, parts)).join(''))
      const path = join(folder, 'school.fet')
      await writeFile(path, xml)
      const run = spawnSync(
        'fet-cl',
        [`--inputfile=${path}`, `--outputdir=${folder}`, '--timelimitseconds=10', '--htmllevel=0'],
        { encoding: 'utf8', input: '', timeout: 30_000 },
      )
      expect(run.stdout).toContain('Simulation successful')
      expect(run.stdout).not.toMatch(/unrecognized/i)
      const read = readFet(xml, path, { skipUnsupported: false })
      if (!read.ok) throw new Error('unreadable')
      const result = join(folder, 'timetables/school/school_activities.xml')
      const placed = readResult(await readFile(result, 'utf8'), result, read.value.file)
      if (!placed.ok) throw new Error('unreadable timetable')
      expect(evaluate(read.value.file, placed.value).violations).toEqual([])
    },
  )
})
