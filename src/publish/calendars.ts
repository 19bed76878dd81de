import { createHash } from 'node:crypto'
import ical, { ICalEvent, ICalEventRepeatingFreq } from 'ical-generator'
import { byCode } from '../../models/basics.ts'
import type { Duty, Lesson } from '../../models/plan.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import type { BellPeriod } from '../../models/timetable.ts'
import { bellOf, classNames, siteName } from '../explain/facts.ts'
import type { Edition } from './edition.ts'
import { datesOfWeekday, holidays, holidaysMayChange } from './semester.ts'

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

interface Calendar {
  readonly fileName: string
  readonly content: string
}

/** One calendar for each teacher with lessons, in order of teachers; made one by one, as they are written. */
export function* calendars(edition: Edition): Generator<Calendar> {
  const { facts, semester } = edition
  const fileNames = new FileNames()
  const off = holidays(semester)
  const weekdays = [1, 2, 3, 4, 5, 6].map((weekday) => datesOfWeekday(semester, weekday))
  const people = new Set([...facts.dutiesOf.keys(), ...facts.attendedBy.keys()])
  for (const teacherId of [...people].sort(byCode)) {
    const lessons = lessonsOfTeacher(edition, teacherId)
    if (lessons.length === 0) continue
    const calendar = ical({
      name: edition.say(`教师 ${teacherId} 课表`, `Timetable of teacher ${teacherId}`),
      description: description(edition),
      prodId: '//Junheng//Timetable//ZH',
    })
    const events = lessons.flatMap(({ duty, lesson, bell }) => {
      const dates = weekdays[lesson.day - 1]!
      if (dates.length === 0) return []
      const at = (date: string, minute: number): string => `${date}T${clock(minute)}:00`
      const excluded = dates.filter((date) => off.has(date)).map((date) => at(date, bell.startMin))
      const event = new ICalEvent(
        {
          id: eventId(edition, teacherId, duty, lesson),
          stamp: facts.plan.provenance.createdAt,
          start: at(dates[0]!, bell.startMin),
          end: at(dates[0]!, bell.endMin),
          timezone: ZONE,
          summary: `${edition.t(SUBJECT_NAMES[duty.subject])} ${classNames(facts, duty.classIds)}`,
          location: siteName(facts, duty.siteId),
          repeating: {
            freq: ICalEventRepeatingFreq.WEEKLY,
            count: dates.length,
            ...(excluded.length > 0 && { exclude: excluded }),
          },
        },
        calendar,
      )
      return [folded(event.toString())]
    })
    const content = calendar
      .toString()
      .replace(/END:VCALENDAR\s*$/, () => `${VTIMEZONE}\r\n${events.join('')}END:VCALENDAR\r\n`)
    yield { fileName: fileNames.of(teacherId), content }
  }
}

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

interface Placed {
  readonly duty: Duty
  readonly lesson: Lesson
  readonly bell: BellPeriod
}

/** The week's lessons in the order of the clock. */
function lessonsOfTeacher({ facts }: Edition, teacherId: string): Placed[] {
  return [...(facts.dutiesOf.get(teacherId) ?? []), ...(facts.attendedBy.get(teacherId) ?? [])]
    .flatMap((duty) =>
      (facts.lessonsOf.get(duty.id) ?? []).flatMap((lesson) => {
        const bell = bellOf(facts, duty, lesson)
        return bell ? [{ duty, lesson, bell }] : []
      }),
    )
    .sort((a, b) => a.lesson.day - b.lesson.day || a.bell.startMin - b.bell.startMin)
}

function description({ semester, say }: Edition): string {
  const { start, end, assumed } = semester
  return [
    say(`上课日期 ${start} 至 ${end}`, `Lessons from ${start} to ${end}`),
    assumed ? say('（通用默认日期，以本县校历为准）', ' (usual dates; the county calendar decides)') : '',
    say(
      '；法定节假日不上课，调休补课请以学校通知为准',
      '; no lessons on public holidays; schools announce make-up days',
    ),
    holidaysMayChange(semester)
      ? say(
          '；次年放假安排尚未公布，届时请重新导出',
          '; holidays of the next year are not announced yet, export again then',
        )
      : '',
  ].join('')
}

/** The same week, teacher, day, period and site keep their event when a plan is published again. */
const eventId = (
  { facts: { plan } }: Edition,
  teacherId: string,
  { siteId }: Duty,
  { day, period }: Lesson,
): string =>
  `${sha(JSON.stringify([plan.countyName, plan.schoolYear, plan.semester, teacherId, day, period, siteId]), 20)}@junheng`

const sha = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length)

/** `8:05` as `08:05`. */
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** File names out of ids: letters, digits, dots inside; what had to change, or would meet another, gets a hash. */
class FileNames {
  readonly #taken = new Set<string>()

  of(id: string): string {
    const plain = id.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60)
    const changed = plain !== id || RESERVED.test(plain) || this.#taken.has(plain.toLowerCase())
    const name = changed ? `${plain}-${sha(id, 8)}` : plain
    this.#taken.add(name.toLowerCase())
    return `${name}.ics`
  }
}
