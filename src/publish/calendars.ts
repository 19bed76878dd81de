import { createHash } from 'node:crypto'
import { byCode } from '../../models/basics.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { classNames, siteName } from '../explain/facts.ts'
import type { Edition } from './edition.ts'
import { CalendarWriter, type WeeklyEntry } from './ical.ts'
import { classWeeks, type PlacedLesson, siteWeeks, teacherWeeks, type Week } from './weeks.ts'

interface Calendar {
  /** Below the folder of timetables. */
  readonly fileName: string
  readonly content: string
}

export const CLASSES = 'classes'
export const SITES = 'schools'

/** A calendar for each teacher, class and site with lessons; made one by one, as they are written. */
export function* calendars(edition: Edition): Generator<Calendar> {
  const { facts, say } = edition
  const writer = new CalendarWriter(edition, description(edition))
  yield* ofTeachers(edition, writer)

  const classFiles = new FileNames()
  for (const { id, lessons } of classWeeks(facts)) {
    const { name, siteId } = facts.classes.get(id)!
    yield {
      fileName: `${CLASSES}/${classFiles.of(`${siteName(facts, siteId)}-${name}-${id}`)}`,
      content: writer.write({
        name: say(
          `${siteName(facts, siteId)}${name} 课表`,
          `Timetable of ${name}, ${siteName(facts, siteId)}`,
        ),
        owner: `class ${id}`,
        entries: lessons.flatMap((placed) => lessonEntry(edition, placed, placed.duty.teacherId)),
        withWeeks: false,
      }),
    }
  }

  const siteFiles = new FileNames()
  for (const week of siteWeeks(facts)) {
    yield {
      fileName: `${SITES}/${siteFiles.of(siteName(facts, week.id))}`,
      content: writer.write({
        name: say(`${siteName(facts, week.id)} 总课表`, `Timetable of ${siteName(facts, week.id)}`),
        owner: `site ${week.id}`,
        entries: periodEntries(edition, week),
        withWeeks: true,
      }),
    }
  }
}

function* ofTeachers(edition: Edition, writer: CalendarWriter): Generator<Calendar> {
  const files = new FileNames()
  for (const { id, lessons } of teacherWeeks(edition.facts)) {
    yield {
      fileName: files.of(id),
      content: writer.write({
        name: edition.say(`教师 ${id} 课表`, `Timetable of teacher ${id}`),
        owner: id,
        entries: lessons.flatMap((placed) =>
          lessonEntry(
            edition,
            placed,
            placed.duty.teacherId === id ? '' : edition.say('（协助专递课堂）', ' (attends)'),
          ),
        ),
        withWeeks: false,
      }),
    }
  }
}

/** One lesson, `音乐 三年级+四年级`, with what else is to be said. None where no such period rings. */
function lessonEntry(
  { facts, t }: Edition,
  { duty, lesson, bell }: PlacedLesson,
  also: string,
): WeeklyEntry | [] {
  if (!bell) return []
  const { subject, classIds, siteId } = duty
  return {
    key: JSON.stringify([lesson.day, lesson.period, siteId]),
    day: lesson.day,
    startMin: bell.startMin,
    endMin: bell.endMin,
    summary: [`${t(SUBJECT_NAMES[subject])} ${classNames(facts, classIds)}`, also].filter(Boolean).join(' '),
    location: siteName(facts, siteId),
  }
}

/** One entry a period: how many lessons there are, and in the description which class has what from whom. */
function periodEntries({ facts, t, say }: Edition, { id: siteId, lessons }: Week): WeeklyEntry[] {
  const byTime = new Map<string, PlacedLesson[]>()
  for (const placed of lessons) {
    const { bell, lesson } = placed
    if (!bell) continue
    const key = JSON.stringify([lesson.day, bell.startMin, bell.endMin])
    const group = byTime.get(key)
    if (group) group.push(placed)
    else byTime.set(key, [placed])
  }
  return [...byTime].map(([key, held]): WeeklyEntry => {
    const { lesson, bell } = held[0]!
    const away = held.filter(({ duty }) => duty.mode === 'visit').length
    const own = (classIds: readonly string[]): string[] =>
      classIds.filter((classId) => facts.classes.get(classId)?.siteId === siteId)
    return {
      key,
      day: lesson.day,
      startMin: bell!.startMin,
      endMin: bell!.endMin,
      summary: say(
        `第 ${lesson.period} 节：${held.length} 节课${away > 0 ? `，走教教师 ${away} 人` : ''}`,
        `Period ${lesson.period}: ${held.length} lessons${away > 0 ? `, ${away} visiting` : ''}`,
      ),
      description: held
        .map(
          ({ duty }) =>
            `${classNames(facts, own(duty.classIds))} ${t(SUBJECT_NAMES[duty.subject])} ${duty.teacherId}${duty.mode === 'visit' ? say('（走教）', ' (visit)') : duty.siteId === siteId ? '' : say('（专递课堂）', ' (broadcast)')}`,
        )
        .sort(byCode)
        .join('\n'),
      location: siteName(facts, siteId),
    }
  })
}

function description({ semester, say }: Edition): string {
  const { start, end, assumed, mayChange } = semester
  return [
    say(`上课日期 ${start} 至 ${end}`, `Lessons from ${start} to ${end}`),
    assumed ? say('（通用默认日期，以本县校历为准）', ' (usual dates; the county calendar decides)') : '',
    say(
      '；法定节假日不上课，调休补课请以学校通知为准',
      '; no lessons on public holidays; schools announce make-up days',
    ),
    mayChange
      ? say(
          '；次年放假安排尚未公布，届时请重新导出',
          '; holidays of the next year are not announced yet, export again then',
        )
      : '',
  ].join('')
}

/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** File names out of ids: letters, digits, dots inside; what had to change, or would meet another, gets a hash. */
class FileNames {
  readonly #taken = new Set<string>()

  of(id: string): string {
    const plain = id.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60)
    const changed = plain !== id || RESERVED.test(plain) || this.#taken.has(plain.toLowerCase())
    const name = changed ? `${plain}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}` : plain
    this.#taken.add(name.toLowerCase())
    return `${name}.ics`
  }
}
