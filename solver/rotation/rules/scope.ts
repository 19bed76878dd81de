import type { CandidateRule } from './candidate.ts'

/**
 * Moves stay within the cluster, go between clusters, or both, as the policy sets. A site without a cluster is one of its
 * own; the core of a township's cluster also stands in the cluster above.
 */
export const scope: CandidateRule = {
  code: 'scope',
  mayLeave: () => true,
  mayServe: (_, { site }, { from, policy, together }) => {
    const within = together(from.id, site.id)
    if (policy.rotation.scope === 'both') return true
    return within === (policy.rotation.scope === 'within-cluster')
  },
}
