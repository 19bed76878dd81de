import chineseDays from 'chinese-days'
import type { County } from '../../models/county.ts'

/** Days of lessons of one semester, `YYYY-MM-DD`. */
export interface Semester {
  readonly start: string
  readonly end: string
  /** The bureau has named no first and last day: they are the usual ones. */
  readonly assumed: boolean
  /** The holidays of a year that it touches are not announced yet: days off may still be added. */
  readonly mayChange: boolean
  /** Stretches of days off, in order. */
  readonly daysOff: readonly DaysOff[]
  /** Days on which the lessons of another weekday are held, or lessons on a holiday. */
  readonly extraDays: readonly ExtraDay[]
}

export interface DaysOff {
  readonly from: string
  readonly to: string
  /** Absent for public holidays, empty where the bureau has named none. */
  readonly name?: string
}

interface ExtraDay {
  readonly date: string
  /** Weekday (1 is Monday) whose lessons are held. */
  readonly weekday: number
}

/** The bureau's dates, else the usual ones: 1 September to 20 January, 20 February to 5 July; its calendar before the public one. */
export function semesterOf(
  county: Pick<County, 'schoolYear' | 'semester' | 'termStart' | 'termEnd' | 'schoolDays'>,
): Semester {
  const [first, second] = county.schoolYear.split('-')
  const usual =
    county.semester === 1
      ? { start: `${first}-09-01`, end: `${second}-01-20` }
      : { start: `${second}-02-20`, end: `${second}-07-05` }
  const [start, end] = [county.termStart ?? usual.start, county.termEnd ?? usual.end]
  const own = county.schoolDays.flatMap(({ from, to = from, ...entry }) =>
    datesBetween(later(from, start), earlier(to, end)).map((date) => ({ date, ...entry })),
  )
  const on = own.filter(({ kind }) => kind === 'on')
  const held = new Set(on.map(({ date }) => date))
  const off = new Map([...publicHolidays(start, end)].map((date) => [date, undefined as string | undefined]))
  for (const { date, kind, name } of own) if (kind === 'off') off.set(date, name ?? '')
  // A day on which another weekday's lessons are held is off for its own.
  for (const { date, asWeekday } of on)
    if (asWeekday === undefined || asWeekday === weekdayOf(date)) off.delete(date)
  return {
    start,
    end,
    assumed: county.termStart === undefined || county.termEnd === undefined,
    mayChange: [start, end].some((date) => announcedDays(Number(date.slice(0, 4))).length === 0),
    daysOff: stretches([...off].filter(([date]) => !held.has(date))),
    extraDays: on.flatMap(({ date, asWeekday }) =>
      asWeekday === undefined || asWeekday === weekdayOf(date) ? [] : [{ date, weekday: asWeekday }],
    ),
  }
}

const later = (a: string, b: string): string => (a > b ? a : b)
const earlier = (a: string, b: string): string => (a < b ? a : b)

const DAY_MS = 86_400_000
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
/** 1 is Monday, 7 Sunday. */
const weekdayOf = (date: string): number => ((new Date(date).getUTCDay() + 6) % 7) + 1

function datesBetween(from: string, to: string, stepDays = 1): string[] {
  const dates: string[] = []
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += stepDays * DAY_MS) dates.push(dayOf(ms))
  return dates
}

/** Dates of a weekday within the semester, in order; those without its lessons; and other days with them. */
export function datesOfWeekday(
  { start, end, daysOff, extraDays }: Semester,
  weekday: number,
): { readonly dates: string[]; readonly off: string[]; readonly extra: string[] } {
  const ahead = (weekday - weekdayOf(start) + 7) % 7
  const dates = datesBetween(dayOf(Date.parse(start) + ahead * DAY_MS), end, 7)
  const replaced = new Set(extraDays.map(({ date }) => date))
  const isOff = (date: string): boolean =>
    replaced.has(date) || daysOff.some(({ from, to }) => from <= date && date <= to)
  return {
    dates,
    off: dates.filter(isOff),
    extra: extraDays.flatMap((day) => (day.weekday === weekday ? day.date : [])),
  }
}

/** Mondays of the weeks of the semester, the first week that of its first day. */
export function weeksOf({ start, end }: Semester): string[] {
  return datesBetween(dayOf(Date.parse(start) - (weekdayOf(start) - 1) * DAY_MS), end, 7)
}

/** Neighbouring days of one name as one entry. */
function stretches(days: readonly (readonly [string, string | undefined])[]): DaysOff[] {
  const found: { from: string; to: string; name?: string }[] = []
  for (const [date, name] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = found.at(-1)
    if (last && last.name === name && Date.parse(date) - Date.parse(last.to) === DAY_MS) last.to = date
    else found.push({ from: date, to: date, ...(name !== undefined && { name }) })
  }
  return found
}

/** Days off on weekdays: the State Council's notice of the year, and the holidays by law before it is out. */
function publicHolidays(start: string, end: string): Set<string> {
  const years = [...new Set([start, end].map((date) => Number(date.slice(0, 4))))]
  const days = years.flatMap((year) => {
    const announced = announcedDays(year)
    return announced.length > 0 ? announced : daysByLaw(year)
  })
  return new Set(days.filter((day) => day >= start && day <= end))
}

const announcedDays = (year: number): string[] =>
  chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false)

/** 《全国年节及纪念日放假办法》: New Year, Qingming, 1-2 May, Dragon Boat, Mid-Autumn, 1-3 October; Spring Festival is vacation. */
function daysByLaw(year: number): string[] {
  const lunar = (month: number, day: number): string =>
    chineseDays.getSolarDateFromLunar(`${year}-${month}-${day}`).date
  return [
    `${year}-01-01`,
    chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
    `${year}-05-01`,
    `${year}-05-02`,
    lunar(5, 5),
    lunar(8, 15),
    `${year}-10-01`,
    `${year}-10-02`,
    `${year}-10-03`,
  ]
}
