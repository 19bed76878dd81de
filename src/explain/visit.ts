import type { Text } from '../../models/basics.ts'
import type { Duty, Lesson, Visit } from '../../models/plan.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { siteBalance } from './balance.ts'
import { bellOf, classNames, dutyStage, type Facts, groupBy, siteName, subjectAt } from './facts.ts'
import { figure, fill, HALF_DAYS, joined, semicolons, weekdayName } from './words.ts'

/** A duty and the lessons of it that a visit gives; without a timetable, the duty's periods of the week. */
export interface VisitPart {
  readonly duty: Duty
  readonly periods: number
}

/** What is taught on a visit: lessons of that half-day, or, before there is a timetable, all visiting duties at the site. */
export function partsOfVisit(facts: Facts, visit: Visit): VisitPart[] {
  const duties = (facts.dutiesOf.get(visit.teacherId) ?? []).filter((duty) => duty.siteId === visit.siteId)
  if (!facts.plan.stages.includes('timetable')) return duties.map((duty) => ({ duty, periods: duty.periods }))
  return duties.flatMap((duty) => {
    const periods = (facts.lessonsOf.get(duty.id) ?? []).filter((lesson) =>
      isIn(facts, visit, duty, lesson),
    ).length
    return periods > 0 ? [{ duty, periods }] : []
  })
}

const isIn = (facts: Facts, visit: Visit, duty: Duty, lesson: Lesson): boolean =>
  lesson.day === visit.day && bellOf(facts, duty, lesson)?.session === visit.halfDay

/** Why this visit is made: when, which lessons for whom, how far, and how the site stands without visitors. */
export function explainVisit(facts: Facts, visit: Visit): Text {
  const parts = partsOfVisit(facts, visit)
  return fill(
    {
      zh: '教师 {teacher} {day}{half}由{from}到{to}走教{lessons}；单程 {min} 分钟、{km} 公里{need}。',
      en: 'Teacher {teacher} goes on {day} {half} from {from} to {to}{lessons}; {min} min and {km} km one way{need}.',
    },
    {
      teacher: visit.teacherId,
      day: weekdayName(visit.day),
      half: HALF_DAYS[visit.halfDay],
      from: siteName(facts, visit.fromSiteId),
      to: siteName(facts, visit.siteId),
      min: visit.travelMin,
      km: visit.roadKm,
      lessons: lessonsPhrase(facts, parts),
      need: needPhrase(facts, visit, parts),
    },
  )
}

function lessonsPhrase(facts: Facts, parts: readonly VisitPart[]): Text {
  if (parts.length === 0) return { zh: '（本半天未排课）', en: ' (no lesson placed in this half-day)' }
  const list = parts.map(({ duty, periods }) =>
    fill(
      { zh: '{classes}{subject} {periods} 节', en: '{classes} {subject} {periods}' },
      { classes: classNames(facts, duty.classIds), subject: SUBJECT_NAMES[duty.subject], periods },
    ),
  )
  return fill(
    { zh: '，上{list}，共 {total} 节', en: ' to teach {list}: {total} periods' },
    { list: joined(list), total: parts.reduce((sum, { periods }) => sum + periods, 0) },
  )
}

/** For each subject taught on the visit: what the site needs a week and what its own teachers cover. */
function needPhrase(facts: Facts, visit: Visit, parts: readonly VisitPart[]): Text {
  const balance = siteBalance(facts, visit.siteId)
  const taught = [...groupBy(parts, ({ duty }) => `${dutyStage(facts, duty)} ${duty.subject}`).values()]
  const needs = taught.flatMap(([first]) => {
    const { subject } = first!.duty
    const stage = dutyStage(facts, first!.duty)
    const row = balance.find((line) => line.subject === subject && line.stage === stage)
    if (!row) return []
    return [
      fill(
        {
          zh: '该校{subject}每周需 {needed} 节，本校教师上 {home} 节',
          en: 'the site needs {needed} periods of {subject} a week and its own teachers give {home}',
        },
        {
          subject: subjectAt(facts, visit.siteId, stage, subject),
          needed: row.needed,
          home: figure(row.taughtHome),
        },
      ),
    ]
  })
  return needs.length === 0
    ? { zh: '', en: '' }
    : fill({ zh: '；{list}', en: '; {list}' }, { list: semicolons(needs) })
}
