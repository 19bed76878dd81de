import { byCode, stageOfGrade } from '../../../models/basics.ts'
import { DutyMode } from '../../../models/plan.ts'
import { RoomKind } from '../../../models/site.ts'
import { SUBJECT_NAMES, SUBJECTS } from '../../../models/subject.ts'
import type { Facts } from '../../explain/facts.ts'
import { ROOM_KINDS, weekdayName } from '../../explain/words.ts'
import type { Edition } from '../edition.ts'
import { clockTime, daysOfWeek } from '../weeks.ts'
import { html, jsonScript } from './html.ts'
import type { Chapter } from './tables.ts'

/** Timetables of every class, teacher and room, drawn by the page's script from data that stand in the page. */
export function timetablesChapter(edition: Edition): Chapter {
  const { say } = edition
  return {
    id: 'timetables',
    title: say('课表', 'Timetables'),
    body: html`<form id="picker" class="filters screen"><label>${say('学校', 'School')} <select name="site"></select></label><fieldset><legend>${say('看', 'Show')}</legend><label><input type="radio" name="kind" value="class" checked> ${say('班级', 'class')}</label><label><input type="radio" name="kind" value="teacher"> ${say('教师', 'teacher')}</label><label><input type="radio" name="kind" value="room"> ${say('专用教室', 'special room')}</label></fieldset><label><span data-kind-name></span> <select name="whose"></select></label></form><div id="timetable" class="scroll" tabindex="0" aria-live="polite"></div><noscript><p>${say('查看课表需要允许本页脚本运行；plan.xlsx 中有同样的课表。', 'Timetables need the script of this page; plan.xlsx holds them too.')}</p></noscript>${jsonScript('timetable-data', timetableData(edition))}`,
  }
}

/**
 * Compact: everything by its place in a list. `duties` are [teacher, classes, subject, site, mode, assistants]; `lessons` run as
 * duty, day, period, room + 1 or 0, one after the other.
 */
function timetableData(edition: Edition) {
  const { facts, t, say } = edition
  const { county, plan } = facts
  const placed = plan.duties.duties.filter((duty) => facts.lessonsOf.has(duty.id))
  const teacherIds = [
    ...new Set(
      placed.flatMap(({ teacherId, assistants = [] }) => [teacherId, ...assistants.map((a) => a.teacherId)]),
    ),
  ].sort(byCode)
  const at = <T>(items: readonly T[]): ((item: T) => number) => {
    const index = new Map(items.map((item, i) => [item, i]))
    return (item) => index.get(item) ?? -1
  }
  const [site, schoolClass, teacher] = [
    at(county.sites.map(({ id }) => id)),
    at(county.classes.map(({ id }) => id)),
    at(teacherIds),
  ]
  const [room, subject] = [at(county.rooms.map(({ id }) => id)), at(SUBJECTS)]
  const bells = new BellList(facts)
  return {
    days: Array.from({ length: daysOfWeek(facts) }, (_, i) => t(weekdayName(i + 1))),
    subjects: SUBJECTS.map((key) => t(SUBJECT_NAMES[key])),
    sites: county.sites.map(({ id, name, stages }) => [
      name,
      stages.includes('primary') ? bells.of(id, 'primary') : -1,
      stages.includes('junior') ? bells.of(id, 'junior') : -1,
    ]),
    classes: county.classes.map(({ name, siteId, grade }) => [
      name,
      site(siteId),
      stageOfGrade(grade) === 'primary' ? 1 : 2,
    ]),
    teachers: teacherIds.map((id) => {
      const posting = facts.postings.get(id)
      return [
        id,
        site(posting?.servingSiteId ?? ''),
        posting?.stage === 'junior' ? 2 : 1,
        subject(facts.teachers.get(id)?.subject ?? 'local'),
      ]
    }),
    rooms: county.rooms.map(({ id, siteId, kind }) => [id, site(siteId), RoomKind.options.indexOf(kind)]),
    roomKinds: RoomKind.options.map((kind) => t(ROOM_KINDS[kind])),
    duties: placed.map((duty) => [
      teacher(duty.teacherId),
      duty.classIds.map((id) => schoolClass(id)),
      subject(duty.subject),
      site(duty.siteId),
      DutyMode.options.indexOf(duty.mode),
      (duty.assistants ?? []).map(({ teacherId }) => teacher(teacherId)),
    ]),
    lessons: placed.flatMap((duty, i) =>
      facts.lessonsOf
        .get(duty.id)!
        .flatMap(({ day, period, roomId }) => [i, day, period, roomId === undefined ? 0 : room(roomId) + 1]),
    ),
    bells: bells.list,
    words: {
      class: say('班级', 'Class'),
      teacher: say('教师', 'Teacher'),
      room: say('专用教室', 'Special room'),
      period: say('节次', 'Period'),
      attends: say('专递课堂助教', 'assists at a broadcast'),
      away: {
        class: say('底色：走教教师上的课或专递课堂', 'Coloured: by a visiting teacher, or a broadcast'),
        teacher: say('底色：到外校走教，时间为外校作息', 'Coloured: at another school, by its bells'),
        room: say('底色：走教教师上的课', 'Coloured: by a visiting teacher'),
      },
      none: say('没有课', 'No lessons'),
      caption: say('课表', 'timetable'),
    },
  }
}

/** Bell times that occur, each once, as `8:20–9:00` a period. */
class BellList {
  readonly list: string[][] = []
  readonly #facts: Facts
  readonly #at = new Map<string, number>()

  constructor(facts: Facts) {
    this.#facts = facts
  }

  of(siteId: string, stage: 'primary' | 'junior'): number {
    const { periods } = this.#facts.bellsOf(siteId, stage)
    const times = periods.map(({ startMin, endMin }) => `${clockTime(startMin)}–${clockTime(endMin)}`)
    const key = times.join(' ')
    const known = this.#at.get(key)
    if (known !== undefined) return known
    this.#at.set(key, this.list.length)
    return this.list.push(times) - 1
  }
}
