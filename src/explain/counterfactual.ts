import type { Text } from '../../models/basics.ts'
import type { Counterfactual, MissingPair, NamedPair } from '../../models/counterfactual.ts'
import { INDICATOR_NAMES } from '../../models/indicator-names.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { type Facts, siteName, STAGE_NAMES, subjectAt } from './facts.ts'
import { subjectName } from './move.ts'
import { figure, fill, joined, percent, semicolons } from './words.ts'

type Found = NonNullable<Counterfactual['found']>

/** What would be different, had this person not been moved, or been moved: how much dearer, for whom, what is worse, what better. */
export function explainCounterfactual(facts: Facts, counterfactual: Counterfactual): Text[] {
  const { found, inTheWay } = counterfactual
  const heading = assumption(facts, counterfactual)
  if (!found)
    return [
      heading,
      ...(counterfactual.outcome === 'barred'
        ? [{ zh: '没有可去的岗位：', en: 'No post is open:' }]
        : [
            {
              zh: '则规则不能同时满足，至少要突破：',
              en: 'Then not all rules can hold; what would have to give way:',
            },
          ]),
      ...inTheWay.map(({ text }) => ({ zh: `  ${text.zh}。`, en: `  ${text.en}.` })),
    ]
  return [
    heading,
    price(found),
    ...others(facts, counterfactual, found),
    ...missingLine(facts, found.missing, 'worse'),
    ...missingLine(facts, found.missing, 'better'),
    ...pointsLine(found),
    figuresLine(facts, found),
    ...found.indicators.map(indicatorLine),
    verdict(found),
  ]
}

function assumption(facts: Facts, { teacherId, asked, found }: Counterfactual): Text {
  const own = found?.people.find((person) => person.teacherId === teacherId)
  const move = facts.moveOf.get(teacherId)
  if (asked === 'stays')
    return fill(
      {
        zh: '假如教师 {teacher} 不交流，仍在{site}任教，其他人员安排都可重新考虑：',
        en: 'If teacher {teacher} were not moved and stayed at {site}, everything else open:',
      },
      { teacher: teacherId, site: siteName(facts, move?.fromSiteId ?? own?.otherSiteId ?? '') },
    )
  return own
    ? fill(
        {
          zh: '假如安排教师 {teacher} 交流（最合适的去处是{site}），其他人员安排都可重新考虑：',
          en: 'If teacher {teacher} were moved (best to {site}), everything else open:',
        },
        { teacher: teacherId, site: siteName(facts, own.otherSiteId) },
      )
    : fill(
        { zh: '假如安排教师 {teacher} 交流：', en: 'If teacher {teacher} were moved:' },
        { teacher: teacherId },
      )
}

/** At most is what was found, at least what is proven. */
function price({ atLeast, atMost, overCoverage }: Found): Text {
  if (overCoverage && atMost <= SAME)
    return fill(
      {
        zh: '找到的最好替代方案比现方案好 {points} 分，但缺课超出政策容差，不能采用。',
        en: 'The best plan found is better by {points} points, but misses more periods than the policy tolerates.',
      },
      { points: Math.max(0, -atMost) },
    )
  if (atMost < -SAME)
    return fill(
      {
        zh: '找到了比现方案好 {points} 分的替代方案：这一安排不是必需的，可用人工指定（--pins）重新规划。',
        en: 'A plan better by {points} points was found: this decision is not needed; plan again with a pin (--pins).',
      },
      { points: -atMost },
    )
  if (atMost <= SAME)
    return {
      zh: '找到了与现方案同样好的替代方案：这一安排可以调换，并非非此不可。',
      en: 'A plan just as good was found: the two can be exchanged.',
    }
  const most = fill(
    {
      zh: '找到的最好替代方案比现方案差 {points} 分',
      en: 'the best other plan found is {points} points worse',
    },
    { points: figure(atMost, 2) },
  )
  if (atLeast === null) return { zh: `${most.zh}。`, en: `${capital(most.en)}.` }
  const least =
    atLeast > SAME
      ? fill(
          {
            zh: '；已证明任何替代方案都至少差 {points} 分',
            en: '; every other plan is at least {points} worse (proven)',
          },
          { points: figure(atLeast, 2) },
        )
      : fill(
          {
            zh: '；不排除还有更好的，但已证明至多比现方案好 {points} 分',
            en: '; a better one is not ruled out, but none beats this plan by more than {points} (proven)',
          },
          { points: figure(Math.max(0, -atLeast), 2) },
        )
  return { zh: `${most.zh}${least.zh}。`, en: `${capital(most.en)}${least.en}.` }
}

/** Points too few to be called a difference. */
const SAME = 0.05

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Who else would serve elsewhere. */
function others(facts: Facts, { teacherId }: Counterfactual, { people }: Found): Text[] {
  const rest = people.filter((person) => person.teacherId !== teacherId)
  if (rest.length === 0) return [{ zh: '其他人员都不变。', en: 'Nobody else would serve elsewhere.' }]
  const listed = rest.slice(0, SHOWN).map(({ teacherId: id, planSiteId, otherSiteId }) => {
    const teacher = facts.teachers.get(id)
    return fill(
      {
        zh: '{id}（{subject}）改在{to}任教（现方案为{from}）',
        en: '{id} ({subject}) at {to} instead of {from}',
      },
      {
        id,
        subject: teacher ? SUBJECT_NAMES[teacher.subject] : '—',
        from: siteName(facts, planSiteId),
        to: siteName(facts, otherSiteId),
      },
    )
  })
  return [
    fill(
      rest.length > SHOWN
        ? {
            zh: '另有 {count} 人随之变动：{list}等。',
            en: '{count} others would serve elsewhere: {list}, and more.',
          }
        : { zh: '另有 {count} 人随之变动：{list}。', en: '{count} others would serve elsewhere: {list}.' },
      { count: rest.length, list: semicolons(listed) },
    ),
  ]
}

const SHOWN = 8

/** Missing periods by site and subject, those that rise or those that fall. */
function missingLine(facts: Facts, missing: readonly MissingPair[], which: 'worse' | 'better'): Text[] {
  const pairs = missing
    .filter(({ plan, other }) => (which === 'worse' ? other > plan : other < plan))
    .sort((a, b) => Math.abs(b.other - b.plan) - Math.abs(a.other - a.plan))
  if (pairs.length === 0) return []
  const list = pairs.slice(0, SHOWN).map(({ siteId, stage, subject, plan, other }) =>
    fill(
      { zh: '{site}{subject} {plan}→{other}', en: '{subject} at {site} {plan} to {other}' },
      {
        site: siteName(facts, siteId),
        subject: subject === 'any' ? subjectName(subject) : subjectAt(facts, siteId, stage, subject),
        plan,
        other,
      },
    ),
  )
  const more = pairs.length > SHOWN ? { zh: '等', en: ', ...' } : { zh: '', en: '' }
  return [
    fill(
      which === 'worse'
        ? { zh: '每周缺课增加（节）：{list}{more}。', en: 'More periods missing a week: {list}{more}.' }
        : { zh: '每周缺课减少（节）：{list}{more}。', en: 'Fewer periods missing a week: {list}{more}.' },
      { list: joined(list), more },
    ),
  ]
}

const TERMS: Readonly<Record<string, Text>> = {
  shortage: { zh: '缺课', en: 'missing periods' },
  surplus: { zh: '富余课时', en: 'spare periods' },
  visits: { zh: '走教', en: 'visits' },
  dispersion: { zh: '校际均衡', en: 'spread' },
  commute: { zh: '通勤', en: 'commuting' },
  moves: { zh: '超出比例的交流', en: 'moves beyond the quota' },
  wishes: { zh: '志愿', en: 'wishes' },
  ruralYear: { zh: '农村任教经历', en: 'village years' },
  relief: { zh: '学科余缺调剂', en: 'relief between subjects' },
  served: { zh: '已交流年限', en: 'years served before' },
  mentors: { zh: '导师制', en: 'mentoring' },
  teams: { zh: '组团交流', en: 'teams' },
}

/** The change of each term of the score; more is worse. A missing period of an ordinary subject is one point. */
function pointsLine({ terms }: Found): Text[] {
  const changed = terms.filter(({ plan, other }) => Math.abs(other - plan) > SAME)
  if (changed.length === 0) return []
  const signed = (points: number): string => `${points > 0 ? '+' : '−'}${figure(Math.abs(points))}`
  return [
    fill(
      {
        zh: '分值变化（每周缺一节普通课为 1 分，正数为变差）：{list}。',
        en: 'Change of the score (a missing period of an ordinary subject is 1 point; plus is worse): {list}.',
      },
      {
        list: joined(
          changed.map(({ code, plan, other }) =>
            fill(
              { zh: '{name} {points}', en: '{name} {points}' },
              { name: TERMS[code] ?? code, points: signed(other - plan) },
            ),
          ),
        ),
      },
    ),
  ]
}

/** Quotas, backbone share, commuting and visits, each with what is asked. */
function figuresLine({ policy, plan: { rotation } }: Facts, { figures }: Found): Text {
  const pair = (code: string, shown: (value: number) => string = (value) => figure(value)): string => {
    const { plan, other }: Pick<NamedPair, 'plan' | 'other'> = figures.find((f) => f.code === code) ?? {
      plan: 0,
      other: 0,
    }
    return shown(plan) === shown(other) ? shown(plan) : `${shown(plan)}→${shown(other)}`
  }
  const exchanged = policy.rotation.backboneBase === 'exchanged'
  return fill(
    {
      zh: '交流教师 {teachers} 人（至少 {required}）{principals}，骨干占 {backbone}{least}；全县缺课 {missing} 节，走教 {visits} 个半天，新增通勤 {km} 公里。',
      en: 'Teachers who move {teachers} (at least {required}){principals}, backbone {backbone}{least}; {missing} periods missing in the county, {visits} visits, {km} km of commuting added.',
    },
    {
      teachers: pair('teachers'),
      required: rotation.requiredMoves,
      principals:
        rotation.requiredPrincipalMoves > 0
          ? fill(
              { zh: '，校长 {count} 人（至少 {least}）', en: ', principals {count} (at least {least})' },
              { count: pair('principals'), least: rotation.requiredPrincipalMoves },
            )
          : '',
      backbone: pair('backboneShare', (share) => percent(share)),
      least: exchanged
        ? fill(
            { zh: '（至少 {share}）', en: ' (at least {share})' },
            { share: percent(policy.rotation.minBackboneShare) },
          )
        : '',
      missing: pair('shortagePeriods'),
      visits: pair('visits'),
      km: pair('addedKm'),
    },
  )
}

const indicatorLine = ({ key, stage, plan, other, cvLimit }: Found['indicators'][number]): Text =>
  fill(
    {
      zh: '差异系数（{stage}）{name} {plan}→{other}{limit}。',
      en: 'CV ({stage}), {name}: {plan} to {other}{limit}.',
    },
    {
      stage: STAGE_NAMES[stage],
      name: INDICATOR_NAMES[key],
      plan: figure(plan, 3),
      other: figure(other, 3),
      limit:
        cvLimit === null
          ? ''
          : fill({ zh: '（限值 {limit}）', en: ' (limit {limit})' }, { limit: figure(cvLimit, 2) }),
    },
  )

function verdict({ hardViolations, overCoverage }: Found): Text {
  if (hardViolations > 0)
    return fill(
      {
        zh: '注意：独立校验发现这一替代方案违反硬性规则 {count} 处。',
        en: 'Note: the independent check found {count} breaches of hard rules in this other plan.',
      },
      { count: hardViolations },
    )
  return overCoverage
    ? {
        zh: '这一替代方案已通过独立校验，但缺课超出了政策允许的容差。',
        en: 'This other plan passed the independent check, but misses more periods than the policy tolerates.',
      }
    : { zh: '这一替代方案已通过独立校验。', en: 'This other plan passed the independent check.' }
}
