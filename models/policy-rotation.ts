/** Who rotates: conditions, quotas, limits and prices of the exchange. */
import { z } from 'zod'
import { BySubject, Share, Weight } from './policy-values.ts'
import { Backbone, ExemptionCode } from './teacher.ts'

const AgeLimit = z.strictObject({ m: z.int().min(18).max(70), f: z.int().min(18).max(70) })

/** Who can be asked to move (符合交流条件). */
export const Eligibility = z.strictObject({
  minYearsSameSchool: z.int().min(0).max(40),
  /** Oldest age, in completed years, at which a teacher is still eligible; null for no limit. */
  maxAgeYears: AgeLimit.nullable(),
  onEstablishmentOnly: z.boolean(),
  /** Exemptions that this bureau recognises. */
  exemptions: z.array(ExemptionCode),
})

export const Principals = z.strictObject({
  minYearsSameSchool: z.int().min(0).max(40),
  maxAgeYears: AgeLimit.nullable(),
  /** Least share of the eligible principals who move; null where the bureau sets none. */
  minRatio: Share.nullable(),
})

export const Rotation = z.strictObject({
  /** Least share of the eligible teachers who move this year. */
  minRatioOfEligible: Share,
  /** Share of the eligible teachers who moved last year: this year's is no lower; null where there is none to hold to. */
  lastYearRatio: Share.nullable().default(null),
  /** Least share of the eligible teachers of urban sites, and of strong ones; null for none. */
  urbanMinRatio: Share.nullable(),
  strongMinRatio: Share.nullable().default(null),
  /** A site is strong (优质) from this composite on, weak (薄弱) below it; neither where none is known. */
  strongFrom: z.number().min(0).max(100).default(60),
  /** Of the teachers who move, at least this share goes from towns to villages; from strong to weak sites. */
  townToVillageMinShare: Share.default(0),
  strongToWeakMinShare: Share.default(0),
  /** The same for principals and middle managers. They change places, so half is the most that principals can reach. */
  managersStrongToWeakMinShare: Share.default(0),
  /** Of the teachers who move between towns and villages, at least this share goes each way (双向交流). */
  twoWayMinShare: z.number().min(0).max(0.5).default(0),
  /** Young teachers are at most this share of those who move; null for no limit. */
  youngMaxShare: Share.nullable().default(null),
  /** Backbone teachers of the same school who go along with each manager who moves (组团). */
  teamBackboneMin: z.int().min(0).max(10).default(0),
  /** Years at home for those who have come back from an exchange. */
  restYearsAfterReturn: z.int().min(0).max(10).default(0),
  /** Volunteers go where they asked to, or no farther from home than now. */
  volunteersNeverWorse: z.boolean().default(false),
  minBackboneShare: Share,
  /** What the backbone share is a share of. */
  backboneBase: z.enum(['exchanged', 'eligible']),
  backboneLevel: Backbone,
  termYears: z.int().min(1).max(6),
  scope: z.enum(['within-cluster', 'between-clusters', 'both']),
  /** Largest share of a site's teachers who may leave at once. */
  leaveCapShare: Share,
  /** Largest number of arrivals as a share of a site's teachers, rounded up; null for none. */
  arriveCapShare: Share.nullable().default(null),
  /** Teachers of one subject who may leave, and arrive at, one site at once; null for no limit. */
  leaveCapPerSubject: z.int().min(0).max(50).nullable().default(null),
  arriveCapPerSubject: z.int().min(0).max(50).nullable().default(null),
  /** How far the number of teachers at a site may fall or rise. */
  headcountBand: z.strictObject({ lossMax: z.int().min(0).max(50), gainMax: z.int().min(0).max(50) }),
  /** The same for a cluster as a whole; null for no limit. */
  clusterNetFlow: z
    .strictObject({ lossMax: z.int().min(0).max(500), gainMax: z.int().min(0).max(500) })
    .nullable()
    .default(null),
  /** Farthest serving post from home, road kilometres. */
  maxCommuteKm: z.number().min(1).max(300),
  /** A teacher may take a post of a lower stage than the own one. */
  allowHighToLow: z.boolean(),
  /** Same grade band (同级段) for the old and the new post. */
  sameGradeBand: z.boolean(),
  gradeBands: z
    .array(z.tuple([z.int().min(1).max(9), z.int().min(1).max(9)]))
    .min(1)
    .max(9),
  /** A visiting teacher may be counted as exchanged besides, in reports, from this many periods a week elsewhere; null: never. */
  itinerantCountsFromPeriods: z.number().min(1).max(40).nullable(),
  /** Share of the best possible coverage that the weighted plan may give up. */
  coverageTolerance: Share,
})

/** Prices of the weighted rotation solve. Points; one missing period of an ordinary subject is 1. */
export const RotationWeights = z.strictObject({
  /** A week's period that nobody can teach. */
  shortagePeriod: BySubject(Weight),
  /** A period of a teacher's load that no class needs. */
  surplusPeriod: Weight,
  /** A head away from the even spread over pupils: over-qualified, backbone, PE and arts teachers. */
  dispersionHead: z.strictObject({ overQualified: Weight, backbone: Weight, artsAndPe: Weight }),
  /** A road kilometre added between home and school, one way. */
  commuteKm: Weight,
  /** A move beyond the quota. */
  moveBeyondQuota: Weight,
  /** Subtracted where the teacher asked to go there, first wish; later wishes count less. */
  wish: Weight,
  /** Subtracted where a town teacher gains the village year that a senior title asks for. */
  ruralYear: Weight.default(0),
  /** Subtracted from where the subject can spare the teacher to where one of the teacher's subjects is short. */
  relief: Weight.default(0),
  /** For each year that who moves has served on exchange before. */
  servedYear: Weight.default(0),
  /** A young teacher whom a backbone teacher lacks to guide. */
  mentorShort: Weight.default(0),
  /** A backbone teacher whom a manager who moves lacks. */
  teamShort: Weight.default(0),
})

/** Backbone teachers guide young ones of their subject (导师制). */
export const Mentoring = z.strictObject({
  perBackboneMin: z.int().min(0).max(10),
  /** Where those guided serve: at the same school, or in its cluster. */
  within: z.enum(['school', 'cluster']).default('cluster'),
  youngMaxAgeYears: z.int(),
  youngMaxTeachingYears: z.int(),
})
