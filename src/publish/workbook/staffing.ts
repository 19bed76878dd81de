import type { Text } from '../../../models/basics.ts'
import type { Return, Vacancies } from '../../../models/plan.ts'
import { SUBJECT_NAMES } from '../../../models/subject.ts'
import { asTeachers } from '../../../models/vacancies.ts'
import { siteName, STAGE_NAMES } from '../../explain/facts.ts'
import type { Edition } from '../edition.ts'
import { ANY_SUBJECT } from '../variants.ts'
import { addTable, type Book, centred, figureCell } from './sheet.ts'
import { CENTRE } from './styles.ts'

/** 招聘需求: periods that nobody can teach after the exchange, by school and subject, with the posts that are free there. */
export function addVacancies(book: Book, edition: Edition, name: Text): void {
  const { facts, t } = edition
  const { posts, needs } = facts.plan.rotation.vacancies ?? { posts: [], needs: [] }
  const postsOf = (need: Vacancies['needs'][number]) =>
    posts.find(({ siteId, stage }) => siteId === need.siteId && stage === need.stage)
  addTable<Vacancies['needs'][number]>(
    book,
    edition,
    {
      name,
      title: {
        zh: '交流、走教之后仍缺的学科课时与空编（供公开招聘、平衡学科）',
        en: 'What is still missing by subject, and free posts, for hiring',
      },
    },
    [
      { head: { zh: '学校', en: 'School' }, width: 24, cell: ({ siteId }) => siteName(facts, siteId) },
      {
        head: { zh: '学段', en: 'Stage' },
        width: 8,
        look: CENTRE,
        cell: ({ stage }) => t(STAGE_NAMES[stage]),
      },
      {
        head: { zh: '学科', en: 'Subject' },
        width: 16,
        look: CENTRE,
        cell: ({ subject }) => t(subject === 'any' ? ANY_SUBJECT : SUBJECT_NAMES[subject]),
      },
      {
        head: { zh: '每周缺课时', en: 'Periods missing' },
        width: 11,
        cell: ({ periods }) => figureCell(periods, 1),
      },
      {
        head: { zh: '折合教师', en: 'As teachers' },
        width: 10,
        cell: ({ stage, subject, periods }) =>
          figureCell(asTeachers(facts.policy, stage, subject, periods), 1),
      },
      {
        head: { zh: '核定编制', en: 'Approved posts' },
        width: 10,
        cell: (need) => postsOf(need)?.approved ?? centred('—'),
      },
      {
        head: { zh: '空编', en: 'Free posts' },
        width: 8,
        cell: (need) => {
          const own = postsOf(need)
          return own ? own.approved - own.filled : centred('—')
        },
      },
    ],
    needs,
  )
}

/** 期满返回: who is back from an exchange. */
export function addReturns(book: Book, edition: Edition, name: Text): void {
  const { facts, t } = edition
  addTable<Return>(
    book,
    edition,
    { name, title: { zh: '交流期满返回原校教师', en: 'Teachers back from an exchange' } },
    [
      { head: { zh: '教师编号', en: 'Teacher' }, width: 14, cell: ({ teacherId }) => teacherId },
      {
        head: { zh: '学科', en: 'Subject' },
        width: 12,
        look: CENTRE,
        cell: ({ teacherId }) => {
          const subject = facts.teachers.get(teacherId)?.subject
          return subject === undefined ? '' : t(SUBJECT_NAMES[subject])
        },
      },
      {
        head: { zh: '交流学校', en: 'Served at' },
        width: 24,
        cell: ({ fromSiteId }) => siteName(facts, fromSiteId),
      },
      {
        head: { zh: '返回学校', en: 'Back at' },
        width: 24,
        cell: ({ toSiteId }) => siteName(facts, toSiteId),
      },
      { head: { zh: '期满', en: 'Ended' }, width: 12, look: CENTRE, cell: ({ until }) => until },
    ],
    facts.plan.rotation.returns ?? [],
  )
}
