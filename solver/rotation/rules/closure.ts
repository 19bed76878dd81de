import type { CandidateRule } from './candidate.ts'

/** No posting outlives a closing or transitional site: the term, counted from the county's day, ends before it closes. */
export const closure: CandidateRule = {
  code: 'closure',
  mayLeave: () => true,
  mayServe: (_, { site }, { county, policy }) => {
    if (site.status === 'permanent') return true
    if (site.closesOn === undefined) return site.status === 'transitional'
    const endYear = Number(county.asOf.slice(0, 4)) + policy.rotation.termYears
    return `${String(endYear)}${county.asOf.slice(4)}` <= site.closesOn
  },
}
