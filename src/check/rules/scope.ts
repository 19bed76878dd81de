import { sharedCluster } from '../../../models/cluster.ts'
import { type CheckRule, violation } from '../rule.ts'

/** Moves stay within the cluster, or go between clusters, where the policy sets only one of them. A site without a cluster is one of its own. */
export const scope: CheckRule = {
  codes: ['scope'],
  part: 'rotation',
  *check({ moves, policy, county }) {
    const allowed = policy.rotation.scope
    if (allowed === 'both') return
    const together = sharedCluster(county)
    for (const { teacher, from, to } of moves) {
      const within = together(from.id, to.id)
      if (within === (allowed === 'within-cluster')) continue
      yield violation(
        'scope',
        teacher.id,
        `教师 ${teacher.id} 由${from.name}到${to.name}，政策只允许${within ? '教共体之间' : '教共体内部'}交流`,
        `Teacher ${teacher.id} goes from ${from.name} to ${to.name}; the policy has moves ${within ? 'between' : 'within'} clusters only`,
      )
    }
  },
}
