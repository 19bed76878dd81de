import { isBackbone, ageYears, yearsTeaching, type Teacher } from '../../../models/teacher.ts'
import type { Policy } from '../../../models/policy.ts'
import type { Facts } from '../facts.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { subjectName } from '../say.ts'

/**
 * Each backbone teacher can guide so many young teachers of the subject (导师制), at the same site or in the same cluster.
 * Counts heads where people serve under the plan; who guides whom is settled at the schools.
 */
export const mentors: CheckRule = {
  codes: ['mentors'],
  part: 'rotation',
  *check(facts) {
    const { policy, county, sites } = facts
    const { perBackboneMin } = policy.mentoring
    const clusterNames = new Map(county.clusters.map(({ id, name }) => [id, name]))
    const groups = groupBy(inPost(facts), ({ teacher, siteId }) => {
      const cluster = sites.get(siteId)?.clusterId
      return `${cluster ?? siteId}\n${teacher.subject}`
    })
    for (const [key, members] of groups) {
      const people = members.map(({ teacher }) => teacher)
      const guides = people.filter((teacher) => isBackbone(teacher, policy.rotation.backboneLevel))
      const young = people.filter(
        (teacher) => !guides.includes(teacher) && isYoung(teacher, policy, county.asOf),
      )
      const short = guides.length * perBackboneMin - young.length
      if (short <= 0) continue
      const where = key.split('\n')[0]!
      const name = clusterNames.get(where) ?? sites.get(where)?.name ?? where
      const subject = subjectName(people[0]!.subject)
      yield violation(
        'mentors',
        where,
        `${name}${subject.zh}骨干教师 ${guides.length} 人，每人应指导青年教师 ${perBackboneMin} 人，同学科青年教师只有 ${young.length} 人`,
        `${name}: ${guides.length} backbone teachers of ${subject.en} should guide ${perBackboneMin} young teachers each; there are ${young.length}`,
      )
    }
  },
}

const inPost = ({ postings, teachers }: Facts): { teacher: Teacher; siteId: string }[] =>
  [...postings].flatMap(([id, { servingSiteId }]) => {
    const teacher = teachers.get(id)!
    return teacher.status === 'in-post' ? { teacher, siteId: servingSiteId } : []
  })

/** By age or by years of teaching, whichever fits. */
const isYoung = (teacher: Teacher, { mentoring }: Policy, asOf: string): boolean =>
  ageYears(teacher, asOf) <= mentoring.youngMaxAgeYears ||
  yearsTeaching(teacher, asOf) <= mentoring.youngMaxTeachingYears
