import type { CandidateRule } from './candidate.ts'

/** Moves stay within the cluster, go between clusters, or both, as the policy sets. A site without a cluster is one of its own. */
export const scope: CandidateRule = {
  code: 'scope',
  mayLeave: () => true,
  mayServe: (_, { site }, { from, policy }) => {
    const within = from.clusterId !== undefined && from.clusterId === site.clusterId
    if (policy.rotation.scope === 'both') return true
    return within === (policy.rotation.scope === 'within-cluster')
  },
}
