import type { CandidateRule } from './candidate.ts'

/** Volunteers are never worse off, where the policy says so: they go where they asked to, or no farther from home. */
export const volunteers: CandidateRule = {
  code: 'volunteer',
  mayLeave: () => true,
  mayServe: ({ volunteer, wishes }, { site, km, beforeKm }, { policy }) =>
    !policy.rotation.volunteersNeverWorse || !volunteer || wishes.includes(site.id) || km <= beforeKm,
}
