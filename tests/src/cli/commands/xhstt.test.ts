import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EXIT } from '../../../../src/cli/exit.ts'
import { xhsttEvaluate, xhsttSolve } from '../../../../src/cli/commands/xhstt.ts'
import { constraint, part, read, refs, schoolXml } from '../../interop/xhstt/school.ts'
import { recorder } from '../../../support/terminal.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-xhstt-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function save(xml: string): Promise<string> {
  const path = join(folder, 'in.xml')
  await writeFile(path, xml)
  return path
}

const all = refs('EventGroups', 'All')
const everybody = refs('ResourceGroups', 'Teachers', 'Classes', 'Rooms')
/** Nobody twice at once, roles filled, the room R2 wished: it can all be had. */
const wishes =
  constraint('AssignTime', all) +
  constraint('AvoidClashes', everybody) +
  constraint('AssignResource', all, '<Role>Room</Role>') +
  constraint('PreferResources', all, refs('Resources', 'R2') + '<Role>Room</Role>', { required: false }) +
  constraint('AvoidUnavailableTimes', refs('Resources', 'R2'), refs('TimeGroups', 'Mo')).replace(
    'Id="AvoidUnavailableTimes"',
    'Id="R2 closed on Monday"',
  )

describe('xhstt solve', () => {
  test('writes the instance and a solution that keeps every constraint', async () => {
    const terminal = recorder({ lang: 'en' })
    const out = join(folder, 'out', 'solved.xml')
    const options = { out, seed: 3, seconds: 1, iterations: 5000 }
    expect(await xhsttSolve(await save(schoolXml(wishes)), options, terminal)).toBe(EXIT.done)
    expect(terminal.said()).toBe('Tiny\t(0, 0)\t--seed 3 --iterations 5000\n')
    const { instances, solutions } = read(await readFile(out, 'utf8'))
    expect(instances).toEqual(read(schoolXml(wishes)).instances)
    const room = solutions[0]!.subEvents.find(({ event }) => event === 2)!
    expect(instances[0]!.resources[room.resources[1]!]!.id).toBe('R2')
    expect(instances[0]!.times[room.time!]!.day).toBe('Tu')
  })

  test('writes the same twice, byte for byte', async () => {
    const input = await save(schoolXml(wishes))
    const written = await Promise.all(
      ['a.xml', 'b.xml'].map(async (name) => {
        const out = join(folder, name)
        await xhsttSolve(input, { out, seed: 7, seconds: 1, iterations: 3000 }, recorder({ lang: 'en' }))
        return readFile(out, 'utf8')
      }),
    )
    expect(written[0]).toBe(written[1])
  })

  test('a required constraint that cannot be kept leaves the least broken timetable and says so', async () => {
    // C2 has five times and only three to have them in.
    const tight =
      wishes + constraint('AvoidUnavailableTimes', refs('Resources', 'C2'), refs('TimeGroups', 'Tu'))
    const terminal = recorder({ lang: 'en' })
    const options = { out: join(folder, 'out.xml'), seed: 1, seconds: 1, iterations: 20_000 }
    expect(await xhsttSolve(await save(schoolXml(tight)), options, terminal)).toBe(EXIT.hardRule)
    expect(terminal.said()).toMatch(/^Tiny\t\(2, 0\)/)
  })

  test('within a time limit, and the iterations it found repeat it', async () => {
    const input = await save(schoolXml(constraint('AssignTime', all)))
    const terminal = recorder({ lang: 'en' })
    const out = join(folder, 'out.xml')
    expect(await xhsttSolve(input, { out, seed: 1, seconds: 1 }, terminal)).toBe(EXIT.done)
    expect(terminal.said()).toMatch(/^Tiny\t\(0, 0\)\t--seed 1 --iterations \d+\n$/)
    expect(terminal.noted()).toContain('--iterations')
  })

  test('ends at once when cancelled, with what it has', async () => {
    const hopeless =
      constraint('AssignTime', all) +
      constraint('AvoidUnavailableTimes', refs('Resources', 'T1'), refs('TimeGroups', 'Mo', 'Tu'))
    const stop = new AbortController()
    const soft = constraint('PreferTimes', all, refs('Times', 'Mo1'), { required: false })
    const out = join(folder, 'out.xml')
    const options = { out, seed: 1, seconds: 1, iterations: 2_000_000_000 }
    const ended = xhsttSolve(
      await save(schoolXml(hopeless + soft)),
      options,
      recorder({ lang: 'en', signal: stop.signal }),
    )
    setTimeout(() => stop.abort(), 500)
    expect(await ended).toBe(EXIT.cancelled)
    expect(read(await readFile(out, 'utf8')).solutions).toHaveLength(1)
  })
})

describe('xhstt evaluate', () => {
  test('prints the cost of each solution', async () => {
    const xml = schoolXml(wishes, part('E1', 2, 'Mo1') + part('E3', 1, 'Mo1', { Room: 'R1' }))
    const terminal = recorder({ lang: 'en' })
    expect(await xhsttEvaluate(await save(xml), {}, terminal)).toBe(EXIT.done)
    // E2 and E4 have no time (5), C1 clashes once; R1 is not the room wished.
    expect(terminal.said()).toBe('Tiny\thand\t(6, 1)\n')
    const json = recorder({ lang: 'en' })
    await xhsttEvaluate(await save(xml), { json: true }, json)
    expect(JSON.parse(json.said())).toEqual([{ instance: 'Tiny', group: 'hand', hard: 6, soft: 1 }])
  })

  test('lists what is wrong with a file, and a file that is not there', async () => {
    const terminal = recorder({ lang: 'en' })
    expect(await xhsttEvaluate(await save('<!DOCTYPE a><a/>'), {}, terminal)).toBe(EXIT.input)
    expect(terminal.noted()).toContain('X1003')
    const absent = recorder({ lang: 'en' })
    expect(await xhsttEvaluate(join(folder, 'absent.xml'), {}, absent)).toBe(EXIT.input)
    expect(absent.noted()).toContain('X1001')
  })
})
