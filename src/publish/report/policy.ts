import { Text } from '../../../models/basics.ts'
import type { Policy } from '../../../models/policy.ts'
import { SUBJECT_NAMES } from '../../../models/subject.ts'
import { sourceOf } from '../../policies/load.ts'
import { percent } from '../../explain/words.ts'
import type { Edition } from '../edition.ts'
import { html, type Html } from './html.ts'
import { type Chapter, table } from './tables.ts'

interface Item {
  readonly path: string
  readonly label: Text
  readonly show: (policy: Policy) => Text
}

const same = (text: string | number): Text => ({ zh: String(text), en: String(text) })
const counted = (value: number, zh: string, en: string): Text => ({
  zh: `${value} ${zh}`,
  en: `${value} ${en}`,
})
const years = (value: number): Text => counted(value, '年', 'years')
const NOT_SET: Text = { zh: '不设', en: 'none' }
const ages = (limit: Policy['eligibility']['maxAgeYears']): Text =>
  limit ? { zh: `男 ${limit.m}、女 ${limit.f} 周岁`, en: `men ${limit.m}, women ${limit.f}` } : NOT_SET
const share = (value: number | null): Text => (value === null ? NOT_SET : same(percent(value)))
const stages = ({ primary, junior }: { primary: number; junior: number }): Text => ({
  zh: `小学 ${primary}、初中 ${junior}`,
  en: `primary ${primary}, junior ${junior}`,
})
const yesNo = (value: boolean): Text => (value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })

/** The values a reader asks about, in the order of the law's levels. The others follow as they are. */
const ITEMS: readonly Item[] = [
  {
    path: 'eligibility.minYearsSameSchool',
    label: { zh: '教师交流：同校任教满', en: 'Teachers: years at one school' },
    show: (p) => years(p.eligibility.minYearsSameSchool),
  },
  {
    path: 'eligibility.maxAgeYears',
    label: { zh: '教师交流：年龄不超过', en: 'Teachers: oldest age' },
    show: (p) => ages(p.eligibility.maxAgeYears),
  },
  {
    path: 'principals.minYearsSameSchool',
    label: { zh: '校长交流：同校任职满', en: 'Principals: years at one school' },
    show: (p) => years(p.principals.minYearsSameSchool),
  },
  {
    path: 'principals.maxAgeYears',
    label: { zh: '校长交流：年龄不超过', en: 'Principals: oldest age' },
    show: (p) => ages(p.principals.maxAgeYears),
  },
  {
    path: 'rotation.minRatioOfEligible',
    label: { zh: '交流人数占符合条件教师', en: 'Movers of the eligible, at least' },
    show: (p) => share(p.rotation.minRatioOfEligible),
  },
  {
    path: 'principals.minRatio',
    label: { zh: '校长交流比例', en: 'Principals who move, at least' },
    show: (p) => share(p.principals.minRatio),
  },
  {
    path: 'rotation.minBackboneShare',
    label: { zh: '骨干教师占交流教师', en: 'Backbone share of movers, at least' },
    show: (p) => share(p.rotation.minBackboneShare),
  },
  {
    path: 'rotation.twoWayMinShare',
    label: { zh: '城乡双向交流，每个方向不少于', en: 'Town and village, least share each way' },
    show: (p) => share(p.rotation.twoWayMinShare || null),
  },
  {
    path: 'rotation.teamBackboneMin',
    label: { zh: '管理人员交流时随行骨干教师', en: 'Backbone teachers who go with a manager' },
    show: ({ rotation: { teamBackboneMin: least } }) =>
      least === 0 ? NOT_SET : counted(least, '人', 'at least'),
  },
  {
    path: 'mentoring.perBackboneMin',
    label: { zh: '骨干教师指导同学科青年教师', en: 'Young teachers whom a backbone teacher guides' },
    show: (p) => counted(p.mentoring.perBackboneMin, '名以上', 'at least'),
  },
  {
    path: 'mentoring.within',
    label: { zh: '指导范围', en: 'Guided within' },
    show: (p) =>
      p.mentoring.within === 'school'
        ? { zh: '本校', en: 'the school' }
        : { zh: '教共体', en: 'the cluster' },
  },
  {
    path: 'rotation.termYears',
    label: { zh: '交流期限', en: 'Term' },
    show: (p) => years(p.rotation.termYears),
  },
  {
    path: 'rotation.scope',
    label: { zh: '交流范围', en: 'Scope' },
    show: (p) =>
      ({
        'within-cluster': { zh: '教共体内', en: 'within clusters' },
        'between-clusters': { zh: '跨教共体', en: 'between clusters' },
        both: { zh: '教共体内和跨教共体', en: 'within and between clusters' },
      })[p.rotation.scope],
  },
  {
    path: 'rotation.leaveCapShare',
    label: { zh: '一校一次派出不超过', en: 'Share of a site that may leave' },
    show: (p) => share(p.rotation.leaveCapShare),
  },
  {
    path: 'rotation.headcountBand',
    label: { zh: '一校人数增减', en: 'Heads a site may lose or gain' },
    show: (p) => ({
      zh: `最多减 ${p.rotation.headcountBand.lossMax} 人、增 ${p.rotation.headcountBand.gainMax} 人`,
      en: `at most ${p.rotation.headcountBand.lossMax} fewer, ${p.rotation.headcountBand.gainMax} more`,
    }),
  },
  {
    path: 'rotation.maxCommuteKm',
    label: { zh: '单程通勤上限', en: 'Longest commute one way' },
    show: (p) => counted(p.rotation.maxCommuteKm, '公里', 'km'),
  },
  {
    path: 'rotation.allowHighToLow',
    label: { zh: '可由高学段到低学段任教', en: 'May move to a lower stage' },
    show: (p) => yesNo(p.rotation.allowHighToLow),
  },
  {
    path: 'itinerant.subjects',
    label: { zh: '走教学科', en: 'Subjects of visits' },
    show: (p) => ({
      zh: p.itinerant.subjects.map((s) => SUBJECT_NAMES[s].zh).join('、'),
      en: p.itinerant.subjects.map((s) => SUBJECT_NAMES[s].en).join(', '),
    }),
  },
  {
    path: 'itinerant.maxSites',
    label: { zh: '一名教师走教学校数', en: 'Sites one teacher visits' },
    show: (p) => counted(p.itinerant.maxSites, '所以内', 'at most'),
  },
  {
    path: 'itinerant.maxHalfDaysPerWeek',
    label: { zh: '一名教师每周走教', en: 'Visits of one teacher a week' },
    show: (p) => counted(p.itinerant.maxHalfDaysPerWeek, '个半天以内', 'half-days at most'),
  },
  {
    path: 'itinerant.maxTravelMinOneWay',
    label: { zh: '走教单程时间上限', en: 'Longest way to a visit' },
    show: (p) => counted(p.itinerant.maxTravelMinOneWay, '分钟', 'min'),
  },
  {
    path: 'balance.cvLimit',
    label: { zh: '校际差异系数限值', en: 'Limit of the coefficient of variation' },
    show: (p) => stages(p.balance.cvLimit),
  },
  {
    path: 'balance.excludePointsBelowPupils',
    label: { zh: '教学点少于多少学生不计入', en: 'Points left out below' },
    show: (p) => counted(p.balance.excludePointsBelowPupils, '人', 'pupils'),
  },
  {
    path: 'load.standard',
    label: { zh: '标准周课时（语文）', en: 'Standard load (Chinese)' },
    show: (p) =>
      stages({
        primary: p.load.standard.primary.bySubject.chinese ?? p.load.standard.primary.other,
        junior: p.load.standard.junior.bySubject.chinese ?? p.load.standard.junior.other,
      }),
  },
  {
    path: 'load.maxFactor',
    label: { zh: '周课时上限为标准的', en: 'Highest load of the standard' },
    show: (p) => same(percent(p.load.maxFactor)),
  },
  {
    path: 'load.secondSubjectMaxShare',
    label: { zh: '兼教课时占比不超过', en: 'Share taught in second subjects' },
    show: (p) => share(p.load.secondSubjectMaxShare),
  },
  {
    path: 'timetable.teacherMaxPerDay',
    label: { zh: '教师每天最多', en: 'Periods a day of one teacher' },
    show: (p) => counted(p.timetable.teacherMaxPerDay, '节', 'at most'),
  },
  {
    path: 'timetable.subjectMaxPerDay',
    label: { zh: '一班一科每天最多', en: 'Periods a day of one subject' },
    show: (p) => counted(p.timetable.subjectMaxPerDay, '节', 'at most'),
  },
  {
    path: 'timetable.siteChangeMin',
    label: { zh: '换校除路程外另留', en: 'Time beside travel when changing sites' },
    show: (p) => counted(p.timetable.siteChangeMin, '分钟', 'min'),
  },
  {
    path: 'timetable.weights.unifiedPace',
    label: { zh: '同年级教学进度统一', en: 'One pace in a grade of a cluster' },
    show: (p) => yesNo(p.timetable.weights.unifiedPace > 0),
  },
  {
    path: 'classSizeMax',
    label: { zh: '班额上限', en: 'Largest class' },
    show: (p) => stages(p.classSizeMax),
  },
  {
    path: 'curriculum.table',
    label: { zh: '每周总课时（一至九年级）', en: 'Weekly periods, grades 1 to 9' },
    show: (p) => same(p.curriculum.weeklyTotal.join(' ')),
  },
  {
    path: 'travel',
    label: { zh: '路程估算', en: 'Travel estimates' },
    show: (p) => ({
      zh: `道路系数 ${p.travel.roadFactor}、时速 ${p.travel.speedKmh} 公里、另加 ${p.travel.fixedMin} 分钟`,
      en: `road factor ${p.travel.roadFactor}, ${p.travel.speedKmh} km/h, plus ${p.travel.fixedMin} min`,
    }),
  },
  {
    path: 'approvals',
    label: { zh: '审批', en: 'Approval' },
    show: ({ approvals: { withinCluster: a, betweenClusters: b } }) => ({
      zh: `教共体内：${a.zh}；跨教共体：${b.zh}`,
      en: `within a cluster: ${a.en}; between: ${b.en}`,
    }),
  },
  {
    path: 'publication.noticeDays',
    label: { zh: '公示期', en: 'Notice' },
    show: (p) => counted(p.publication.noticeDays, '个工作日', 'working days'),
  },
]

/** The rules behind the plan, each with its source; what is only assumed says so. */
export function policyChapter(edition: Edition): Chapter {
  const { facts, t, say } = edition
  const known = new Set(['id', 'name', ...ITEMS.map(({ path }) => path)])
  const others = leaves(facts.policy, edition.say).filter(
    ({ path }) => !known.has(path) && ![...known].some((item) => path.startsWith(`${item}.`)),
  )
  const heads = [
    { text: say('规则', 'Rule') },
    { text: say('取值', 'Value') },
    { text: say('来源', 'Source') },
  ]
  return {
    id: 'policy',
    title: say('政策取值与来源', 'Policy values and their sources'),
    body: html`<p>${say(
      `政策配置：${facts.policy.name.zh}（${facts.policy.id}）。标有“假设”的取值没有找到文件依据，请教育行政部门确认。`,
      `Profile: ${facts.policy.name.en} (${facts.policy.id}). Values marked as assumptions rest on no document that was found; the bureau is to confirm them.`,
    )}</p>${table(
      { caption: say('主要政策取值', 'Main policy values'), heads },
      ITEMS.map(({ path, label, show }) => row(edition, path, t(label), t(show(facts.policy)))),
    )}<details><summary>${say(`其余 ${others.length} 项参数`, `The other ${others.length} values`)}</summary>${table(
      { caption: say('其余参数', 'Other values'), heads },
      others.map(({ path, value }) => row(edition, path, path, value)),
    )}</details>`,
  }
}

function row({ policy, t, say }: Edition, path: string, label: string, value: string): Html {
  const source = sourceOf(policy, path)
  return html`<tr><th scope="row">${label}</th><td>${value}</td><td>${source?.assumption !== false && html`<span class="tag">${say('假设', 'assumption')}</span> `}${source ? `${typeof source.source === 'string' ? source.source : t(source.source)}${source.note === undefined ? '' : ` · ${source.note}`}` : '—'} <small>${source?.profile}</small></td></tr>`
}

/** Values by dotted path; lists and tables by subject are one value. */
function leaves(
  value: unknown,
  say: Edition['say'],
  path = '',
): { readonly path: string; readonly value: string }[] {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value)
  const isTable =
    isGroup &&
    path !== '' &&
    Object.values(value).every((inner) => typeof inner !== 'object' || inner === null)
  if (!isGroup || isTable) return [{ path, value: inWords(value, say) }]
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, say, path === '' ? key : `${path}.${key}`),
  )
}

/** A value as a reader would write it: texts in the reader's language, lists with commas. */
function inWords(value: unknown, say: Edition['say']): string {
  if (value === null) return say('不设', 'none')
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no')
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => inWords(item, say))
    return items.length === 0 ? say('无', 'none') : items.join(say('；', '; '))
  }
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value)
  const text = Text.safeParse(value)
  if (text.success) return say(text.data.zh, text.data.en)
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${inWords(inner, say)}`)
    .join(say('，', ', '))
}
