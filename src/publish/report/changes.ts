import { siteName } from '../../explain/facts.ts'
import { CHANGE_KINDS } from '../../replan/changes.ts'
import type { Edition } from '../edition.ts'
import { html } from './html.ts'
import { type Chapter, table } from './tables.ts'

/** What is different from the plan published before. */
export function changesChapter({ facts, t, say, note, changes = [] }: Edition): Chapter {
  const title = say('与已公布方案相比的变更', 'Changes to the published plan')
  if (changes.length === 0)
    return {
      id: 'changes',
      title,
      body: html`${note && html`<p>${t(note)}</p>`}<p class="note">${say('数据变动不影响方案，无需变更。', 'The new data need no change of the plan.')}</p>`,
    }
  return {
    id: 'changes',
    title,
    body: html`${note && html`<p>${t(note)}</p>`}<p>${say(
      `共 ${changes.length} 项变更，其余安排与已公布方案完全一致。`,
      `${changes.length} changes; all else is as published.`,
    )}</p>${table(
      {
        caption: title,
        heads: [
          { text: say('类别', 'Kind') },
          { text: say('变更内容', 'What changes') },
          { text: say('原因', 'Why') },
          { text: say('需告知教师', 'Teachers to tell') },
          { text: say('需告知学校', 'School to tell') },
        ],
      },
      changes.map(
        ({ kind, what, why, tell }) =>
          html`<tr><td>${t(CHANGE_KINDS[kind])}</td><td>${t(what)}</td><td>${t(why)}</td><td>${tell.teacherIds.join('、')}</td><td>${siteName(facts, tell.siteId)}</td></tr>`,
      ),
    )}`,
  }
}
