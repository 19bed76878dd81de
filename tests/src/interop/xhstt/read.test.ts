import { describe, expect, test } from 'vitest'
import { readArchive } from '../../../../src/interop/xhstt/read.ts'
import { evaluate } from '../../../../src/interop/xhstt/evaluate.ts'
import { writeArchive } from '../../../../src/interop/xhstt/write.ts'
import { constraint, part, read, refs, schoolXml } from './school.ts'

const codes = (xml: string): string[] => readArchive(xml, 'x.xml').issues.map(({ code }) => code)

describe('what is not read', () => {
  test.each([
    ['an entity', `<!DOCTYPE a [<!ENTITY lol "lol">]>${schoolXml()}`, 'X1003'],
    ['an outside file', `<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>`, 'X1003'],
    ['an entity, in small letters', `<!doctype a><a/>`, 'X1003'],
    ['a bottomless pit', '<a>'.repeat(100_000) + '</a>'.repeat(100_000), 'X1005'],
    ['an element that is closed by another name', '<a><b></a></b>', 'X1005'],
    ['a name that means something to the language', '<__proto__/>', 'X1010'],
    ['an unclosed element', '<HighSchoolTimetableArchive><Instances>', 'X1005'],
    ['two roots', '<a/><b/>', 'X1005'],
    ['no XML at all', 'hello', 'X1005'],
    ['an empty file', '', 'X1005'],
    ['another format', '<fet/>', 'X1010'],
  ])('%s', (_, xml, code) => {
    expect(codes(xml)).toEqual([code])
  })

  test('more than 64 million characters', () => {
    expect(codes(`<a>${' '.repeat(64 * 1024 * 1024)}</a>`)).toEqual(['X1002'])
  })
})

describe('what is wrong inside, all of it with its place', () => {
  test('references, numbers, constraints', () => {
    const xml = schoolXml(
      constraint('AssignTime', refs('Events', 'E9')) +
        constraint('AssignTime', refs('Events', 'E1')) +
        constraint('BeNice', refs('Events', 'E1')) +
        constraint('AvoidClashes', refs('Resources', 'T1'), '', { weight: -1 }),
    ).replace('<Duration>3</Duration>', '<Duration>1000000000</Duration>')
    const { ok, issues } = readArchive(xml, 'x.xml')
    expect(ok).toBe(false)
    expect(issues.map(({ code, where }) => [code, where])).toEqual([
      ['X1013', 'x.xml Tiny > Event E2'],
      ['X1012', 'x.xml Tiny > AssignTimeConstraint AssignTime'],
      ['X1014', 'x.xml Tiny > AssignTimeConstraint AssignTime'],
      ['X1015', 'x.xml Tiny > BeNiceConstraint BeNice'],
      ['X1013', 'x.xml Tiny > AvoidClashesConstraint AvoidClashes'],
    ])
  })

  test('a cost function of an older version of the format', () => {
    const old = constraint('AssignTime', refs('Events', 'E1')).replace('Linear', 'Sum')
    expect(codes(schoolXml(old))).toEqual(['X1016'])
  })

  test('a solution with too few times, an unknown role or an unknown instance', () => {
    expect(codes(schoolXml('', part('E2', 1, 'Mo1')))).toEqual(['X1020'])
    expect(codes(schoolXml('', part('E4', 2, 'Mo1', { Room: 'R1' })))).toEqual(['X1021'])
    const stranger = schoolXml('', '').replace('Reference="Tiny"', 'Reference="Huge"')
    expect(codes(stranger)).toEqual(['X1012'])
  })
})

test('events that a solution leaves out are held in one part without a time', () => {
  const { instances, solutions } = read(schoolXml('', part('E1', 2, 'Mo1')))
  const parts = solutions[0]!.subEvents.map(({ event, duration, time }) => ({ event, duration, time }))
  expect(parts).toEqual([
    { event: 0, duration: 2, time: 0 },
    ...[1, 2, 3].map((event) => ({
      event,
      duration: instances[0]!.events[event]!.duration,
      time: undefined,
    })),
  ])
})

test('what is written is read back: the instance as it was, the solution with its cost', () => {
  const constraints = constraint('AssignResource', refs('EventGroups', 'All'), '<Role>Teacher</Role>')
  const solution = part('E4', 1, 'Mo1', { Teacher: 'T2' }) + part('E4', 1, 'Tu3')
  const before = read(schoolXml(constraints, solution))
  const maker = { group: 'us', contributor: 'us', date: '2026-01-01', description: 'by hand' }
  const xml = writeArchive(before.instances, before.solutions, maker)
  const after = read(xml)
  expect(after.instances).toEqual(before.instances)
  expect(after.solutions).toEqual(before.solutions.map((one) => ({ ...one, group: 'us' })))
  expect(xml).toContain('<Name>Tiny &amp; made up</Name>')
  const { hard } = evaluate(after.instances[0]!, after.solutions[0]!)
  expect(hard).toBe(1)
})
