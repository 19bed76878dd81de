import type { Duty, Violation } from '../../../models/plan.ts'
import type { Facts } from '../facts.ts'
import type { KnownDuty } from '../known.ts'
import { groupBy } from '../lists.ts'
import type { TimedLesson } from '../lessons.ts'
import { type CheckRule, violation } from '../rule.ts'
import { lessonText, subjectName } from '../say.ts'
import { lendsTo } from './visit.ts'

/**
 * Broadcast lessons (专递课堂): allowed for the subject; given at the serving post and heard in the same cluster, in the same grades,
 * at sites with equipment that ring
 * alike; no more receiving sites than the policy allows; attended at each by somebody who serves there, if the
 * policy asks for it. Only they reach classes of other sites.
 */
export const broadcast: CheckRule = {
  codes: ['broadcast'],
  part: 'duties',
  *check(facts) {
    for (const known of facts.duties) {
      if (known.duty.mode === 'broadcast') yield* ofDuty(known, facts)
      else yield* onSite(known)
    }
    yield* ofAssistants(facts)
  },
}

function* onSite({ duty }: KnownDuty): Iterable<Violation> {
  if ((duty.assistants ?? []).length === 0) return
  yield violation(
    'broadcast',
    duty.id,
    `任课 ${duty.id} 列有协助教师，但未标为专递课堂`,
    `Duty ${duty.id} has assistants and is not marked as broadcast`,
  )
}

function* ofDuty({ duty, teacher, classes, site, stage }: KnownDuty, facts: Facts): Iterable<Violation> {
  const { policy, sites, postings, bellsOf } = facts
  const { online } = policy
  const name = subjectName(duty.subject)
  const broken = (zh: string, en: string): Violation =>
    violation(
      'broadcast',
      duty.id,
      `专递课堂（任课 ${duty.id}，${name.zh}）${zh}`,
      `Broadcast duty ${duty.id} (${name.en}): ${en}`,
    )
  if (!online.allowed || online.notFor.includes(duty.subject))
    yield broken('政策不允许', 'the policy does not allow it')
  if (postings.get(teacher.id)?.servingSiteId !== site.id)
    yield broken('教师不在任教学校授课', 'the teacher is not at the serving post')
  const timesAt = (id: string): string => JSON.stringify(bellsOf(id, stage).periods)
  const equipped = (id: string): boolean => sites.get(id)?.broadcastEquipment === true
  const hearing = [...groupBy(classes, ({ siteId }) => siteId)].filter(([id]) => id !== site.id)
  if (hearing.length > 0 && !equipped(site.id))
    yield broken(`授课学校${site.name}没有设备`, `the sending site ${site.name} has no equipment`)
  if (hearing.length > online.maxReceivers)
    yield broken(
      `有 ${hearing.length} 所学校接收，上限 ${online.maxReceivers} 所`,
      `${hearing.length} sites hear it, the limit is ${online.maxReceivers}`,
    )
  const gradesOf = (of: typeof classes): string => [...new Set(of.map(({ grade }) => grade))].sort().join()
  const own = gradesOf(classes.filter(({ siteId }) => siteId === site.id))
  for (const [siteId, there] of hearing) {
    const receiving = sites.get(siteId)
    const at = receiving?.name ?? siteId
    if (!equipped(siteId)) yield broken(`接收学校${at}没有设备`, `the receiving site ${at} has no equipment`)
    if (receiving && !lendsTo(site, receiving))
      yield broken(`接收学校${at}不在同一教共体`, `the receiving site ${at} is not of the cluster`)
    if (gradesOf(there) !== own)
      yield broken(`${at}的班级年级不同`, `the classes at ${at} are of other grades`)
    if (online.needsAssistant && !attends(duty, siteId))
      yield broken(`${at}没有协助教师`, `nobody attends at ${at}`)
    if (timesAt(siteId) !== timesAt(site.id)) yield broken(`${at}的作息不同`, `${at} rings at other times`)
  }
}

const attends = ({ assistants = [] }: Duty, siteId: string): boolean =>
  assistants.some((assistant) => assistant.siteId === siteId)

const attendantsOf = ({ assistants = [] }: Duty): string[] => assistants.map(({ teacherId }) => teacherId)

/** Who attends serves there, is in post, and is in no other lesson or visit meanwhile. */
function* ofAssistants(facts: Facts): Iterable<Violation> {
  const { duties, lessons, visits, postings, teachers } = facts
  if (duties.every(({ duty }) => (duty.assistants ?? []).length === 0)) return
  const visiting = new Set(visits.map(({ teacher, visit }) => `${teacher.id} ${visit.day} ${visit.halfDay}`))
  const attendants = new Set(duties.flatMap(({ duty }) => attendantsOf(duty)))
  const lessonsOfDay = groupBy(
    lessons.filter(({ teacher }) => attendants.has(teacher.id)),
    ({ teacher, lesson }) => `${teacher.id} ${lesson.day}`,
  )
  const lessonsOfDuty = groupBy(
    lessons.filter(({ duty }) => attendantsOf(duty).length > 0),
    ({ duty }) => duty.id,
  )
  const attended: { readonly id: string; readonly timed: TimedLesson }[] = []
  for (const { duty } of duties) {
    for (const { teacherId, siteId } of duty.assistants ?? []) {
      const serves = postings.get(teacherId)?.servingSiteId === siteId
      if (!serves || teachers.get(teacherId)?.status !== 'in-post')
        yield violation(
          'broadcast',
          `${duty.id} ${teacherId}`,
          `协助教师 ${teacherId} 不在 ${siteId} 任教（任课 ${duty.id}）`,
          `${teacherId}, who attends duty ${duty.id}, does not serve at ${siteId}`,
        )
      for (const timed of lessonsOfDuty.get(duty.id) ?? []) attended.push({ id: teacherId, timed })
    }
  }
  const overlaps = (a: TimedLesson, b: TimedLesson): boolean =>
    a.lesson.day === b.lesson.day && a.startMin < b.endMin && b.startMin < a.endMin
  for (const [n, { id, timed }] of attended.entries()) {
    const at = `${id} ${timed.lesson.day}`
    const own = lessonsOfDay.get(at) ?? []
    const other = [
      ...own,
      ...attended.slice(0, n).flatMap((before) => (before.id === id ? before.timed : [])),
    ].find((one) => overlaps(one, timed))
    const barred = teachers
      .get(id)
      ?.unavailable.some(({ day, period }) => day === timed.lesson.day && period === timed.lesson.period)
    if (!other && !barred && !visiting.has(`${at} ${timed.session}`)) continue
    const text = lessonText(timed)
    yield violation(
      'broadcast',
      `${id} ${timed.duty.id}`,
      `协助教师 ${id} 不能到场：${text.zh}`,
      `${id} cannot attend ${text.en}`,
    )
  }
}
