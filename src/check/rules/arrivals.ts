import { ceilShare } from '../../../models/basics.ts'
import type { Violation } from '../../../models/plan.ts'
import type { Site } from '../../../models/site.ts'
import type { KnownMove } from '../known.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { subjectName } from '../say.ts'

/** No site takes in more than the policy's share of its teachers at once, rounded up. */
export const arriveCap: CheckRule = {
  codes: ['arrive-cap'],
  part: 'rotation',
  *check({ moves, sites, staffNow, policy }) {
    const share = policy.rotation.arriveCapShare
    if (share === null) return
    for (const { id, name } of sites.values()) {
      const staff = staffNow.get(id)?.length ?? 0
      const into = moves.filter(({ to }) => to.id === id).length
      const most = ceilShare(share, staff)
      if (into > most)
        yield violation(
          'arrive-cap',
          id,
          `${name}有教师 ${staff} 人，派入 ${into} 人，至多 ${most} 人`,
          `${name} has ${staff} teachers and takes in ${into}; at most ${most} may arrive`,
        )
    }
  },
}

/** Teachers of one subject who leave or arrive at one site. */
export const subjectCap: CheckRule = {
  codes: ['subject-cap'],
  part: 'rotation',
  *check({ moves, policy }) {
    const { leaveCapPerSubject, arriveCapPerSubject } = policy.rotation
    yield* capped(moves, ({ from }) => from, leaveCapPerSubject, { zh: '派出', en: 'leave' })
    yield* capped(moves, ({ to }) => to, arriveCapPerSubject, { zh: '派入', en: 'arrive at' })
  },
}

function* capped(
  moves: readonly KnownMove[],
  siteOf: (move: KnownMove) => Site,
  most: number | null,
  verb: { zh: string; en: string },
): Iterable<Violation> {
  if (most === null) return
  for (const [key, own] of groupBy(moves, (move) => `${siteOf(move).id} ${move.teacher.subject}`)) {
    if (own.length <= most) continue
    const subject = subjectName(own[0]!.teacher.subject)
    const { name } = siteOf(own[0]!)
    yield violation(
      'subject-cap',
      key,
      `${name}${verb.zh}${subject.zh}教师 ${own.length} 人，至多 ${most} 人`,
      `${own.length} teachers of ${subject.en} ${verb.en} ${name}; at most ${most} may`,
    )
  }
}
