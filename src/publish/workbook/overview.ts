import type { Text } from '../../../models/basics.ts'
import { SUBJECT_NAMES } from '../../../models/subject.ts'
import { siteName } from '../../explain/facts.ts'
import { weekdayName } from '../../explain/words.ts'
import type { Edition } from '../edition.ts'
import { classWeeks, daysOfWeek, isFromElsewhere } from '../weeks.ts'
import { addTable, type Book, type Column } from './sheet.ts'
import { AWAY, CENTRE } from './styles.ts'

/** 学校课表: all classes of a school in one view, a row each, a page a school. */
export function addSiteOverview(book: Book, edition: Edition, name: Text): void {
  const { facts, t, lang } = edition
  const weeks = classWeeks(facts).map(({ id, lessons }) => ({
    id,
    name: facts.classes.get(id)?.name ?? id,
    siteId: facts.classes.get(id)?.siteId ?? '',
    at: new Map(lessons.map((placed) => [`${placed.lesson.day} ${placed.lesson.period}`, placed])),
    last: Math.max(...lessons.map(({ lesson }) => lesson.period)),
  }))
  type Row = (typeof weeks)[number]
  const periods = Math.max(0, ...weeks.map(({ last }) => last))
  const slots = Array.from({ length: daysOfWeek(facts) }, (_, d) =>
    Array.from({ length: periods }, (_, p) => ({ day: d + 1, period: p + 1 })),
  ).flat()
  const columns: Column<Row>[] = [
    { head: { zh: '学校', en: 'School' }, width: 20, cell: ({ siteId }) => siteName(facts, siteId) },
    { head: { zh: '班级', en: 'Class' }, width: 11, cell: ({ name }) => name },
    ...slots.map(({ day, period }): Column<Row> => {
      const name = weekdayName(day)
      return {
        head: { zh: `${name.zh}\n${period}`, en: `${name.en.slice(0, 3)}\n${period}` },
        width: lang === 'zh' ? 5 : 9,
        cell: ({ id, at }) => {
          const placed = at.get(`${day} ${period}`)
          if (!placed) return { value: null, look: CENTRE }
          const subject = SUBJECT_NAMES[placed.duty.subject]
          return {
            value: lang === 'zh' ? subject.short : t(subject),
            look: isFromElsewhere(facts, placed.duty, id) ? AWAY : CENTRE,
          }
        },
      }
    }),
  ]
  addTable(
    book,
    edition,
    {
      name,
      title: {
        zh: '学校总课表（底色为走教教师或专递课堂）',
        en: 'Timetables of schools (coloured: a visiting teacher or a broadcast)',
      },
      landscape: true,
    },
    columns,
    [...weeks].sort((a, b) => siteRank(edition, a.siteId) - siteRank(edition, b.siteId)),
    (row, previous) => row.siteId !== previous.siteId,
  )
}

const siteRank = ({ facts }: Edition, siteId: string): number =>
  facts.county.sites.findIndex(({ id }) => id === siteId)
