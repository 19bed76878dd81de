import { candidatesTo, type LimitRule } from './limit.ts'

/** The number of teachers of a cluster falls and rises no more than the policy allows. */
export const netFlow: LimitRule = {
  code: 'net-flow',
  gives: 'cap',
  limits: (problem) => {
    const bounds = problem.policy.rotation.clusterNetFlow
    if (bounds === null) return []
    return problem.clusters.map((where, cluster) => {
      const sites = [...problem.sites.keys()].filter((s) => problem.sites[s]!.cluster === cluster)
      const persons = sites.flatMap((s) => problem.sites[s]!.persons)
      const movers = persons.flatMap((p) => (problem.persons[p]!.mover >= 0 ? problem.persons[p]!.mover : []))
      const candidates = sites.flatMap((s) => candidatesTo(problem, s))
      return {
        rule: 'net-flow' as const,
        where,
        lower: -bounds.lossMax,
        upper: bounds.gainMax,
        movers,
        moverBy: movers.map(() => -1),
        candidates,
        candidateBy: candidates.map(() => 1),
      }
    })
  },
  sentence: ({ where, lower, upper }, change) => ({
    zh: `教共体 ${where}：人数变化 ${change}，范围 ${lower} 至 +${upper}`,
    en: `cluster ${where}: headcount changes by ${change}, allowed ${lower} to +${upper}`,
  }),
}
