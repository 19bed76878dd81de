import { describe, expect, it } from 'vitest'
import type { SchoolDays } from '../../../models/school-calendar.ts'
import { datesOfWeekday, semesterOf, weeksOf } from '../../../src/publish/semester.ts'

const of = (termStart?: string, termEnd?: string, schoolDays: SchoolDays[] = [], semester: 1 | 2 = 1) =>
  semesterOf({
    schoolYear: '2026-2027',
    semester,
    schoolDays,
    ...(termStart !== undefined && { termStart }),
    ...(termEnd !== undefined && { termEnd }),
  })

describe('the semester', () => {
  it('has usual dates that are said to be assumed, or those of the bureau', () => {
    expect(of()).toMatchObject({ start: '2026-09-01', end: '2027-01-20', assumed: true })
    expect(of(undefined, undefined, [], 2)).toMatchObject({ start: '2027-02-20', end: '2027-07-05' })
    expect(of('2027-03-01', '2027-07-02', [], 2)).toMatchObject({
      start: '2027-03-01',
      end: '2027-07-02',
      assumed: false,
    })
    expect(of('2026-08-31')).toMatchObject({ start: '2026-08-31', end: '2027-01-20', assumed: true })
  })

  it('knows its weekdays, first and last day included, and its weeks', () => {
    const short = of('2026-09-01', '2026-09-14')
    expect(datesOfWeekday(short, 1).dates).toEqual(['2026-09-07', '2026-09-14'])
    expect(datesOfWeekday(short, 2).dates).toEqual(['2026-09-01', '2026-09-08'])
    expect(datesOfWeekday(short, 6).dates).toEqual(['2026-09-05', '2026-09-12'])
    expect(weeksOf(short)).toEqual(['2026-08-31', '2026-09-07', '2026-09-14'])
  })

  it('is free on the announced holidays', () => {
    const autumn = of('2025-09-01', '2025-12-31')
    expect(autumn.daysOff).toEqual([{ from: '2025-10-01', to: '2025-10-08' }])
    expect(autumn.mayChange).toBe(false)
    expect(datesOfWeekday(autumn, 3).off).toEqual(['2025-10-01', '2025-10-08'])
  })

  it('is free on the days of the law where the notice of the year is not out', () => {
    const far = of('2091-02-20', '2091-12-31')
    expect(far.mayChange).toBe(true)
    const starts = far.daysOff.map(({ from, to }) => `${from} ${to}`)
    expect(starts).toEqual(expect.arrayContaining(['2091-05-01 2091-05-02', '2091-10-01 2091-10-03']))
    // Qingming, Dragon Boat and Mid-Autumn of a year that can be looked up: 2023.
    const off = of('2023-04-01', '2023-09-30').daysOff
    for (const date of ['2023-04-05', '2023-06-22', '2023-09-29'])
      expect(off.some(({ from, to }) => from <= date && date <= to)).toBe(true)
  })
})

describe('the bureau’s own calendar', () => {
  const autumn = (...days: SchoolDays[]) => of('2025-09-01', '2025-11-30', days)

  it('adds days off, named ones apart', () => {
    const { daysOff } = autumn(
      { from: '2025-11-05', to: '2025-11-07', kind: 'off', name: '运动会' },
      { from: '2025-10-09', kind: 'off' },
    )
    expect(daysOff).toEqual([
      { from: '2025-10-01', to: '2025-10-08' },
      { from: '2025-10-09', to: '2025-10-09', name: '' },
      { from: '2025-11-05', to: '2025-11-07', name: '运动会' },
    ])
  })

  it('holds lessons on a holiday, its own or those of another weekday', () => {
    const own = autumn({ from: '2025-10-08', kind: 'on' })
    expect(own.daysOff).toEqual([{ from: '2025-10-01', to: '2025-10-07' }])
    // Sunday 28 September for Tuesday; Wednesday 8 October for Friday.
    const other = autumn(
      { from: '2025-09-28', kind: 'on', asWeekday: 2 },
      { from: '2025-10-08', kind: 'on', asWeekday: 5 },
    )
    expect(datesOfWeekday(other, 2).extra).toEqual(['2025-09-28'])
    expect(datesOfWeekday(other, 5).extra).toEqual(['2025-10-08'])
    expect(datesOfWeekday(other, 3).off).toEqual(['2025-10-01', '2025-10-08'])
    expect(other.daysOff).toEqual([{ from: '2025-10-01', to: '2025-10-07' }])
  })

  it('does nothing outside the semester', () => {
    expect(autumn({ from: '2025-08-01', to: '2025-08-30', kind: 'off' })).toEqual(autumn())
  })
})
