import { type CheckRule, violation } from '../rule.ts'
import { subjectName } from '../say.ts'
import { guidance } from '../value/preferences.ts'

/**
 * Each backbone teacher can guide so many young teachers of the subject (导师制), at the same school or in its cluster.
 * Counts heads where people serve under the plan; who guides whom is settled at the schools.
 */
export const mentors: CheckRule = {
  codes: ['mentors'],
  part: 'rotation',
  *check(facts) {
    const { policy, county, sites, postings } = facts
    const { perBackboneMin } = policy.mentoring
    const clusterNames = new Map(county.clusters.map(({ id, name }) => [id, name]))
    const groups = guidance(facts, ({ id }) => postings.get(id)?.servingSiteId)
    for (const { place, subject: code, guides, asked, young } of groups) {
      if (asked <= young) continue
      const name = clusterNames.get(place) ?? sites.get(place)?.name ?? place
      const subject = subjectName(code)
      yield violation(
        'mentors',
        place,
        `${name}${subject.zh}骨干教师 ${guides} 人，每人应指导青年教师 ${perBackboneMin} 人，同学科青年教师只有 ${young} 人`,
        `${name}: ${guides} backbone teachers of ${subject.en} should guide ${perBackboneMin} young teachers each; there are ${young}`,
      )
    }
  },
}
