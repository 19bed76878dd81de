import { stageOfGrade } from '../basics.ts'
import { bellLookup } from '../bells.ts'
import { mayTeach } from '../capacity.ts'
import type { County } from '../county.ts'
import type { Issue } from '../issue.ts'
import type { LessonPin } from '../lesson-pin.ts'
import type { Policy } from '../policy.ts'
import { SUBJECT_NAMES } from '../subject.ts'
import { certifiedFor, type Teacher } from '../teacher.ts'
import { type TeachingGroup, teachingGroups } from '../teaching.ts'
import { type CountyCheck, doubtful, type Lookup, unknownClass, wrong } from './lookup.ts'

/** Pins name what exists, do not stand in each other's way, and can be kept by whom they name. */
export const checkLessonPins: CountyCheck = (county, known, policy) => {
  const { lessonPins } = county
  if (lessonPins.length === 0) return []
  const teachers = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
  const groupOf = policy ? groupsByKey(county, policy) : undefined
  const taken = new Map<string, number>()
  return lessonPins.flatMap((pin, i) => {
    const at = `lessonPins[${i}]`
    const teacher = pin.teacherId === undefined ? undefined : teachers.get(pin.teacherId)
    const group = groupOf?.get(`${pin.classId} ${pin.subject}`)
    return [
      ...unknownClass(pin.classId, known, `${at}.classId`),
      ...(pin.teacherId !== undefined && !teacher ? [unknownTeacher(pin.teacherId, at)] : []),
      ...(pin.teacherId === undefined && pin.at.length === 0 ? [empty(at)] : []),
      ...collisions(pin, i, group?.classIds ?? [pin.classId], taken),
      ...(teacher ? unfit(pin, teacher, at, known, policy) : []),
      ...(policy && known.classes.has(pin.classId)
        ? outOfWeek(pin, at, group?.periods ?? 0, county, known, policy)
        : []),
    ]
  })
}

function groupsByKey(county: County, policy: Policy): Map<string, TeachingGroup> {
  return new Map(
    teachingGroups(county, policy).flatMap((group) =>
      group.classIds.map((id) => [`${id} ${group.subject}`, group] as const),
    ),
  )
}

const unknownTeacher = (id: string, at: string): Issue =>
  wrong(
    'K1006',
    `${at}.teacherId`,
    { zh: `没有教师“${id}”`, en: `there is no teacher "${id}"` },
    {
      zh: '请核对教师编号，或在“教师”表中补上这位教师',
      en: 'Check the code of the teacher, or add the person to the teacher sheet',
    },
  )

const empty = (at: string): Issue =>
  wrong(
    'K1901',
    `${at}.classId`,
    { zh: '这一行既没有指定教师，也没有指定时间', en: 'the row pins neither a teacher nor a time' },
    { zh: '请填写教师或上课时间，或删去这一行', en: 'Give a teacher or times, or delete the row' },
  )

/** One pin for a class and subject; no class and no teacher in two places at once. */
function collisions(
  { subject, teacherId, at: times }: LessonPin,
  i: number,
  classIds: readonly string[],
  taken: Map<string, number>,
): Issue[] {
  const issues: Issue[] = []
  const take = (key: string, code: string, where: string, zh: string, en: string): void => {
    if (!taken.has(key)) taken.set(key, i)
    else if (!issues.some((issue) => issue.where === where))
      issues.push(
        wrong(
          code,
          where,
          { zh, en },
          {
            zh: '请合并或改正其中一行',
            en: 'Join the two rows, or mend one of them',
          },
        ),
      )
  }
  const at = `lessonPins[${i}]`
  for (const classId of classIds) {
    take(
      `${classId} ${subject}`,
      'K1902',
      `${at}.subject`,
      `班级“${classId}”的${SUBJECT_NAMES[subject].zh}已经指定过`,
      `${SUBJECT_NAMES[subject].en} of class "${classId}" is pinned already`,
    )
  }
  times.forEach(({ day, period }, n) => {
    for (const [id, zh, en] of [
      ...classIds.map((id) => [id, '班级', 'class'] as const),
      ...(teacherId === undefined ? [] : [[teacherId, '教师', 'teacher'] as const]),
    ])
      take(
        `${en} ${id} ${day} ${period}`,
        'K1903',
        `${at}.at[${n}]`,
        `${zh}“${id}”在周${WEEKDAYS.charAt(day - 1)}第 ${period} 节已经指定了别的课`,
        `another lesson of the ${en} "${id}" is pinned to day ${day}, period ${period}`,
      )
  })
  return issues
}

const WEEKDAYS = '一二三四五六'

/** The teacher may take the subject, in the stage of the class, and is not barred from the times. */
function unfit(
  { classId, subject, at: times }: LessonPin,
  teacher: Teacher,
  at: string,
  { classes }: Lookup,
  policy: Policy | undefined,
): Issue[] {
  const grade = classes.get(classId)?.grade
  const qualified =
    (!policy || mayTeach(teacher, subject, policy) !== undefined) &&
    (grade === undefined || certifiedFor(teacher, stageOfGrade(grade)))
  return [
    ...(teacher.status === 'in-post'
      ? []
      : [
          doubtful(
            'K1908',
            `${at}.teacherId`,
            {
              zh: `教师“${teacher.id}”不在岗，这个班暂由别人任教`,
              en: `the teacher "${teacher.id}" is not in post: others may teach the class meanwhile`,
            },
            { zh: '如已返岗，请改正人员状态', en: 'Mend the status if the person is back' },
          ),
        ]),
    ...(qualified
      ? []
      : [
          wrong(
            'K1904',
            `${at}.teacherId`,
            {
              zh: `教师“${teacher.id}”不能任教这个班的${SUBJECT_NAMES[subject].zh}`,
              en: `the teacher "${teacher.id}" may not teach ${SUBJECT_NAMES[subject].en} to this class`,
            },
            {
              zh: '请改正教师，或在“教师”表中补上兼教学科、教师资格',
              en: 'Name another teacher, or add the subject or the certificate to the teacher sheet',
            },
          ),
        ]),
    ...times.flatMap(({ day, period }, n) =>
      teacher.unavailable.some((slot) => slot.day === day && slot.period === period)
        ? [
            wrong(
              'K1905',
              `${at}.at[${n}]`,
              {
                zh: `教师“${teacher.id}”在这一节不可排课`,
                en: `the teacher "${teacher.id}" cannot teach in that period`,
              },
              {
                zh: '请改正上课时间，或教师的不可排课时间',
                en: 'Mend the time, or the times at which the teacher cannot teach',
              },
            ),
          ]
        : [],
    ),
  ]
}

/** No more lessons than the class has of the subject, all of them inside the bells. */
function outOfWeek(
  { classId, subject, at: times }: LessonPin,
  at: string,
  periods: number,
  county: County,
  known: Lookup,
  policy: Policy,
): Issue[] {
  const { siteId, grade } = known.classes.get(classId)!
  const bells = bellLookup(county, policy)(siteId, stageOfGrade(grade))
  const tooMany = periods === 0 || times.length > periods
  return [
    ...(tooMany
      ? [
          wrong(
            'K1906',
            `${at}.subject`,
            {
              zh: `该班每周${SUBJECT_NAMES[subject].zh} ${periods} 节，指定了 ${times.length} 节`,
              en: `the class has ${periods} periods of ${SUBJECT_NAMES[subject].en} a week; ${times.length} are pinned`,
            },
            { zh: '请核对学科、年级和课程计划', en: 'Check the subject, the grade and the curriculum' },
          ),
        ]
      : []),
    ...times.flatMap(({ day, period }, n) =>
      day <= bells.days && period <= bells.periods.length
        ? []
        : [
            wrong(
              'K1907',
              `${at}.at[${n}]`,
              {
                zh: `${bells.name}没有周${WEEKDAYS.charAt(day - 1)}第 ${period} 节`,
                en: `${bells.name} has no period ${period} on day ${day}`,
              },
              { zh: '请改正上课时间', en: 'Mend the time' },
            ),
          ],
    ),
  ]
}
