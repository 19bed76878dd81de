import type { Text } from '../../models/basics.ts'
import { capacityOf } from '../../models/capacity.ts'
import { pinLookup } from '../../models/lesson-pin.ts'
import type { Duty } from '../../models/plan.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { servingSiteOn, type Teacher } from '../../models/teacher.ts'
import { classNames, type Facts, siteName, STAGE_NAMES } from './facts.ts'
import { explainMove } from './move.ts'
import { explainStay } from './stay.ts'
import { explainVisit } from './visit.ts'
import { explainWorkload } from './workload.ts'
import { fill, joined, ROLES, semicolons } from './words.ts'

/** What the plan means for one teacher and why: the post, the move or why there is none, the duties, the visits. */
export function explainTeacher(facts: Facts, teacherId: string): Text[] | undefined {
  const teacher = facts.teachers.get(teacherId)
  if (!teacher) return undefined
  const move = facts.moveOf.get(teacherId)
  return [
    present(facts, teacher),
    ...(move ? explainMove(facts, move) : [explainStay(facts, teacher)]),
    ...load(facts, teacher),
    ...(facts.attendedBy.get(teacherId) ?? []).map((duty) => attendance(facts, duty)),
    ...explainWorkload(facts, teacherId),
    ...(facts.visitsOf.get(teacherId) ?? []).map((visit) => explainVisit(facts, visit)),
  ]
}

function present(facts: Facts, teacher: Teacher): Text {
  const now = servingSiteOn(teacher, facts.county.asOf)
  return fill(
    {
      zh: '教师 {id}：{stage}{subject}{role}，现任教于{now}{home}。',
      en: 'Teacher {id}: {stage} {subject}, {role}, now at {now}{home}.',
    },
    {
      id: teacher.id,
      stage: STAGE_NAMES[teacher.stage],
      subject: SUBJECT_NAMES[teacher.subject],
      role: ROLES[teacher.role],
      now: siteName(facts, now),
      home:
        now === teacher.homeSiteId
          ? ''
          : fill(
              { zh: '（人事关系在{site}）', en: ' (home post at {site})' },
              { site: siteName(facts, teacher.homeSiteId) },
            ),
    },
  )
}

/** The week's duties against the standard load; nothing before duties are decided. */
function load(facts: Facts, teacher: Teacher): Text[] {
  if (!facts.plan.stages.includes('duties')) return []
  const duties = facts.dutiesOf.get(teacher.id) ?? []
  const { standardPeriods, maxPeriods } = capacityOf(
    teacher,
    facts.policy,
    facts.postings.get(teacher.id)?.stage ?? teacher.stage,
  )
  if (duties.length === 0)
    return [
      fill(
        {
          zh: '本学期没有安排课时（标准 {standard} 节）。',
          en: 'No periods this semester (standard load {standard}).',
        },
        { standard: standardPeriods },
      ),
    ]
  return [
    fill(
      {
        zh: '每周任课 {periods} 节（标准 {standard} 节，上限 {most} 节）：{duties}。',
        en: '{periods} periods a week (standard {standard}, at most {most}): {duties}.',
      },
      {
        periods: duties.reduce((sum, duty) => sum + duty.periods, 0),
        standard: standardPeriods,
        most: maxPeriods,
        duties: semicolons(dutiesBySite(facts, duties)),
      },
    ),
  ]
}

function attendance(facts: Facts, duty: Duty): Text {
  return fill(
    {
      zh: '协助专递课堂：{site}教师 {teacher} 的{subject}课，每周 {periods} 节。',
      en: 'Attends broadcast lessons: {subject} by {teacher} of {site}, {periods} periods a week.',
    },
    {
      site: siteName(facts, duty.siteId),
      teacher: duty.teacherId,
      subject: SUBJECT_NAMES[duty.subject],
      periods: duty.periods,
    },
  )
}

function dutiesBySite(facts: Facts, duties: readonly Duty[]): Text[] {
  const pinOf = pinLookup(facts.county)
  const isPinned = ({ classIds, subject, teacherId }: Duty): boolean =>
    pinOf(classIds, subject)?.teacherId === teacherId
  const sites = [...new Set(duties.map((duty) => duty.siteId))]
  return sites.map((siteId) =>
    fill(
      { zh: '{site}：{list}', en: '{site}: {list}' },
      {
        site: siteName(facts, siteId),
        list: joined(
          duties
            .filter((duty) => duty.siteId === siteId)
            .map((duty) =>
              fill(
                {
                  zh: '{classes}{subject} {periods} 节{broadcast}{pinned}',
                  en: '{classes} {subject} {periods}{broadcast}{pinned}',
                },
                {
                  classes: classNames(facts, duty.classIds),
                  subject: SUBJECT_NAMES[duty.subject],
                  periods: duty.periods,
                  broadcast: duty.mode === 'broadcast' ? { zh: '（专递课堂）', en: ' (broadcast)' } : '',
                  pinned: isPinned(duty) ? { zh: '（指定）', en: ' (pinned)' } : '',
                },
              ),
            ),
        ),
      },
    ),
  )
}
