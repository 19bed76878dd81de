import { byCode, type Weekday } from '../../../models/basics.ts'
import type { SchoolClass } from '../../../models/school-class.ts'
import type { Subject } from '../../../models/subject.ts'
import type { Facts } from '../facts.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { dayName, subjectName } from '../say.ts'

/**
 * Unified pace (统一教学进度), where the policy weighs it: classes of one grade and cluster with as many lessons of a subject a week
 * are at no day's end more than one lesson apart; or than two, where double lessons are wanted.
 */
export const unifiedPace: CheckRule = {
  codes: ['unified-pace'],
  part: 'timetable',
  *check(facts) {
    if (facts.policy.timetable.weights.unifiedPace === 0) return
    for (const same of coursesSideBySide(facts)) {
      const { own, subject, days } = same[0]!
      const apart = daysApart(
        same.map((course) => course.days),
        mostApart(facts, subject, own.grade),
      )
      if (apart.length === 0) continue
      const [name, { where, whereName }] = [subjectName(subject), circleOf(own, facts)]
      const [zh, en] = [apart.map((day) => dayName(day).zh).join('、'), apart.map((day) => dayName(day).en)]
      yield violation(
        'unified-pace',
        `${where} ${own.grade} ${subject} ${days.length}`,
        `${whereName} ${own.grade} 年级${name.zh}（每周 ${days.length} 节，${same.length} 个班）教学进度不一致：${zh}结束时相差超过一次课`,
        `${whereName}, grade ${own.grade}, ${name.en} (${days.length} a week, ${same.length} classes): classes are more than one lesson apart at the end of ${en.join(', ')}`,
      )
    }
  },
}

/** A class's lessons of a subject: their days. */
interface Course {
  readonly own: SchoolClass
  readonly subject: Subject
  readonly days: readonly Weekday[]
}

function coursesSideBySide(facts: Facts): Course[][] {
  const heard = facts.lessons.flatMap(({ classes, duty: { subject }, lesson: { day } }) =>
    classes.map((own) => ({ own, subject, day })),
  )
  const courses = [...groupBy(heard, ({ own, subject }) => `${own.id} ${subject}`).values()].map(
    (lessons): Course => ({ ...lessons[0]!, days: lessons.map(({ day }) => day) }),
  )
  const alike = groupBy(
    courses,
    ({ own, subject, days }) => `${circleOf(own, facts).where} ${own.grade} ${subject} ${days.length}`,
  )
  return [...alike].sort(([a], [b]) => byCode(a, b)).map(([, same]) => same)
}

/** The cluster; for a site that stands in none the site. */
function circleOf({ siteId }: SchoolClass, { sites, county }: Facts): { where: string; whereName: string } {
  const site = sites.get(siteId)
  const cluster = county.clusters.find(({ id }) => id === site?.clusterId)
  return { where: cluster?.id ?? siteId, whereName: cluster?.name ?? site?.name ?? siteId }
}

const mostApart = ({ policy }: Facts, subject: Subject, grade: number): number =>
  policy.timetable.doubleLessons.some((wish) => wish.subject === subject && grade >= wish.fromGrade) ? 2 : 1

/** Days at whose end some are further on than others. */
function daysApart(courses: readonly (readonly Weekday[])[], most: number): Weekday[] {
  const last = Math.max(...courses.flat())
  return Array.from({ length: last }, (_, n) => n + 1).filter((day) => {
    const done = courses.map((days) => days.filter((held) => held <= day).length)
    return Math.max(...done) - Math.min(...done) > most
  })
}
