import type { Text } from '../../models/basics.ts'
import type { RotationMove } from '../../models/plan.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { siteBalance, type SubjectBalance } from './balance.ts'
import { type Facts, siteName, STAGE_NAMES, subjectAt } from './facts.ts'
import { explainBroadcast } from './broadcast.ts'
import { explainUnmet } from './unmet.ts'
import { explainVisit } from './visit.ts'
import { fill, joined } from './words.ts'

/** What the plan means for one site: heads before and after, who comes and goes, each subject, visits, what stays unmet. */
export function explainSite(facts: Facts, siteId: string): Text[] | undefined {
  const site = facts.sites.get(siteId)
  if (!site) return undefined
  return [
    heading(facts, siteId),
    ...comings(facts, siteId),
    ...siteBalance(facts, siteId).map((row) => subjectLine(facts, siteId, row)),
    ...(facts.visitsTo.get(siteId) ?? []).map((visit) => explainVisit(facts, visit)),
    ...(facts.heardAt.get(siteId) ?? []).map((duty) => explainBroadcast(facts, siteId, duty)),
    ...(facts.unmetAt.get(siteId) ?? []).map((unmet) => explainUnmet(facts, unmet)),
  ]
}

function heading(facts: Facts, siteId: string): Text {
  const site = facts.sites.get(siteId)!
  const classes = facts.county.classes.filter((c) => c.siteId === siteId)
  const heads = facts.plan.rotation.headcounts.find((h) => h.siteId === siteId)
  const cluster = facts.clusters.get(site.clusterId ?? '')
  return fill(
    {
      zh: '{name}（{stages}{cluster}）：{classes} 个班、{pupils} 名学生；教师由 {before} 人变为 {after} 人。',
      en: '{name} ({stages}{cluster}): {classes} classes, {pupils} pupils; teachers from {before} to {after}.',
    },
    {
      name: site.name,
      stages: joined(site.stages.map((stage) => STAGE_NAMES[stage])),
      cluster: cluster ? { zh: `，${cluster.name}`, en: `, ${cluster.name}` } : '',
      classes: classes.length,
      pupils: classes.reduce((sum, { pupils }) => sum + pupils, 0),
      before: heads?.before ?? '—',
      after: heads?.after ?? '—',
    },
  )
}

/** One line for those who come and one for those who go. */
function comings(facts: Facts, siteId: string): Text[] {
  const line = (
    words: Text,
    moves: readonly RotationMove[],
    other: (move: RotationMove) => string,
  ): Text[] =>
    moves.length === 0
      ? []
      : [
          fill(words, {
            count: moves.length,
            list: joined(
              moves.map((move) => {
                const teacher = facts.teachers.get(move.teacherId)
                const subject = teacher ? SUBJECT_NAMES[teacher.subject] : { zh: '—', en: '—' }
                const name = siteName(facts, other(move))
                return {
                  zh: `${move.teacherId}（${subject.zh}，${name}）`,
                  en: `${move.teacherId} (${subject.en}, ${name})`,
                }
              }),
            ),
          }),
        ]
  return [
    ...line(
      { zh: '交流来校 {count} 人：{list}。', en: '{count} come: {list}.' },
      facts.movesTo.get(siteId) ?? [],
      (move) => move.fromSiteId,
    ),
    ...line(
      { zh: '交流离校 {count} 人：{list}。', en: '{count} leave: {list}.' },
      facts.movesFrom.get(siteId) ?? [],
      (move) => move.toSiteId,
    ),
  ]
}

function subjectLine(facts: Facts, siteId: string, row: SubjectBalance): Text {
  const { stage, subject, teachersBefore, teachersAfter, needed, taughtHome, taughtVisit, missing } = row
  const words: Text = facts.plan.stages.includes('duties')
    ? {
        zh: '{subject}：每周需 {needed} 节，本校教师上 {home} 节，走教 {visit} 节{broadcast}，缺 {missing} 节；专任教师 {before}→{after} 人。',
        en: '{subject}: {needed} periods needed a week; {home} by own teachers, {visit} by visits{broadcast}, {missing} missing; teachers {before} to {after}.',
      }
    : {
        zh: '{subject}：每周需 {needed} 节；专任教师 {before}→{after} 人。',
        en: '{subject}: {needed} periods needed a week; teachers {before} to {after}.',
      }
  return fill(words, {
    subject: subjectAt(facts, siteId, stage, subject),
    needed,
    home: taughtHome,
    visit: taughtVisit,
    broadcast:
      row.taughtBroadcast > 0
        ? { zh: `，专递课堂 ${row.taughtBroadcast} 节`, en: `, ${row.taughtBroadcast} broadcast` }
        : '',
    missing,
    before: teachersBefore,
    after: teachersAfter,
  })
}
