import type { CandidateRule } from './candidate.ts'

/** The new post has classes of the teacher's grade band (同级段), where the policy asks for it and the roster says the band. */
export const gradeBand: CandidateRule = {
  code: 'stage',
  mayLeave: () => true,
  mayServe: ({ gradeBand: band }, post, { policy }) =>
    !policy.rotation.sameGradeBand ||
    band === undefined ||
    [...post.grades].some((grade) => grade >= band[0] && grade <= band[1]),
}
