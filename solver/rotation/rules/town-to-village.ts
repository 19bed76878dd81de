import {
  hasTownsAndVillages,
  type LimitRule,
  missingHeads,
  moversWhere,
  shareOfMoves,
  siteMoves,
} from './limit.ts'

/** Of the teachers who move, the policy's share goes from town schools to village schools, rounded up, where there are both. */
export const townToVillage: LimitRule = {
  code: 'town-to-village',
  gives: 'quota',
  limits: (problem) => {
    const share = problem.policy.rotation.townToVillageMinShare
    if (share === 0 || !hasTownsAndVillages(problem)) return []
    const movers = moversWhere(problem, (person) => !person.principal)
    const down = siteMoves(problem, movers, (from, to) => !from.village && to.village)
    return [shareOfMoves('town-to-village', share, movers, down)]
  },
  sentence: (_, activity) => ({
    zh: `由城镇到乡村交流的教师不足，差 ${missingHeads(activity)} 人`,
    en: `too few teachers go from towns to villages: ${missingHeads(activity)} short`,
  }),
}
