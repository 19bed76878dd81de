import { candidatesTo, type LimitRule } from './limit.ts'

/** The number of teachers at a site falls and rises no more than the policy's band allows. */
export const headcount: LimitRule = {
  code: 'headcount',
  gives: 'law',
  limits: (problem) => {
    const { lossMax, gainMax } = problem.policy.rotation.headcountBand
    return problem.sites.flatMap(({ id, persons }, s) => {
      const movers = persons.flatMap((p) => (problem.persons[p]!.mover >= 0 ? problem.persons[p]!.mover : []))
      const candidates = candidatesTo(problem, s)
      if (movers.length <= lossMax && candidates.length <= gainMax) return []
      return {
        rule: 'headcount' as const,
        where: id,
        lower: -lossMax,
        upper: gainMax,
        movers,
        moverBy: movers.map(() => -1),
        candidates,
        candidateBy: candidates.map(() => 1),
      }
    })
  },
  sentence: ({ where, lower, upper }, change) => ({
    zh: `${where}：人数变化 ${change}，范围 ${lower} 至 +${upper}`,
    en: `${where}: headcount changes by ${change}, allowed ${lower} to +${upper}`,
  }),
}
