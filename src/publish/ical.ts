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
  /** Whose it is, for the identity of its events. */
  readonly owner: string
  readonly entries: readonly WeeklyEntry[]
  /** Number the weeks and name the days off. */
  readonly withWeeks: boolean
}

/** Stand where the calendar's name and an event's identity go. */
const [NAME, ID] = ['%name%', '%id%']

/**
 * Writes iCalendar files (RFC 5545): one event an entry, repeated over the semester without the days off. What calendars have
 * in common is made once: the head, and the events of an entry that stands in several of them.
 */
export class CalendarWriter {
  readonly #edition: Edition
  readonly #weekdays: readonly ReturnType<typeof datesOfWeekday>[]
  readonly #calendar: ReturnType<typeof ical>
  readonly #head: string
  /** By entry: its events without identity. */
  readonly #events = new Map<string, readonly string[]>()

  /** @param description of every calendar */
  constructor(edition: Edition, description: string) {
    this.#edition = edition
    this.#weekdays = [1, 2, 3, 4, 5, 6].map((weekday) => datesOfWeekday(edition.semester, weekday))
    this.#calendar = ical({ name: NAME, description, prodId: '//Junheng//Timetable//ZH' })
    this.#head = this.#calendar.toString().replace(/END:VCALENDAR\s*$/, '')
  }

  write({ name, owner, entries, withWeeks }: CalendarContent): string {
    const head = folded(this.#head.replaceAll(NAME, () => escaped(name)))
    const events = [
      ...(withWeeks ? this.#dayEvents(owner).map((event) => this.#textOf(event)) : []),
      ...entries.flatMap((entry) => this.#entryEvents(owner, entry)),
    ]
    return `${head}${VTIMEZONE}\r\n${events.join('')}END:VCALENDAR\r\n`
  }

  #textOf(event: EventData): string {
    return folded(new ICalEvent(event, this.#calendar).toString())
  }

  #entryEvents(owner: string, entry: WeeklyEntry): string[] {
    const same = JSON.stringify(entry)
    let events = this.#events.get(same)
    if (!events) {
      events = this.#eventsOf(entry).map((event) => this.#textOf(event))
      this.#events.set(same, events)
    }
    const { dates, extra } = this.#weekdays[entry.day - 1]!
    const ids = [
      ...(dates.length > 0 ? [this.#id(owner, entry.key)] : []),
      ...extra.map((date) => this.#id(owner, entry.key, date)),
    ]
    return events.map((event, n) => event.replace(ID, ids[n]!))
  }

  /** The weekly event, then one for each day that is made up for. */
  #eventsOf({ key: _key, day, startMin, endMin, ...said }: WeeklyEntry): EventData[] {
    const { dates, off, extra } = this.#weekdays[day - 1]!
    const on = (date: string): EventData => ({
      ...said,
      id: ID,
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
    return [...weekly, ...extra.map(on)]
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

/** Text as RFC 5545 writes it, section 3.3.11. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, String.raw`\$&`).replace(/\r?\n/g, String.raw`\n`)

const sha = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20)

const at = (date: string, minute: number): string => `${date}T${clock(minute)}:00`

/** `8:05` as `08:05`. */
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
