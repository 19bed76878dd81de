/** Prices. */
import type { PublishedPost } from '../../../solver/rotation/rules/calm.ts'
import { type BuiltCounty, county } from '../../support/county.ts'
import { lively } from '../../support/every-rule.ts'
import {
  company,
  elsewhere,
  kept,
  moves,
  plain,
  rotation,
  weights,
  withTeachers,
  type Changes,
  type Row,
} from './scenes.ts'

/** Wishes decide, the spread of backbone teachers does not. */
const going = { wish: 9, dispersionHead: { overQualified: 0, backbone: 0, artsAndPe: 0 } }

/** Calm about what is planned anyway. */
const publishedAs = ({ teacherId, toSiteId, stage }: (typeof moves)[number]): PublishedPost => ({
  teacherId,
  unit: `${toSiteId}/${stage}`,
  points: 5,
})

/** One place: no way is any longer than another. */
const atOnePlace = {
  county: plain.county,
  travel: { ...plain.travel, roadKm: plain.travel.roadKm.map(() => 0) },
}
/** Too many junior teachers of maths in A, and too few primary ones in B, an hour away. */
const nineYear = county()
  .site('A', { grades: [1, 2, 3, 4, 5, 6, 7] })
  .site('B', { km: 30 })
  .teachersAlike(4, 'j', 'A', { stage: 'junior', certificate: 'junior' })
  .teachersAlike(2, 'p', 'A')
  .teacher('b', 'B')
  .build()
const priced = (
  name: string,
  quietOn: BuiltCounty,
  feltOn: BuiltCounty,
  low: Changes,
  high: Changes,
): Row => ({
  name,
  quiet: [
    { built: quietOn, changes: low },
    { built: quietOn, changes: high },
  ],
  felt: [
    { built: feltOn, changes: low },
    { built: feltOn, changes: high },
  ],
})

export const PRICES: readonly Row[] = [
  priced(
    'dispersion',
    withTeachers(() => ({ education: 'secondary' })),
    plain,
    weights({ dispersionHead: { overQualified: 0, backbone: 4, artsAndPe: 6 } }),
    weights({ dispersionHead: { overQualified: 30, backbone: 4, artsAndPe: 6 } }),
  ),
  priced('commute: the price', atOnePlace, plain, weights({ commuteKm: 0 }), weights({ commuteKm: 9 })),
  {
    name: 'moves',
    quiet: [
      { changes: { ...rotation({ minRatioOfEligible: 1 }), ...weights({ moveBeyondQuota: 0 }) } },
      { changes: { ...rotation({ minRatioOfEligible: 1 }), ...weights({ moveBeyondQuota: 30 }) } },
    ],
    felt: [{ changes: weights({ moveBeyondQuota: 0 }) }, { changes: weights({ moveBeyondQuota: 30 }) }],
  },
  priced(
    'wishes',
    withTeachers(() => ({ wishes: [] })),
    withTeachers(() => ({ wishes: ['S003'] })),
    weights({ wish: 0 }),
    weights({ wish: 30 }),
  ),
  {
    name: 'calm',
    quiet: [{}, { published: moves.map(publishedAs) }],
    felt: [{}, { published: [{ teacherId: kept, unit: `${elsewhere}/primary`, points: 99 }] }],
  },
  priced('ruralYear', plain, lively(plain), weights({ ruralYear: 0 }), weights({ ruralYear: 30 })),
  priced(
    'relief',
    withTeachers(() => ({ subject: 'physics', secondSubjects: [] })),
    withTeachers((_, t) => ({ secondSubjects: ['pe'], ...(t % 2 === 0 && { subject: 'physics' }) })),
    weights({ relief: 0 }),
    weights({ relief: 30 }),
  ),
  {
    name: 'relief: from the junior stage to the primary one',
    quiet: [
      { built: nineYear, changes: weights({ relief: 0 }) },
      { built: nineYear, changes: weights({ relief: 30 }) },
    ],
    felt: [
      { built: nineYear, changes: { ...rotation({ allowHighToLow: true }), ...weights({ relief: 0 }) } },
      { built: nineYear, changes: { ...rotation({ allowHighToLow: true }), ...weights({ relief: 30 }) } },
    ],
  },
  priced(
    'served',
    plain,
    withTeachers(() => ({ exchangedYears: 2 })),
    weights({ servedYear: 0 }),
    weights({ servedYear: 30 }),
  ),
  priced(
    'mentors',
    withTeachers(() => ({ backbone: 'none' })),
    company({ backbone: 'county' }),
    { mentoring: { within: 'school' }, ...weights({ mentorShort: 0, wish: 9 }) },
    { mentoring: { within: 'school' }, ...weights({ mentorShort: 30, wish: 9 }) },
  ),
  priced(
    'teams',
    company({}),
    company({ role: 'middle-manager' }),
    { ...rotation({ teamBackboneMin: 1 }), ...weights({ ...going, teamShort: 0 }) },
    { ...rotation({ teamBackboneMin: 1 }), ...weights({ ...going, teamShort: 30 }) },
  ),
]
