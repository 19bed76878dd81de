import type { Scalar } from '../book/book.ts'
import { type Kind, plain, Unfit } from './kind.ts'

interface DateParts {
  readonly year: number
  readonly month: number
  readonly day?: number
}

/** Excel's day numbers of 1950 and 2100: a date whose format was lost. */
const [FIRST_SERIAL, LAST_SERIAL] = [18_264, 73_050]
const MS_PER_DAY = 86_400_000
/** Excel's day 0 in days before 1970. */
const SERIAL_OF_1970 = 25_569

const AMBIGUOUS = new Unfit(
  '“.1” 分不清是 1 月还是 10 月',
  'may mean January or October: Excel drops the zero of .10',
  { zh: '请写成 1985-01 或 1985-10', en: 'Write 1985-01 or 1985-10' },
)

/** Calendar forms found in rosters: 1985.03, 1985-3, 198503, 1985年3月12日, 19850312, Excel dates. */
function toParts(value: Scalar): DateParts | Unfit {
  if (value instanceof Date) return partsOf(value)
  if (typeof value === 'number' && Number.isInteger(value) && value >= FIRST_SERIAL && value <= LAST_SERIAL)
    return partsOf(new Date((value - SERIAL_OF_1970) * MS_PER_DAY))
  const word = plain(String(value)).replace(/t?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?z?$/, '')
  if (/^\d{4}\.1$/.test(word)) return AMBIGUOUS
  const match =
    /^(\d{4})(\d{2})(\d{2})?$/.exec(word) ?? /^(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?$/.exec(word)
  if (!match) return new Unfit('不是日期', 'is not a date')
  const [year, month, day] = match.slice(1).map((part) => (part ? Number(part) : undefined))
  if (month! < 1 || month! > 12) return new Unfit('月份应在 1 至 12 之间', 'the month should be 1 to 12')
  return { year: year!, month: month!, ...(day !== undefined && { day }) }
}

const partsOf = (date: Date): DateParts => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
})

const two = (n: number): string => String(n).padStart(2, '0')

/** `YYYY-MM`. */
export const month: Kind<string> = {
  expects: { zh: '年月，如 1985-03', en: 'year and month such as 1985-03' },
  read(value) {
    const parts = toParts(value)
    return parts instanceof Unfit ? parts : `${parts.year}-${two(parts.month)}`
  },
  write: (value) => value,
}

/** `YYYY-MM-DD`; a month alone is not enough. */
export const day: Kind<string> = {
  expects: { zh: '日期，如 2027-08-31', en: 'a date such as 2027-08-31' },
  read(value) {
    const parts = toParts(value)
    if (parts instanceof Unfit) return parts
    if (parts.day === undefined) return new Unfit('缺少日', 'the day is missing')
    if (parts.day < 1 || parts.day > new Date(Date.UTC(parts.year, parts.month, 0)).getUTCDate())
      return new Unfit('该月没有这一天', 'the month has no such day')
    return `${parts.year}-${two(parts.month)}-${two(parts.day)}`
  },
  write: (value) => value,
}

const MINUTES_PER_DAY = 1440
const MS_PER_MINUTE = 60_000

/** Minutes after midnight: `8:30`, Excel's time of day, a fraction of a day. */
export const clock: Kind<number> = {
  expects: { zh: '时间，如 08:30', en: 'a time such as 08:30' },
  read(value) {
    if (value instanceof Date)
      return Math.round(value.getTime() / MS_PER_MINUTE + 1e9 * MINUTES_PER_DAY) % MINUTES_PER_DAY
    if (typeof value === 'number')
      return value >= 0 && value < 1
        ? Math.round(value * MINUTES_PER_DAY)
        : new Unfit('不是时间', 'is not a time of day')
    const match = /^(\d{1,2})[:.点时](\d{1,2})分?(:\d{2})?$/.exec(plain(String(value)))
    const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])]
    return match && hours < 24 && minutes < 60
      ? hours * 60 + minutes
      : new Unfit('不是时间', 'is not a time of day')
  },
  write: (value) => `${two(Math.floor(value / 60))}:${two(value % 60)}`,
}

/** `2026-2027`. */
export const schoolYear: Kind<string> = {
  expects: { zh: '学年，如 2026-2027', en: 'a school year such as 2026-2027' },
  read(value) {
    const match = /^(\d{4})(?:[-—–~/至到](\d{4}))?(?:学年|年)?(?:度)?$/.exec(plain(String(value)))
    if (!match) return new Unfit('不是学年', 'is not a school year')
    const [from, to] = [Number(match[1]), Number(match[2] ?? Number(match[1]) + 1)]
    return to === from + 1
      ? `${from}-${to}`
      : new Unfit('学年应跨相邻两年', 'a school year joins two years in a row')
  },
  write: (value) => value,
}
