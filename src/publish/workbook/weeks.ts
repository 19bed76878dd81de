import { stageOfGrade } from '../../../models/basics.ts'
import type { Text } from '../../../models/basics.ts'
import { SUBJECT_NAMES } from '../../../models/subject.ts'
import type { BellSchedule } from '../../../models/timetable.ts'
import { classNames, type Facts, siteName } from '../../explain/facts.ts'
import { ROOM_KINDS, weekdayName } from '../../explain/words.ts'
import type { Edition } from '../edition.ts'
import {
  classWeeks,
  clockTime,
  daysOfWeek,
  isFromElsewhere,
  type PlacedLesson,
  roomWeeks,
  teacherWeeks,
  type Week,
} from '../weeks.ts'
import { type Book, type Cell, openSheet, rowHeight, writeRow } from './sheet.ts'
import { AWAY, CENTRE, FAINT, STRONG } from './styles.ts'

const ROW_HEIGHT = 34

/** One sheet of weeks: a row for each period, a page for each week; the first columns repeat so that filters find a week. */
interface WeekSheet {
  readonly name: Text
  readonly title: Text
  readonly keys: readonly { readonly head: Text; readonly width: number }[]
  readonly keysOf: (week: Week) => readonly string[]
  readonly bellsOf: (week: Week) => BellSchedule
  readonly cellOf: (
    placed: PlacedLesson,
    bells: BellSchedule,
    week: Week,
  ) => { readonly text: string; readonly away: boolean }
}

/** 班级课表: each class's week with subject and teacher. */
export function addClassWeeks(book: Book, edition: Edition, name: Text): void {
  const { facts, t, say } = edition
  addWeeks(book, edition, classWeeks(facts), {
    name,
    title: {
      zh: '班级课表（底色为走教教师或专递课堂）',
      en: 'Timetables of classes (coloured: a visiting teacher or a broadcast)',
    },
    keys: [SCHOOL, { head: { zh: '班级', en: 'Class' }, width: 12 }],
    keysOf: ({ id }) => [
      siteName(facts, facts.classes.get(id)?.siteId ?? ''),
      facts.classes.get(id)?.name ?? id,
    ],
    bellsOf: ({ id }) => {
      const schoolClass = facts.classes.get(id)
      return facts.bellsOf(schoolClass?.siteId ?? '', stageOfGrade(schoolClass?.grade ?? 1))
    },
    cellOf: ({ duty }, _, { id }) => {
      const isHeard = facts.classes.get(id)?.siteId !== duty.siteId
      return {
        text: [
          t(SUBJECT_NAMES[duty.subject]),
          duty.teacherId,
          ...(isHeard ? [`${say('专递', 'from')} ${siteName(facts, duty.siteId)}`] : []),
        ].join('\n'),
        away: isFromElsewhere(facts, duty, id),
      }
    },
  })
}

/** 教师课表: each teacher's week; lessons away carry the site and its own bell. */
export function addTeacherWeeks(book: Book, edition: Edition, name: Text): void {
  const { facts, t, say } = edition
  const serving = (id: string): string => facts.postings.get(id)?.servingSiteId ?? ''
  addWeeks(book, edition, teacherWeeks(facts), {
    name,
    title: { zh: '教师课表（底色为走教）', en: 'Timetables of teachers (coloured: away)' },
    keys: [
      SCHOOL,
      { head: { zh: '教师编号', en: 'Teacher' }, width: 13 },
      { head: { zh: '学科', en: 'Subject' }, width: 10 },
    ],
    keysOf: ({ id }) => [
      siteName(facts, serving(id)),
      id,
      t(SUBJECT_NAMES[facts.teachers.get(id)?.subject ?? 'local']),
    ],
    bellsOf: ({ id }) => facts.bellsOf(serving(id), facts.postings.get(id)?.stage ?? 'primary'),
    cellOf: ({ duty, lesson, bell }, bells, { id }) => {
      const attends = duty.teacherId !== id
      const away = !attends && duty.siteId !== serving(id)
      const otherTime = bell !== undefined && bell.startMin !== bells.periods[lesson.period - 1]?.startMin
      return {
        text: [
          t(SUBJECT_NAMES[duty.subject]),
          classNames(facts, duty.classIds),
          ...(away ? [siteName(facts, duty.siteId)] : []),
          ...(duty.mode === 'broadcast'
            ? [attends ? say('协助专递课堂', 'attends') : say('专递课堂', 'broadcast')]
            : []),
          ...(otherTime ? [clockTime(bell.startMin)] : []),
        ].join('\n'),
        away,
      }
    },
  })
}

/** 教室课表: special rooms that are used. No sheet where none is. */
export function addRoomWeeks(book: Book, edition: Edition, name: Text): void {
  const { facts, t } = edition
  const weeks = roomWeeks(facts)
  if (weeks.length === 0) return
  const rooms = new Map(facts.county.rooms.map((room) => [room.id, room]))
  const siteOf = (id: string): string => rooms.get(id)?.siteId ?? ''
  const kindOf = (id: string): string => {
    const room = rooms.get(id)
    return room ? t(ROOM_KINDS[room.kind]) : ''
  }
  addWeeks(book, edition, weeks, {
    name,
    title: { zh: '专用教室课表', en: 'Timetables of special rooms' },
    keys: [
      SCHOOL,
      { head: { zh: '类别', en: 'Kind' }, width: 12 },
      { head: { zh: '教室', en: 'Room' }, width: 14 },
    ],
    keysOf: ({ id }) => [siteName(facts, siteOf(id)), kindOf(id), id],
    bellsOf: ({ id }) => longest(facts, siteOf(id)),
    cellOf: ({ duty }) => ({
      text: `${t(SUBJECT_NAMES[duty.subject])} ${classNames(facts, duty.classIds)}`,
      away: false,
    }),
  })
}

const SCHOOL = { head: { zh: '学校', en: 'School' }, width: 22 }

/** Of a site's bells, those with the most periods. */
const longest = (facts: Facts, siteId: string): BellSchedule =>
  (facts.sites.get(siteId)?.stages ?? ['primary' as const])
    .map((stage) => facts.bellsOf(siteId, stage))
    .reduce((a, b) => (b.periods.length > a.periods.length ? b : a))

function addWeeks(book: Book, edition: Edition, weeks: readonly Week[], layout: WeekSheet): void {
  const { facts } = edition
  const days = Array.from({ length: daysOfWeek(facts) }, (_, i) => i + 1)
  const columns = [
    ...layout.keys,
    { head: { zh: '节次', en: 'Period' }, width: 6 },
    { head: { zh: '时间', en: 'Time' }, width: 12 },
    ...days.map((day) => ({ head: weekdayName(day), width: 17 })),
  ]
  const sheet = openSheet(book, edition, { ...layout, landscape: true }, columns)
  weeks.forEach((week, at) => {
    const bells = layout.bellsOf(week)
    const keys = layout.keysOf(week)
    const cells = new Map<string, Cell>()
    for (const placed of week.lessons) {
      const { text, away } = layout.cellOf(placed, bells, week)
      const key = `${placed.lesson.day} ${placed.lesson.period}`
      const before = cells.get(key)
      cells.set(key, {
        value: before ? `${before.value}\n${text}` : text,
        look: away || before?.look === AWAY ? AWAY : CENTRE,
      })
    }
    const last = Math.max(bells.periods.length, ...week.lessons.map(({ lesson }) => lesson.period))
    for (let period = 1; period <= last; period++) {
      const bell = bells.periods[period - 1]
      const line: Cell[] = [
        ...keys.map((value) => ({ value, look: period === 1 ? STRONG : FAINT })),
        { value: period, look: CENTRE },
        { value: bell ? `${clockTime(bell.startMin)}–${clockTime(bell.endMin)}` : '—', look: CENTRE },
        ...days.map((day) => cells.get(`${day} ${period}`) ?? { value: null, look: CENTRE }),
      ]
      const row = writeRow(sheet, line, rowHeight(line, columns, ROW_HEIGHT))
      if (period === last && at < weeks.length - 1) row.addPageBreak()
      row.commit()
    }
  })
  sheet.commit()
}
