import chineseDays from 'chinese-days'
import type { Plan } from '../../models/plan.ts'

/** First and last day of lessons, `YYYY-MM-DD`, and whether they are only the usual ones. */
export interface SemesterDates {
  readonly start: string
  readonly end: string
  readonly assumed: boolean
}

/** The bureau's dates, else the usual ones: 1 September to 20 January, 20 February to 5 July. */
export function semesterDates(
  { schoolYear, semester }: Pick<Plan, 'schoolYear' | 'semester'>,
  given?: { readonly start: string; readonly end: string },
): SemesterDates {
  if (given) return { ...given, assumed: false }
  const [first, second] = schoolYear.split('-')
  return semester === 1
    ? { start: `${first}-09-01`, end: `${second}-01-20`, assumed: true }
    : { start: `${second}-02-20`, end: `${second}-07-05`, assumed: true }
}

const DAY_MS = 86_400_000
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** Dates of a weekday (1 is Monday) within the semester, in order. */
export function datesOfWeekday({ start, end }: SemesterDates, weekday: number): string[] {
  const startMs = Date.parse(start)
  const ahead = (weekday - new Date(startMs).getUTCDay() + 7) % 7
  const dates: string[] = []
  for (let ms = startMs + ahead * DAY_MS; ms <= Date.parse(end); ms += 7 * DAY_MS) dates.push(dayOf(ms))
  return dates
}

/** Days off on weekdays of the semester: the State Council's notice of the year, and the holidays by law before it is out. */
export function holidays({ start, end }: SemesterDates): ReadonlySet<string> {
  const years = [...new Set([start, end].map((date) => Number(date.slice(0, 4))))]
  const days = years.flatMap((year) => {
    const announced = announcedDays(year)
    return announced.length > 0 ? announced : daysByLaw(year)
  })
  return new Set(days.filter((day) => day >= start && day <= end))
}

/** True when the notice of a year that the semester touches is not out: days off round a holiday may still be added. */
export const holidaysMayChange = ({ start, end }: SemesterDates): boolean =>
  [start, end].some((date) => announcedDays(Number(date.slice(0, 4))).length === 0)

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
