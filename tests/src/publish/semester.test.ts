import { describe, expect, it } from 'vitest'
import { datesOfWeekday, holidays, holidaysMayChange, semesterDates } from '../../../src/publish/semester.ts'

describe('the semester', () => {
  it('has usual dates that are said to be assumed, or those of the bureau', () => {
    expect(semesterDates({ schoolYear: '2026-2027', semester: 1 })).toEqual({
      start: '2026-09-01',
      end: '2027-01-20',
      assumed: true,
    })
    expect(semesterDates({ schoolYear: '2026-2027', semester: 2 })).toMatchObject({
      start: '2027-02-20',
      end: '2027-07-05',
    })
    expect(
      semesterDates({ schoolYear: '2026-2027', semester: 2 }, { start: '2027-03-01', end: '2027-07-02' }),
    ).toEqual({
      start: '2027-03-01',
      end: '2027-07-02',
      assumed: false,
    })
  })

  it('knows its weekdays, first and last day included', () => {
    const short = { start: '2026-09-01', end: '2026-09-14', assumed: false }
    expect(datesOfWeekday(short, 1)).toEqual(['2026-09-07', '2026-09-14'])
    expect(datesOfWeekday(short, 2)).toEqual(['2026-09-01', '2026-09-08'])
    expect(datesOfWeekday(short, 6)).toEqual(['2026-09-05', '2026-09-12'])
  })

  it('is free on the announced holidays', () => {
    const autumn = { start: '2025-09-01', end: '2025-12-31', assumed: false }
    expect([...holidays(autumn)].filter((day) => day.startsWith('2025-10'))).toEqual([
      '2025-10-01',
      '2025-10-02',
      '2025-10-03',
      '2025-10-04',
      '2025-10-05',
      '2025-10-06',
      '2025-10-07',
      '2025-10-08',
    ])
    expect(holidaysMayChange(autumn)).toBe(false)
  })

  it('is free on the days of the law where the notice of the year is not out', () => {
    const far = { start: '2091-02-20', end: '2091-12-31', assumed: true }
    expect(holidaysMayChange(far)).toBe(true)
    expect([...holidays(far)]).toEqual(
      expect.arrayContaining(['2091-05-01', '2091-05-02', '2091-10-01', '2091-10-02', '2091-10-03']),
    )
    // Qingming, Dragon Boat and Mid-Autumn of a year that can be looked up: 2023.
    const byLaw = [...holidays({ start: '2023-04-01', end: '2023-09-30', assumed: false })]
    expect(byLaw).toEqual(expect.arrayContaining(['2023-04-05', '2023-06-22', '2023-09-29']))
  })
})
