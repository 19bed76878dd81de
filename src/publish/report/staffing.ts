import { type Stage, STAGES } from '../../../models/basics.ts'
import type { Vacancies } from '../../../models/plan.ts'
import { SUBJECT_NAMES, SUBJECTS } from '../../../models/subject.ts'
import { asTeachers } from '../../../models/vacancies.ts'
import { siteName, STAGE_NAMES } from '../../explain/facts.ts'
import { figure } from '../../explain/words.ts'
import type { Edition } from '../edition.ts'
import { ANY_SUBJECT } from '../variants.ts'
import { html } from './html.ts'
import { type Chapter, table } from './tables.ts'

type Need = Vacancies['needs'][number]

/** What to hire for: by stage and subject over the county, with the free posts; then who is back from an exchange. */
export function staffingChapter(edition: Edition): Chapter {
  const { facts, t, say } = edition
  const { vacancies, returns = [] } = facts.plan.rotation
  const needs = vacancies?.needs ?? []
  const number = true as const
  const rows = STAGES.flatMap((stage) =>
    [...SUBJECTS, 'any' as const].flatMap((subject) => {
      const own = needs.filter((need) => need.stage === stage && need.subject === subject)
      if (own.length === 0) return []
      const periods = own.reduce((sum, need) => sum + need.periods, 0)
      return [
        html`<tr><th scope="row">${t(STAGE_NAMES[stage])} · ${t(subject === 'any' ? ANY_SUBJECT : SUBJECT_NAMES[subject])}</th><td class="n">${figure(periods)}</td><td class="n">${figure(asTeachers(facts.policy, stage, subject, periods))}</td><td>${mostNeedy(edition, own)}</td></tr>`,
      ]
    }),
  )
  return {
    id: 'staffing',
    title: say('招聘需求与期满返回', 'Hiring, and who is back'),
    body: html`<p>${STAGES.map((stage) => freePosts(edition, stage)).join('')}</p>${
      rows.length === 0
        ? html`<p class="claim">${say('交流、走教之后各学科都有人教。', 'After the exchange and the visits every subject is taught.')}</p>`
        : table(
            {
              caption: say(
                '交流、走教之后仍缺的课时，按学段和学科（空编即补、公开选聘、平衡学科）',
                'Periods still missing after exchange and visits, by stage and subject',
              ),
              heads: [
                { text: say('学段、学科', 'Stage, subject') },
                { text: say('每周缺课时', 'Periods missing'), number },
                { text: say('折合教师', 'As teachers'), number },
                { text: say('缺得最多的学校', 'Schools that lack most') },
              ],
            },
            rows,
          )
    }${
      returns.length > 0 &&
      html`<p>${say(
        `交流期满返回原校 ${returns.length} 人，名单见 plan.xlsx。`,
        `${returns.length} teachers are back from an exchange; plan.xlsx lists them.`,
      )}</p>`
    }`,
  }
}

const SHOWN = 3

const mostNeedy = ({ facts, say }: Edition, needs: readonly Need[]): string =>
  [...needs]
    .sort((a, b) => b.periods - a.periods)
    .slice(0, SHOWN)
    .map(({ siteId, periods }) => `${siteName(facts, siteId)} ${figure(periods)}`)
    .join(say('、', ', '))

function freePosts({ facts, say, t }: Edition, stage: Stage): string {
  const posts = (facts.plan.rotation.vacancies?.posts ?? []).filter((post) => post.stage === stage)
  if (posts.length === 0) return ''
  const [approved, filled] = [
    posts.reduce((sum, post) => sum + post.approved, 0),
    posts.reduce((sum, post) => sum + post.filled, 0),
  ]
  const name = t(STAGE_NAMES[stage])
  return say(
    `${name}核定编制 ${approved}，在编 ${filled} 人，${filled <= approved ? `空编 ${approved - filled}` : `超编 ${filled - approved}`}。`,
    `${name}: ${approved} approved posts, ${filled} filled, ${filled <= approved ? `${approved - filled} free` : `${filled - approved} over`}. `,
  )
}
