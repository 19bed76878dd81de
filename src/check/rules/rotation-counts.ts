import { sharedCluster } from '../../../models/cluster.ts'
import { returnsOf } from '../../../models/eligibility.ts'
import { isBackbone, isPrincipal } from '../../../models/teacher.ts'
import type { Return, Violation } from '../../../models/plan.ts'
import type { Facts } from '../facts.ts'
import type { KnownMove } from '../known.ts'
import { groupBy } from '../lists.ts'
import { requiredBy } from '../required.ts'
import { type CheckRule, violation } from '../rule.ts'
import { inTeam } from '../value/preferences.ts'
import { mismatches, type Stated } from './stated.ts'

/** Totals that the rotation states: who is eligible, what the quotas ask, heads at each site, and what each move says of its teacher. */
export const rotationCounts: CheckRule = {
  codes: ['count-mismatch'],
  part: 'rotation',
  *check(facts) {
    yield* mismatches(totals(facts))
    const together = sharedCluster(facts.county)
    for (const known of facts.moves)
      yield* mismatches(ofMove(known, facts, together(known.from.id, known.to.id)))
    yield* mismatches(ofReturns(facts))
    yield* ofHeadcounts(facts)
  },
}

function totals(facts: Facts): Stated[] {
  const { rotation } = facts.plan
  const required = requiredBy(facts)
  const total = (where: string, zh: string, en: string, stated: number, actual: number): Stated => ({
    where: `rotation.${where}`,
    zh,
    en,
    stated,
    actual,
  })
  return [
    total('eligible', '符合交流条件教师数', 'Eligible teachers', rotation.eligible, required.eligible),
    total(
      'eligiblePrincipals',
      '符合交流条件校长数',
      'Eligible principals',
      rotation.eligiblePrincipals,
      required.eligiblePrincipals,
    ),
    total('requiredMoves', '应交流教师数', 'Moves required', rotation.requiredMoves, required.moves),
    total(
      'requiredPrincipalMoves',
      '应交流校长数',
      'Moves of principals required',
      rotation.requiredPrincipalMoves,
      required.principalMoves,
    ),
    total(
      'requiredBackbone',
      '应交流骨干教师数',
      'Backbone teachers required',
      rotation.requiredBackbone,
      required.backbone,
    ),
  ]
}

function ofMove({ move, teacher, from, to }: KnownMove, facts: Facts, within: boolean): Stated[] {
  const figure = (zh: string, en: string, stated: Stated['stated'], actual: Stated['actual']): Stated => ({
    where: move.id,
    zh: `教师 ${teacher.id} 的交流记录，${zh}`,
    en: `Move of teacher ${teacher.id}, ${en}`,
    stated,
    actual,
  })
  return [
    figure(
      '是否骨干教师',
      'backbone',
      move.backbone,
      isBackbone(teacher, facts.policy.rotation.backboneLevel),
    ),
    figure('是否组团', 'team', move.type === 'team', inTeam(facts, { move, teacher, from, to })),
    figure('是否校长', 'principal', move.principal, isPrincipal(teacher)),
    figure('交流范围', 'scope', move.scope, within ? 'within-cluster' : 'between-clusters'),
    figure(
      '交流前通勤公里数',
      'commute before',
      move.commuteKmBefore,
      facts.commuteKm(teacher, facts.servingNow(teacher)),
    ),
    figure('交流后通勤公里数', 'commute after', move.commuteKmAfter, facts.commuteKm(teacher, to.id)),
  ]
}

/** Who is back from an exchange; a plan may leave the list out. */
function ofReturns({ plan, county }: Facts): Stated[] {
  const { returns } = plan.rotation
  const list = (all: readonly Return[]): string =>
    all
      .map(({ teacherId, fromSiteId, toSiteId, until }) => `${teacherId} ${fromSiteId} ${toSiteId} ${until}`)
      .join()
  return returns === undefined
    ? []
    : [
        {
          where: 'rotation.returns',
          zh: '期满返回名单',
          en: 'Those who are back from an exchange',
          stated: list(returns),
          actual: list(returnsOf(county)),
        },
      ]
}

/** One line for each site, with those in post before and after. */
function* ofHeadcounts({ plan, sites, staffNow, postings, teachers }: Facts): Iterable<Violation> {
  const lines = groupBy(plan.rotation.headcounts, ({ siteId }) => siteId)
  const present = [...postings].filter(([id]) => teachers.get(id)!.status === 'in-post')
  const staffAfter = groupBy(present, ([, { servingSiteId }]) => servingSiteId)
  for (const { id, name } of sites.values()) {
    const [line, ...more] = lines.get(id) ?? []
    if (!line || more.length > 0) {
      yield violation(
        'count-mismatch',
        `headcounts ${id}`,
        `${name}的人数应列 1 行，方案列了 ${more.length + (line ? 1 : 0)} 行`,
        `${name} should have one line of headcounts; the plan has ${more.length + (line ? 1 : 0)}`,
      )
      continue
    }
    const [before, after] = [staffNow.get(id)?.length ?? 0, staffAfter.get(id)?.length ?? 0]
    yield* mismatches([
      {
        where: `headcounts ${id}`,
        zh: `${name}交流前人数`,
        en: `Teachers at ${name} before`,
        stated: line.before,
        actual: before,
      },
      {
        where: `headcounts ${id}`,
        zh: `${name}交流后人数`,
        en: `Teachers at ${name} after`,
        stated: line.after,
        actual: after,
      },
    ])
  }
}
