import { createHash } from 'node:crypto'
import ical, { ICalEvent, ICalEventRepeatingFreq } from 'ical-generator'
import type { Edition } from './edition.ts'
import { datesOfWeekday, weeksOf } from './semester.ts'

const ZONE = 'Asia/Shanghai'

/** China has had one zone and no summer time since 1991. */
const VTIMEZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

/** What is held every week of the semester at one time. */
export interface WeeklyEntry {
  /** Tells it from others of the calendar; the same entry keeps its identity when a plan is published again. */
  readonly key: string
  /** 1 is Monday. */
  readonly day: number
  readonly startMin: number
  readonly endMin: number
  readonly summary: string
  readonly location: string
  readonly description?: string
}

interface CalendarContent {
  readonly name: string
  readonly description: string
  /** Whose it is, for the identity of its events. */
  readonly owner: string
  readonly entries: readonly WeeklyEntry[]
  /** Number the weeks and name the days off. */
  readonly withWeeks: boolean
}

/** An iCalendar file (RFC 5545): one event an entry, repeated over the semester without the days off. */
export class CalendarWriter {
  readonly #edition: Edition
  readonly #weekdays: readonly ReturnType<typeof datesOfWeekday>[]

  constructor(edition: Edition) {
    this.#edition = edition
    this.#weekdays = [1, 2, 3, 4, 5, 6].map((weekday) => datesOfWeekday(edition.semester, weekday))
  }

  write({ name, description, owner, entries, withWeeks }: CalendarContent): string {
    const calendar = ical({ name, description, prodId: '//Junheng//Timetable//ZH' })
    const events = [
      ...(withWeeks ? this.#dayEvents(owner) : []),
      ...entries.flatMap((entry) => this.#events(owner, entry)),
    ].map((event) => folded(new ICalEvent(event, calendar).toString()))
    return calendar
      .toString()
      .replace(/END:VCALENDAR\s*$/, () => `${VTIMEZONE}\r\n${events.join('')}END:VCALENDAR\r\n`)
  }

  #events(owner: string, entry: WeeklyEntry): EventData[] {
    const { key, day, startMin, endMin, ...said } = entry
    const { dates, off, extra } = this.#weekdays[day - 1]!
    const on = (date: string, ...more: string[]): EventData => ({
      ...said,
      id: this.#id(owner, key, ...more),
      stamp: this.#edition.facts.plan.provenance.createdAt,
      start: at(date, startMin),
      end: at(date, endMin),
      timezone: ZONE,
    })
    const weekly =
      dates.length === 0
        ? []
        : [
            {
              ...on(dates[0]!),
              repeating: {
                freq: ICalEventRepeatingFreq.WEEKLY,
                count: dates.length,
                ...(off.length > 0 && { exclude: off.map((date) => at(date, startMin)) }),
              },
            },
          ]
    return [...weekly, ...extra.map((date) => on(date, date))]
  }

  /** All-day events: Mondays with the number of the week, and days off. */
  #dayEvents(owner: string): EventData[] {
    const { semester, say } = this.#edition
    const allDay = (from: string, to: string, summary: string): EventData => ({
      id: this.#id(owner, summary, from),
      stamp: this.#edition.facts.plan.provenance.createdAt,
      start: from,
      end: dayAfter(to),
      allDay: true,
      summary,
    })
    return [
      ...weeksOf(semester).map((monday, n) =>
        allDay(monday, monday, say(`第 ${n + 1} 教学周`, `Week ${n + 1}`)),
      ),
      ...semester.daysOff.map(({ from, to, name }) =>
        allDay(
          from,
          to,
          name === '' ? say('放假', 'No lessons') : (name ?? say('法定节假日', 'Public holiday')),
        ),
      ),
    ]
  }

  #id(owner: string, ...parts: readonly string[]): string {
    const { plan } = this.#edition.facts
    return `${sha([plan.countyName, plan.schoolYear, plan.semester, owner, ...parts])}@junheng`
  }
}

type EventData = ConstructorParameters<typeof ICalEvent>[0]

/** Octets of a line, RFC 5545 section 3.1. */
const LINE_BYTES = 75

/**
 * Folds long lines between characters. The library's own folding encodes every character by itself, which took 5 ms a
 * calendar; here most lines are measured once and left as they are.
 */
function folded(text: string): string {
  return text
    .split('\r\n')
    .map((line) => {
      if (Buffer.byteLength(line) <= LINE_BYTES) return line
      let [result, bytes] = ['', 0]
      for (const char of line) {
        const more = Buffer.byteLength(char)
        if (bytes + more > LINE_BYTES) [result, bytes] = [`${result}\r\n `, 1]
        result += char
        bytes += more
      }
      return result
    })
    .join('\r\n')
}

const sha = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20)

const at = (date: string, minute: number): string => `${date}T${clock(minute)}:00`

/** `8:05` as `08:05`. */
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
