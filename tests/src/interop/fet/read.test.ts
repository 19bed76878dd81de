import { describe, expect, test } from 'vitest'
import { readFet } from '../../../../src/interop/fet/read.ts'
import { readResult, writeResult } from '../../../../src/interop/fet/result.ts'
import { KEPT } from './cases.ts'
import { BASIC, constraint, ids, place, school, schoolXml } from './school.ts'

const issuesOf = (xml: string): string[] =>
  readFet(xml, 'x.fet', { skipUnsupported: false }).issues.map(
    ({ code, where, cause }) => `${code} ${where}: ${cause.en}`,
  )

describe('a file that cannot be used', () => {
  test.each([
    ['is no XML', 'no XML at all', 'X1005'],
    ['is cut off', schoolXml().slice(0, 900), 'X1005'],
    ['declares entities', schoolXml().replace('<fet ', '<!DOCTYPE fet [<!ENTITY a "b">]><fet '), 'X1003'],
    ['nests too deep', `<fet>${'<a>'.repeat(99)}${'</a>'.repeat(99)}</fet>`, 'X1005'],
    ['is something else', '<HighSchoolTimetableArchive/>', 'X2010'],
    ['is of another mode', schoolXml().replace('Official', 'Mornings_Afternoons'), 'X2011'],
    [
      'is of another mode by its version',
      schoolXml().replace('<Mode>Official</Mode>', '').replace('6.8.5', '5.27.3-ma3'),
      'X2011',
    ],
    ['has no days', schoolXml().replace(/<Days_List>.*?<\/Days_List>/s, ''), 'X2013'],
    ['has virtual rooms', schoolXml().replace('<Virtual>false', '<Virtual>true'), 'X2016'],
  ])('%s', (_, xml, code) => {
    const issues = issuesOf(xml)
    expect(issues[0]).toMatch(new RegExp(`^${code} x.fet`))
    expect(issues.join(' ')).not.toMatch(/undefined|NaN|\[object/)
  })

  test('says everything at once, each with its place', () => {
    const wrong = schoolXml(
      constraint(
        'TeacherMaxDaysPerWeek',
        '<Teacher_Name>Nobody</Teacher_Name><Max_Days_Per_Week>x</Max_Days_Per_Week>',
      ) +
        constraint('MinDaysBetweenActivities', `${ids(1, 99)}<MinDays>1</MinDays>`, 101) +
        constraint('SubjectPreferredRoom', '<Subject>Art</Subject><Room>R9</Room>'),
      (xml) => xml.replace('<Students>B1<', '<Students>B9<').replace('<Name>R2<', '<Name>R1<'),
    )
    expect(issuesOf(wrong)).toEqual(
      [
        'X2014 x.fet <Room> R1: room "R1" is there twice',
        'X2012 x.fet <Activity> 6: there are no students "B9"',
        'X1013 x.fet <ConstraintTeacherMaxDaysPerWeek> 1: <Max_Days_Per_Week> should be a whole number from 0 to 1000000, not "x"',
        'X2012 x.fet <ConstraintTeacherMaxDaysPerWeek> 1: there is no teacher "Nobody"',
        'X2013 x.fet <ConstraintMinDaysBetweenActivities> 2: <Weight_Percentage> should be from 0 to 100, not "101"',
        'X2012 x.fet <ConstraintMinDaysBetweenActivities> 2: there is no activity "99"',
        'X2012 x.fet <ConstraintSubjectPreferredRoom> 3: there is no room "R9"',
      ].sort((a, b) => issuesOf(wrong).indexOf(a) - issuesOf(wrong).indexOf(b)),
    )
  })

  test('unsupported types are named with their number, or left out when asked', () => {
    const xml = schoolXml(
      BASIC + constraint('StudentsMaxSpanPerDay', '').repeat(2) + constraint('MadeUp', ''),
    )
    expect(issuesOf(xml)).toEqual([
      'X2015 x.fet <ConstraintMadeUp>: constraints of type MadeUp are not supported; the file has 1',
      'X2015 x.fet <ConstraintStudentsMaxSpanPerDay>: constraints of type StudentsMaxSpanPerDay are not supported; the file has 2',
    ])
    const read = readFet(xml, 'x.fet', { skipUnsupported: true })
    expect(read.ok && read.value.skipped).toEqual([
      { type: 'MadeUp', count: 1 },
      { type: 'StudentsMaxSpanPerDay', count: 2 },
    ])
  })
})

test('what is not active is not there', () => {
  const off = constraint('MadeUp', '').replace('<Active>true', '<Active>false')
  const file = school(BASIC + off + constraint('ActivitiesSameStartingTime', ids(1, 7, 5)), (xml) =>
    xml.replace(
      '<Id>7</Id><Activity_Group_Id>0</Activity_Group_Id><Active>true',
      '<Id>7</Id><Activity_Group_Id>0</Activity_Group_Id><Active>false',
    ),
  )
  expect(file.activities.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6])
  expect(file.constraints.find(({ kind }) => kind === 'same-start')).toMatchObject({ activities: [0, 4] })
})

test('students of a year, a group and its halves', () => {
  const { people, activities } = school()
  const names = (id: number): string[] => activities[id - 1]!.people.map((person) => people[person]!.name)
  expect([names(1), names(5), names(6)]).toEqual([
    ['Li', 'A'],
    ['Wu', 'B1', 'B2'],
    ['Li', 'B1'],
  ])
})

describe('a timetable', () => {
  test('comes back as it was written', () => {
    const file = school()
    const placed = [...place(file, KEPT).slice(0, 6), { slot: -1, room: -1 }]
    expect(readResult(writeResult(file, placed), 'out.xml', file)).toEqual({
      ok: true,
      value: placed,
      issues: [],
    })
  })

  test('with strange names or of another file is refused', () => {
    const file = school()
    const xml =
      '<Activities_Timetable><Activity><Id>1</Id><Day>Su</Day><Hour>1</Hour><Room></Room></Activity><Activity><Id>77</Id></Activity></Activities_Timetable>'
    expect(readResult(xml, 'out.xml', file).issues.map(({ code, where }) => `${code} ${where}`)).toEqual([
      'X2012 out.xml <Activity> 1',
      'X2012 out.xml <Activity> 77',
    ])
    expect(readResult('<fet/>', 'out.xml', file).issues.map(({ code }) => code)).toEqual(['X2020'])
  })
})
