import type { Text } from '../../../models/basics.ts'
import { siteName } from '../../explain/facts.ts'
import { CHANGE_KINDS, type PlanChange } from '../../replan/changes.ts'
import type { Edition } from '../edition.ts'
import { addTable, type Book } from './sheet.ts'
import { CENTRE } from './styles.ts'

/** What is different from the plan published before: what, and who must be told. */
export function addChanges(book: Book, edition: Edition, name: Text): void {
  const { facts, t, changes = [] } = edition
  addTable<PlanChange>(
    book,
    edition,
    {
      name,
      title: {
        zh: `与已公布方案相比的变更（${changes.length} 项）`,
        en: `Changes to the published plan (${changes.length})`,
      },
      landscape: true,
    },
    [
      { head: { zh: '序号', en: 'No.' }, width: 7, look: CENTRE, cell: (_, i) => i + 1 },
      {
        head: { zh: '类别', en: 'Kind' },
        width: 12,
        look: CENTRE,
        cell: ({ kind }) => t(CHANGE_KINDS[kind]),
      },
      { head: { zh: '变更内容', en: 'What changes' }, width: 80, cell: ({ what }) => t(what) },
      { head: { zh: '原因', en: 'Why' }, width: 30, cell: ({ why }) => t(why) },
      {
        head: { zh: '需告知教师', en: 'Teachers to tell' },
        width: 26,
        cell: ({ tell }) => tell.teacherIds.join('、'),
      },
      {
        head: { zh: '需告知学校', en: 'School to tell' },
        width: 24,
        cell: ({ tell }) => siteName(facts, tell.siteId),
      },
    ],
    changes,
  )
}
