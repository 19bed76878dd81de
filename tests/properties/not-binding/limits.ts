/** Rules over several moves. */
import { lively } from '../../support/every-rule.ts'
import {
  asked,
  elsewhere,
  heads,
  kept,
  plain,
  rotation,
  sent,
  slope,
  weights,
  wishing,
  withSites,
  withTeachers,
  type Row,
} from './scenes.ts'

/** Nobody gains more than one teacher: a plan of few moves. */
const few = { headcountBand: { lossMax: 1, gainMax: 1 } }

export const LIMITS: readonly Row[] = [
  {
    name: 'pin: the move is made',
    quiet: [{}, { pins: { serve: [{ teacherId: sent.teacherId, siteId: sent.toSiteId }] } }],
    felt: [{}, { pins: { serve: [{ teacherId: kept, siteId: elsewhere }] } }],
  },
  {
    name: 'headcount',
    quiet: [
      { changes: rotation({ headcountBand: { lossMax: 29, gainMax: 29 } }) },
      { changes: rotation({ headcountBand: { lossMax: 30, gainMax: 30 } }) },
    ],
    felt: [{}, { changes: rotation({ headcountBand: { lossMax: 0, gainMax: 0 } }) }],
  },
  {
    name: 'posts-conserved: principals change places',
    // Whether the other may go is no matter to one who does not want to.
    quiet: [
      { built: heads(), changes: { principals: { minRatio: 0 }, ...weights({ wish: 0 }) } },
      {
        built: heads({ atSchoolSince: '2025-09' }),
        changes: { principals: { minRatio: 0 }, ...weights({ wish: 0 }) },
      },
    ],
    felt: [
      { built: heads({ wishes: ['A'] }), changes: wishing({ principals: { minRatio: 0 } }) },
      {
        built: heads({ wishes: ['A'], atSchoolSince: '2025-09' }),
        changes: wishing({ principals: { minRatio: 0 } }),
      },
    ],
  },
  {
    name: 'leave-cap',
    quiet: [{ changes: rotation({ leaveCapShare: 0.99 }) }, { changes: rotation({ leaveCapShare: 1 }) }],
    felt: [{}, { changes: rotation({ leaveCapShare: 0.01 }) }],
  },
  {
    name: 'arrive-cap',
    quiet: [{ changes: rotation(few) }, { changes: rotation({ arriveCapShare: 1, ...few }) }],
    felt: [{}, { changes: rotation({ arriveCapShare: 0 }) }],
  },
  {
    name: 'subject-cap',
    quiet: [{}, { changes: rotation({ leaveCapPerSubject: 30, arriveCapPerSubject: 30 }) }],
    felt: [{}, { changes: rotation({ leaveCapPerSubject: 0, arriveCapPerSubject: 30 }) }],
  },
  {
    name: 'net-flow',
    quiet: [{}, { changes: rotation({ clusterNetFlow: { lossMax: 29, gainMax: 29 } }) }],
    felt: [{}, { changes: rotation({ clusterNetFlow: { lossMax: 0, gainMax: 0 } }) }],
  },
  {
    name: 'quota-teachers',
    quiet: [{ changes: asked({ minRatioOfEligible: 0 }) }, { changes: asked({ minRatioOfEligible: 0.05 }) }],
    felt: [{ changes: asked({ minRatioOfEligible: 0 }) }, { changes: asked({ minRatioOfEligible: 1 }) }],
  },
  {
    name: 'quota-growth',
    quiet: [{ changes: asked({ lastYearRatio: null }) }, { changes: asked({ lastYearRatio: 0.05 }) }],
    felt: [{ changes: asked({ lastYearRatio: null }) }, { changes: asked({ lastYearRatio: 1 }) }],
  },
  {
    name: 'quota-principals: the ratio',
    quiet: [
      { built: heads({ wishes: ['A'] }), changes: wishing({ principals: { minRatio: 0 } }) },
      { built: heads({ wishes: ['A'] }), changes: wishing({ principals: { minRatio: 1 } }) },
    ],
    felt: [
      { built: heads(), changes: { principals: { minRatio: 0 } } },
      { built: heads(), changes: { principals: { minRatio: 1 } } },
    ],
  },
  {
    name: 'quota-urban',
    quiet: [{ changes: asked({}) }, { changes: asked({ urbanMinRatio: 0.05 }) }],
    felt: [{}, { changes: rotation({ urbanMinRatio: 1 }) }],
  },
  {
    name: 'quota-strong',
    quiet: [{}, { changes: rotation({ strongMinRatio: 1 }) }],
    felt: [{ built: lively(plain) }, { built: lively(plain), changes: rotation({ strongMinRatio: 1 }) }],
  },
  {
    name: 'quota-backbone',
    quiet: [
      { built: withTeachers(() => ({ backbone: 'county' })) },
      { built: withTeachers(() => ({ backbone: 'county' })), changes: rotation({ minBackboneShare: 0.9 }) },
    ],
    felt: [{}, { changes: rotation({ minBackboneShare: 0.9 }) }],
  },
  {
    name: 'town-to-village',
    quiet: [{ changes: asked({}) }, { changes: asked({ townToVillageMinShare: 0.2 }) }],
    felt: [{}, { changes: rotation({ townToVillageMinShare: 1 }) }],
  },
  {
    name: 'strong-to-weak',
    quiet: [{}, { changes: rotation({ strongToWeakMinShare: 1 }) }],
    felt: [
      { built: slope('C'), changes: wishing({}) },
      { built: slope('C'), changes: wishing(rotation({ strongToWeakMinShare: 1 })) },
    ],
  },
  {
    name: 'managers-strong-to-weak',
    quiet: [
      { built: slope('B'), changes: wishing({}) },
      {
        built: slope('B'),
        changes: wishing(rotation({ managersStrongToWeakMinShare: 1 })),
      },
    ],
    felt: [
      { built: slope('C'), changes: wishing({}) },
      {
        built: slope('C'),
        changes: wishing(rotation({ managersStrongToWeakMinShare: 1 })),
      },
    ],
  },
  {
    name: 'two-way',
    quiet: [
      { built: withSites({ locale: 'rural' }) },
      { built: withSites({ locale: 'rural' }), changes: rotation({ twoWayMinShare: 0.5 }) },
    ],
    felt: [
      { built: slope('B'), changes: wishing({}) },
      { built: slope('B'), changes: wishing(rotation({ twoWayMinShare: 0.5 })) },
    ],
  },
  {
    name: 'young-share',
    quiet: [{}, { changes: rotation({ youngMaxShare: 0.9 }) }],
    felt: [
      { built: withTeachers(() => ({ birthMonth: '1996-01' })) },
      { built: withTeachers(() => ({ birthMonth: '1996-01' })), changes: rotation({ youngMaxShare: 0 }) },
    ],
  },
]
