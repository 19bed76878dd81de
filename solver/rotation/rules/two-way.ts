import { type Limit, type LimitRule, missingHeads, moversWhere, siteMoves } from './limit.ts'

/** Of the teachers who move between towns and villages, at least the policy's share goes each way (城乡双向交流). */
export const twoWay: LimitRule = {
  code: 'two-way',
  gives: 'quota',
  limits: (problem) => {
    const share = problem.policy.rotation.twoWayMinShare
    if (share === 0) return []
    const movers = moversWhere(problem, (person) => !person.principal)
    const down = siteMoves(problem, movers, (from, to) => !from.village && to.village)
    const up = siteMoves(problem, movers, (from, to) => from.village && !to.village)
    const least = (wanted: readonly number[], others: readonly number[]): Limit => ({
      rule: 'two-way',
      where: '',
      lower: 0,
      upper: Infinity,
      movers: [],
      moverBy: [],
      candidates: [...wanted, ...others],
      candidateBy: [...wanted.map(() => 1 - share), ...others.map(() => -share)],
    })
    return [least(down, up), least(up, down)]
  },
  sentence: (_, activity) => ({
    zh: `城乡双向交流不均，一个方向差 ${missingHeads(activity)} 人`,
    en: `moves between towns and villages are one-sided: ${missingHeads(activity)} short one way`,
  }),
}
