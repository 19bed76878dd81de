/** Rules on single moves. */
import type { BuiltCounty } from '../../support/county.ts'
import {
  heads,
  kept,
  rotation,
  sent,
  wishing,
  withoutClusters,
  withSites,
  withTeachers,
  type Row,
  type Teacher,
} from './scenes.ts'

/** Came home last summer. */
const back = withTeachers(({ homeSiteId }) => ({
  servingSiteId: homeSiteId === 'S000' ? 'S001' : 'S000',
  servingUntil: '2025-07-31',
}))

/** One in four teaches at the junior stage. */
const fromAbove = withTeachers((_, t) => ({
  stage: t % 4 === 0 ? 'junior' : 'primary',
  certificate: 'junior',
}))
const banded = (gradeBand: Teacher['gradeBand']): BuiltCounty => withTeachers(() => ({ gradeBand }))

export const CANDIDATES: readonly Row[] = [
  {
    name: 'not-eligible: years at the school',
    quiet: [
      { changes: { eligibility: { minYearsSameSchool: 6 } } },
      { changes: { eligibility: { minYearsSameSchool: 8 } } },
    ],
    felt: [{}, { changes: { eligibility: { minYearsSameSchool: 12 } } }],
  },
  {
    name: 'return-rest',
    quiet: [{}, { changes: rotation({ restYearsAfterReturn: 9 }) }],
    felt: [{ built: back }, { built: back, changes: rotation({ restYearsAfterReturn: 2 }) }],
  },
  {
    name: 'quota-principals: who may go',
    quiet: [{}, { changes: { principals: { minRatio: 0 } } }],
    felt: [
      { built: heads({ wishes: ['A'] }) },
      { built: heads({ wishes: ['A'] }), changes: wishing({ principals: { minRatio: 0 } }) },
    ],
  },
  {
    name: 'pin: who is sent where they go anyway, and kept who stay anyway',
    quiet: [
      {},
      {
        pins: {
          serve: [{ teacherId: sent.teacherId, siteId: sent.toSiteId }],
          forbid: [{ teacherId: kept }],
        },
      },
    ],
    felt: [{}, { pins: { forbid: [{ teacherId: sent.teacherId }] } }],
  },
  {
    name: 'stage',
    quiet: [{}, { changes: rotation({ allowHighToLow: true }) }],
    felt: [
      {
        built: fromAbove,
      },
      {
        built: fromAbove,
        changes: rotation({ allowHighToLow: true }),
      },
    ],
  },
  {
    name: 'certificate',
    quiet: [{}, { built: withTeachers(() => ({ certificate: 'junior' })) }],
    felt: [{}, { built: withTeachers(() => ({ certificate: 'none' })) }],
  },
  {
    name: 'stage: grade band',
    quiet: [{ built: banded([5, 6]) }, { built: banded([5, 6]), changes: rotation({ sameGradeBand: true }) }],
    felt: [{ built: banded([7, 9]) }, { built: banded([7, 9]), changes: rotation({ sameGradeBand: true }) }],
  },
  {
    name: 'scope',
    quiet: [
      { built: withoutClusters },
      {
        built: withoutClusters,
        changes: rotation({ scope: 'between-clusters' }),
      },
    ],
    felt: [{}, { changes: rotation({ scope: 'within-cluster' }) }],
  },
  {
    name: 'closure',
    quiet: [{}, { built: withSites({ status: 'closing', closesOn: '2040-08-31' }) }],
    felt: [{}, { built: withSites({ status: 'closing', closesOn: '2027-08-31' }) }],
  },
  {
    name: 'commute: the cap',
    quiet: [{ changes: rotation({ maxCommuteKm: 200 }) }, { changes: rotation({ maxCommuteKm: 300 }) }],
    felt: [{}, { changes: rotation({ maxCommuteKm: 1 }) }],
  },
  {
    name: 'volunteer',
    quiet: [{}, { changes: rotation({ volunteersNeverWorse: true }) }],
    felt: [
      { built: withTeachers(() => ({ volunteer: true })) },
      { built: withTeachers(() => ({ volunteer: true })), changes: rotation({ volunteersNeverWorse: true }) },
    ],
  },
]
