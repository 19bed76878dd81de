import { type HalfDay, type Stage, type Text, type Weekday } from '../../models/basics.ts'
import type { SchoolClass } from '../../models/school-class.ts'
import { type Subject, SUBJECT_NAMES } from '../../models/subject.ts'
import type { TimedLesson } from './lessons.ts'

const DAYS: readonly Text[] = [
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
]
const HALF_DAYS: Readonly<Record<HalfDay, Text>> = {
  morning: { zh: '上午', en: 'morning' },
  afternoon: { zh: '下午', en: 'afternoon' },
}
export const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  primary: { zh: '小学', en: 'primary' },
  junior: { zh: '初中', en: 'junior secondary' },
}

export const dayName = (day: Weekday): Text => DAYS[day - 1]!

export const halfDayName = (day: Weekday, halfDay: HalfDay): Text => ({
  zh: `${dayName(day).zh}${HALF_DAYS[halfDay].zh}`,
  en: `${dayName(day).en} ${HALF_DAYS[halfDay].en}`,
})

export const subjectName = (subject: Subject): Text => SUBJECT_NAMES[subject]

/** Classes taught together, by their ids. */
export const classNames = (classes: readonly SchoolClass[]): string => classes.map(({ id }) => id).join('+')

/** `周一第2节（08:30–09:10）在城关小学上A-1班音乐`. */
export function lessonText({ lesson, duty, site, classes, startMin, endMin }: TimedLesson): Text {
  const day = dayName(lesson.day)
  const time = `${clock(startMin)}–${clock(endMin)}`
  const subject = subjectName(duty.subject)
  const names = classNames(classes)
  return {
    zh: `${day.zh}第${lesson.period}节（${time}）在${site.name}上${names}班${subject.zh}`,
    en: `${day.en} period ${lesson.period} (${time}), ${subject.en} of class ${names} at ${site.name}`,
  }
}

/** Minutes after midnight as `08:30`. */
const clock = (min: number): string =>
  `${String(Math.floor(min / 60)).padStart(2, '0')}:${String(min % 60).padStart(2, '0')}`

/** At most two decimals. */
export const figure = (value: number): string => String(Math.round(value * 100) / 100)
