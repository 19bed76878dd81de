/** What is different between two plans, in words: what, why, and who must be told. */
import { byCode, type Text } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Duty, Lesson, Plan } from '../../models/plan.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { Reasons } from './why.ts'
import { groupBy } from '../../solver/timetable/county/group.ts'

/** From the weightiest to the lightest: people, duties, lessons. */
export const CHANGE_KINDS = {
  person: { zh: '任教学校', en: 'post' },
  duty: { zh: '任课教师', en: 'teacher' },
  visit: { zh: '走教', en: 'visit' },
  lesson: { zh: '上课时间', en: 'time' },
  unmet: { zh: '暂缺', en: 'unmet' },
} as const satisfies Record<string, Text>
export type ChangeKind = keyof typeof CHANGE_KINDS

export interface PlanChange {
  readonly kind: ChangeKind
  readonly what: Text
  readonly why: Text
  /** Teachers concerned, and the site whose school tells the class. */
  readonly tell: { readonly teacherIds: readonly string[]; readonly siteId: string }
}

export function changesBetween(before: Plan, after: Plan, county: County): PlanChange[] {
  if (before === after) return []
  const siteName = new Map(county.sites.map(({ id, name }) => [id, name]))
  const nameOf = (id: string): string => siteName.get(id) ?? id
  const reasons = new Reasons(before, after, county)
  return [
    ...changedPeople(before, after, nameOf, reasons),
    ...changedWeeks(before, after, reasons),
    ...changedVisits(before, after, nameOf, reasons),
    ...changedUnmet(before, after, county, reasons),
  ]
}

/** Lessons that a class has with another teacher or at another time: what calm is counted in. */
export function changedLessons(before: Plan, after: Plan): number {
  const old = lessonSet(before)
  const now = lessonSet(after)
  const gone = [...old].filter((key) => !now.has(key)).length
  const come = [...now].filter((key) => !old.has(key)).length
  return Math.max(gone, come)
}

function changedPeople(
  before: Plan,
  after: Plan,
  siteName: (id: string) => string,
  reasons: Reasons,
): PlanChange[] {
  const was = new Map(before.postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId]))
  return after.postings.flatMap(({ teacherId, servingSiteId }): PlanChange[] => {
    const old = was.get(teacherId)
    if (old === servingSiteId) return []
    const from = old === undefined ? undefined : siteName(old)
    return [
      {
        kind: 'person',
        what: {
          zh: from
            ? `教师 ${teacherId} 由${from}改到${siteName(servingSiteId)}任教`
            : `教师 ${teacherId} 新到${siteName(servingSiteId)}`,
          en: from
            ? `Teacher ${teacherId} serves at ${siteName(servingSiteId)} instead of ${from}`
            : `Teacher ${teacherId} is new at ${siteName(servingSiteId)}`,
        },
        why: reasons.ofPerson(teacherId),
        tell: { teacherIds: [teacherId], siteId: servingSiteId },
      },
    ]
  })
}

/** Class by class and subject by subject: who taught when, who teaches when. */
function changedWeeks(before: Plan, after: Plan, reasons: Reasons): PlanChange[] {
  const was = weeks(before)
  const is = weeks(after)
  return [...new Set([...was.keys(), ...is.keys()])].sort(byCode).flatMap((key): PlanChange[] => {
    const old = was.get(key)
    const now = is.get(key)
    if (old?.text === now?.text) return []
    const { duty } = (now ?? old)!
    const name = SUBJECT_NAMES[duty.subject]
    const classes = duty.classIds.join('、')
    return [
      {
        kind: old?.teachers === now?.teachers ? 'lesson' : 'duty',
        what: {
          zh: `${classes} ${name.zh}：由“${old?.zh ?? '无'}”改为“${now?.zh ?? '无'}”`,
          en: `${classes} ${name.en}: from “${old?.en ?? 'none'}” to “${now?.en ?? 'none'}”`,
        },
        why: reasons.ofLessons(duty.classIds, old?.teacherIds ?? []),
        tell: {
          teacherIds: [...new Set([...(old?.teacherIds ?? []), ...(now?.teacherIds ?? [])])].sort(byCode),
          siteId: duty.siteId,
        },
      },
    ]
  })
}

interface Week {
  readonly duty: Duty
  readonly text: string
  readonly teachers: string
  readonly teacherIds: readonly string[]
  readonly zh: string
  readonly en: string
}

function weeks({ duties, timetable }: Plan): Map<string, Week> {
  const lessonsOf = groupBy(timetable.lessons, ({ dutyId }) => dutyId)
  const byGroup = groupBy(duties.duties, ({ classIds, subject }) => `${classIds.join(' ')} ${subject}`)
  return new Map(
    [...byGroup].map(([key, shared]): [string, Week] => {
      const inOrder = [...shared].sort((a, b) => byCode(a.teacherId, b.teacherId))
      const teacherIds = [...new Set(inOrder.map(({ teacherId }) => teacherId))]
      const times = (lang: 'zh' | 'en') =>
        inOrder
          .map(
            ({ id, teacherId, periods }) => `${teacherId} ${slots(lessonsOf.get(id) ?? [], lang) || periods}`,
          )
          .join(lang === 'zh' ? '；' : '; ')
      return [
        key,
        {
          duty: shared[0]!,
          text: times('en'),
          teachers: teacherIds.join(),
          teacherIds,
          zh: times('zh'),
          en: times('en'),
        },
      ]
    }),
  )
}

const DAYS = {
  zh: ['一', '二', '三', '四', '五', '六'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

const slots = (lessons: readonly Lesson[], lang: 'zh' | 'en'): string =>
  [...lessons]
    .sort((a, b) => a.day - b.day || a.period - b.period)
    .map(({ day, period }) =>
      lang === 'zh' ? `周${DAYS.zh[day - 1]}第${period}节` : `${DAYS.en[day - 1]} ${period}`,
    )
    .join(lang === 'zh' ? '、' : ', ')

function changedVisits(
  before: Plan,
  after: Plan,
  siteName: (id: string) => string,
  reasons: Reasons,
): PlanChange[] {
  const keyOf = ({ teacherId, siteId, day, halfDay }: Plan['duties']['visits'][number]): string =>
    `${teacherId} ${siteId} ${day} ${halfDay}`
  const old = new Set(before.duties.visits.map(keyOf))
  const now = new Set(after.duties.visits.map(keyOf))
  const row = (visit: Plan['duties']['visits'][number], zh: string, en: string): PlanChange => ({
    kind: 'visit',
    what: {
      zh: `教师 ${visit.teacherId} 周${DAYS.zh[visit.day - 1]}${visit.halfDay === 'morning' ? '上午' : '下午'}${zh}到${siteName(visit.siteId)}走教`,
      en: `Teacher ${visit.teacherId} ${en} ${siteName(visit.siteId)} on ${DAYS.en[visit.day - 1]} ${visit.halfDay}`,
    },
    why: reasons.ofVisit(visit.teacherId),
    tell: { teacherIds: [visit.teacherId], siteId: visit.siteId },
  })
  return [
    ...before.duties.visits
      .filter((visit) => !now.has(keyOf(visit)))
      .map((v) => row(v, '不再', 'no longer visits')),
    ...after.duties.visits
      .filter((visit) => !old.has(keyOf(visit)))
      .map((v) => row(v, '新增', 'newly visits')),
  ]
}

function changedUnmet(before: Plan, after: Plan, county: County, reasons: Reasons): PlanChange[] {
  const siteOf = new Map(county.classes.map(({ id, siteId }) => [id, siteId]))
  const sum = ({ duties }: Plan): Map<string, number> => {
    const sums = new Map<string, number>()
    for (const { classId, subject, periods } of duties.unmet) {
      const key = `${classId} ${subject}`
      sums.set(key, (sums.get(key) ?? 0) + periods)
    }
    return sums
  }
  const old = sum(before)
  const teachersBefore = new Map<string, string[]>()
  for (const { classIds, subject, teacherId } of before.duties.duties)
    for (const id of classIds)
      teachersBefore.set(`${id} ${subject}`, [...(teachersBefore.get(`${id} ${subject}`) ?? []), teacherId])
  return [...sum(after)].flatMap(([key, periods]): PlanChange[] => {
    const more = periods - (old.get(key) ?? 0)
    const [classId, subject] = key.split(' ') as [string, keyof typeof SUBJECT_NAMES]
    if (more <= 0) return []
    return [
      {
        kind: 'unmet',
        what: {
          zh: `${classId} ${SUBJECT_NAMES[subject].zh}每周 ${more} 节暂无人可上`,
          en: `${more} periods a week of ${SUBJECT_NAMES[subject].en} of ${classId} have nobody to teach them`,
        },
        why: reasons.ofLessons([classId], teachersBefore.get(key) ?? []),
        tell: { teacherIds: [], siteId: siteOf.get(classId) ?? '' },
      },
    ]
  })
}

function lessonSet({ duties, timetable }: Plan): Set<string> {
  const dutyById = new Map(duties.duties.map((duty) => [duty.id, duty]))
  return new Set(
    timetable.lessons.flatMap(({ dutyId, day, period }) => {
      const duty = dutyById.get(dutyId)
      return duty ? [`${duty.classIds.join(' ')} ${duty.subject} ${duty.teacherId} ${day} ${period}`] : []
    }),
  )
}
