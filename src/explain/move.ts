import type { Text } from '../../models/basics.ts'
import { MOVE_REASONS } from '../../models/move-reasons.ts'
import type { Reason, RotationMove } from '../../models/plan.ts'
import { RULES } from '../../models/rule.ts'
import { type Subject, SUBJECT_NAMES } from '../../models/subject.ts'
import { type Facts, siteName, STAGE_NAMES } from './facts.ts'
import { BACKBONES, figure, fill, joined, MOVE_TYPES, ROLES } from './words.ts'

/** One move in full: who, with whom, from where to where and for how long; who approves; the commute; each reason with its figures. */
export function explainMove(facts: Facts, move: RotationMove): Text[] {
  return [
    header(facts, move),
    ...company(facts, move),
    approval(facts, move),
    commute(move),
    ...move.reasons.map((reason, i) =>
      fill(
        { zh: '理由 {n}：{reason}。', en: 'Reason {n}: {reason}.' },
        { n: i + 1, reason: explainReason(facts, reason) },
      ),
    ),
  ]
}

function header(facts: Facts, move: RotationMove): Text {
  const teacher = facts.teachers.get(move.teacherId)
  const home = facts.postings.get(move.teacherId)?.homeSiteId ?? move.fromSiteId
  return fill(
    {
      zh: '教师 {teacher}（{traits}）由{from}到{to}任教（{type}），期限 {years} 年；人事关系仍在{home}。',
      en: 'Teacher {teacher} ({traits}) goes from {from} to {to} ({type}) for {years} years; the home post stays at {home}.',
    },
    {
      teacher: move.teacherId,
      traits: teacher ? traitsOf(facts, move) : STAGE_NAMES[move.stage],
      from: siteName(facts, move.fromSiteId),
      to: siteName(facts, move.toSiteId),
      home: siteName(facts, home),
      type: MOVE_TYPES[move.type],
      years: move.termYears,
    },
  )
}

function traitsOf(facts: Facts, { teacherId, stage, backbone }: RotationMove): Text {
  const teacher = facts.teachers.get(teacherId)!
  const from = STAGE_NAMES[teacher.stage]
  const to = STAGE_NAMES[stage]
  return joined([
    SUBJECT_NAMES[teacher.subject],
    teacher.stage === stage ? to : { zh: `${from.zh}任教${to.zh}`, en: `${from.en}, to teach ${to.en}` },
    ...(backbone ? [BACKBONES[teacher.backbone]] : []),
    ...(teacher.role !== 'teacher' ? [ROLES[teacher.role]] : []),
  ])
}

/** Who else of a team goes the same way: managers and backbone teachers. */
function company(facts: Facts, { teacherId, type, fromSiteId, toSiteId }: RotationMove): Text[] {
  if (type !== 'team') return []
  const others = facts.plan.rotation.moves.filter(
    (other) =>
      other.type === 'team' &&
      other.fromSiteId === fromSiteId &&
      other.toSiteId === toSiteId &&
      other.teacherId !== teacherId,
  )
  const named = others.map((other) =>
    fill(
      { zh: '{id}（{traits}）', en: '{id} ({traits})' },
      { id: other.teacherId, traits: traitsOf(facts, other) },
    ),
  )
  return [fill({ zh: '组团同行：{named}。', en: 'Goes in a team with {named}.' }, { named: joined(named) })]
}

/** Inside a cluster its head school decides, between clusters the bureau; by the policy. */
export function approval({ policy, clusters, sites }: Facts, move: RotationMove): Text {
  const clusterOf = (siteId: string): string =>
    clusters.get(sites.get(siteId)?.clusterId ?? '')?.name ?? siteId
  const within = move.scope === 'within-cluster'
  return fill(
    within
      ? { zh: '教共体内交流（{to}），由{who}审批。', en: 'Within a cluster ({to}); approved by the {who}.' }
      : {
          zh: '跨教共体交流（{from}→{to}），由{who}审批。',
          en: 'Between clusters ({from} to {to}); approved by the {who}.',
        },
    {
      from: clusterOf(move.fromSiteId),
      to: clusterOf(move.toSiteId),
      who: within ? policy.approvals.withinCluster : policy.approvals.betweenClusters,
    },
  )
}

function commute({ commuteKmBefore: before, commuteKmAfter: after }: RotationMove): Text {
  const change = Math.round((after - before) * 10) / 10
  if (change === 0)
    return fill(
      { zh: '单程通勤仍为 {after} 公里。', en: 'One-way commute as before: {after} km.' },
      { after },
    )
  const words: Text =
    change > 0
      ? { zh: `增加 ${figure(change)} 公里`, en: `${figure(change)} km more` }
      : { zh: `减少 ${figure(-change)} 公里`, en: `${figure(-change)} km less` }
  return fill(
    {
      zh: '单程通勤由 {before} 公里变为 {after} 公里（{words}）。',
      en: 'One-way commute from {before} km to {after} km ({words}).',
    },
    { before, after, words },
  )
}

const HEADS: Readonly<Record<string, Text>> = {
  overQualified: { zh: '高于规定学历', en: 'Over-qualified' },
  backbone: { zh: '骨干', en: 'Backbone' },
  artsAndPe: { zh: '体育艺术', en: 'PE and arts' },
}

/** One reason as a phrase, ids replaced by names. Codes of later versions are shown as they are. */
export function explainReason(facts: Facts, { code, params }: Reason): Text {
  const sentence: Text | undefined = Object.hasOwn(MOVE_REASONS, code)
    ? MOVE_REASONS[code as keyof typeof MOVE_REASONS]
    : Object.hasOwn(RULES, code)
      ? ruleHeld(code as keyof typeof RULES)
      : undefined
  if (!sentence) return { zh: code, en: code }
  const values: Record<string, Text | string | number> = { ...params }
  if (params['site'] !== undefined) values['site'] = placeOf(facts, params)
  if (params['subject'] !== undefined) values['subject'] = subjectName(String(params['subject']))
  if (params['head'] !== undefined) {
    const head = String(params['head'])
    values['head'] = HEADS[head] ?? head
  }
  return fill(sentence, values)
}

const ruleHeld = (code: keyof typeof RULES): Text => ({
  zh: `为满足“${RULES[code].zh}”所需`,
  en: `Needed to keep the rule "${RULES[code].en}"`,
})

/** A site by name; with the stage where it has two. */
function placeOf(facts: Facts, { site, stage }: Reason['params']): Text {
  const name = siteName(facts, String(site))
  const twoStages = (facts.sites.get(String(site))?.stages.length ?? 0) > 1
  if (!twoStages || (stage !== 'primary' && stage !== 'junior')) return { zh: name, en: name }
  return { zh: `${name}${STAGE_NAMES[stage].zh}部`, en: `${name} (${STAGE_NAMES[stage].en})` }
}

/** Subjects that any teacher may take are pooled under `any`. */
export const subjectName = (key: string): Text =>
  Object.hasOwn(SUBJECT_NAMES, key)
    ? SUBJECT_NAMES[key as Subject]
    : key === 'any'
      ? { zh: '不限学科课程', en: 'subjects open to all' }
      : { zh: key, en: key }
