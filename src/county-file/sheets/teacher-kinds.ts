import type { Grade } from '../../../models/basics.ts'
import type { Subject } from '../../../models/subject.ts'
import { GRADE_NAMES } from '../../../models/timetable.ts'
import { type Kind, plain, Unfit } from './kind.ts'
import { joinList, splitList } from './lists.ts'
import { grade, subject } from './words.ts'

/** `一年级至三年级`; also `1-3年级` and a single grade. */
export const gradeBand: Kind<[Grade, Grade]> = {
  expects: { zh: '年级段，如“一年级至三年级”', en: 'grades such as 一年级至三年级' },
  read(value) {
    if (value instanceof Date)
      return new Unfit('被 Excel 自动改成了日期', 'was turned into a date by Excel', {
        zh: '请写成“一年级至三年级”',
        en: 'Write 一年级至三年级',
      })
    const ends = plain(String(value)).split(/[-–—~至到]/)
    const grades = ends.map((end) => grade.read(end))
    const unfit = grades.find((end) => end instanceof Unfit)
    if (unfit || grades.length > 2) return new Unfit('不是年级段', 'is not a span of grades')
    return [grades[0] as Grade, grades.at(-1) as Grade]
  },
  write: ([first, last]) => `${GRADE_NAMES[first - 1]}年级至${GRADE_NAMES[last - 1]}年级`,
}

/** `语文：S001-101、数学：S001-102`: subject, then the class. */
export const taughtClasses: Kind<{ classId: string; subject: Subject }[]> = {
  expects: {
    zh: '如“语文：S001-101、数学：S001-102”',
    en: 'subject and class such as 语文：S001-101、数学：S001-102',
  },
  read(value) {
    const pairs: { classId: string; subject: Subject }[] = []
    for (const item of splitList(String(value))) {
      const [, word, classId] = /^([^：:]+)[：:](.+)$/.exec(item) ?? []
      const taught = word === undefined ? undefined : subject.read(word)
      if (taught === undefined || taught instanceof Unfit || classId === undefined)
        return new Unfit('写法无法识别', 'cannot be made out')
      pairs.push({ classId: classId.trim(), subject: taught })
    }
    return pairs
  },
  write: (pairs) => joinList(pairs.map((pair) => `${subject.write(pair.subject)}：${pair.classId}`)),
}

/** What stands before the township in an address. */
const PROVINCE_TO_COUNTY =
  /^([^省市县区镇]{2,8}(?:省|自治区))?([^市县区旗镇]{2,8}市)?([^县区镇]{1,8}?(?:[县区]|旗(?!区)))?/
const TOWNSHIP = /^([\u4e00-\u9fa5]{1,8}?(?:镇|乡|街道))/

/** The township named in an address; the rest is not read. Blank when none is named. */
export const townshipOfAddress: Kind<string> = {
  expects: { zh: '含乡镇的住址', en: 'an address that names the township' },
  read: (value) => TOWNSHIP.exec(plain(String(value)).replace(PROVINCE_TO_COUNTY, ''))?.[1] ?? '',
  write: (value) => value,
}

/** `6` or `6年`: completed years before the date of the data. */
export const yearsBefore: Kind<number> = {
  expects: { zh: '年数，如 6', en: 'years such as 6' },
  numeric: true,
  read(value) {
    const match = /^(\d{1,2}(?:\.\d+)?)(?:年)?$/.exec(plain(String(value)))
    return match ? Number(match[1]) : new Unfit('不是年数', 'is not a number of years')
  },
  write: (value) => value,
}
