/** Awkward shapes beside seeded counties, under policies that ask for much: as many as are wanted, all different. */
import type { County, Pins } from '../../models/county.ts'
import { isHard, type RuleCode } from '../../models/rule.ts'
import type { TravelTable } from '../../models/travel.ts'
import { solveRotation } from '../../solver/rotation/rotation.ts'
import { checkPlan } from '../../src/check/check.ts'
import { AWKWARD } from './awkward-county.ts'
import { EVERY_RULE, lively } from './every-rule.ts'
import { planOf, type Scene } from './good-plan.ts'
import { policyWith } from './policy.ts'
import { randomCounty } from './random-county.ts'

type Changes = NonNullable<Parameters<typeof policyWith>[0]>

/** What bureaus might ask for, some of it impossible. */
const POLICIES: readonly Changes[] = [
  EVERY_RULE,
  {
    rotation: {
      minRatioOfEligible: 0.1,
      minBackboneShare: 0.2,
      leaveCapShare: 0.3,
      headcountBand: { lossMax: 1, gainMax: 1 },
      coverageTolerance: 0.01,
    },
  },
  { rotation: { minRatioOfEligible: 0.9, leaveCapShare: 0.1, headcountBand: { lossMax: 1, gainMax: 1 } } },
  { ...EVERY_RULE, principals: { minRatio: 1 }, itinerant: { allowed: false } },
  {
    rotation: {
      minRatioOfEligible: 0.5,
      minBackboneShare: 0.9,
      lastYearRatio: 0.6,
      scope: 'within-cluster',
      maxCommuteKm: 12,
    },
  },
  {
    ...EVERY_RULE,
    rotation: {
      ...EVERY_RULE.rotation,
      minRatioOfEligible: 1,
      twoWayMinShare: 0.5,
      youngMaxShare: 0,
      clusterNetFlow: { lossMax: 0, gainMax: 0 },
      coverageTolerance: 0,
    },
  },
  {
    rotation: {
      urbanMinRatio: 1,
      strongMinRatio: 1,
      townToVillageMinShare: 1,
      strongToWeakMinShare: 1,
      arriveCapShare: 0,
      scope: 'between-clusters',
    },
  },
]

/** Kilometres between the two halves. */
const APART_KM = 15
const KM_PER_DEGREE = 111.195

/** The shape and a seeded county in one, everybody's ids kept apart; every third has pins, some of them impossible. */
export function awkwardMix(shape: string, seed: number): Scene {
  const [one, other] = [AWKWARD[shape]!().county, seeded(seed)]
  const county: County = {
    ...one,
    sites: [...one.sites, ...other.sites],
    clusters: [...one.clusters, ...other.clusters],
    classes: [...one.classes, ...other.classes],
    teachers: [...one.teachers, ...other.teachers],
  }
  const policy = policyWith(POLICIES[seed % POLICIES.length])
  return { county, travel: lineTravel(county), policy, ...(seed % 3 === 0 && { pins: pinsOf(county, seed) }) }
}

function seeded(seed: number): County {
  const sizes = { sites: 2 + (seed % 4), teachers: 6 + (seed % 19), clusterSize: 1 + (seed % 3) }
  const { county } = lively(randomCounty({ ...sizes, seed }))
  const cluster = (id: string): string => `R-${id}`
  return {
    ...county,
    clusters: county.clusters.map((c) => ({ ...c, id: cluster(c.id), name: cluster(c.name) })),
    sites: county.sites.map(({ clusterId, position, ...site }) => ({
      ...site,
      position: { lat: 0, lon: position!.lon + APART_KM / KM_PER_DEGREE },
      ...(clusterId !== undefined && { clusterId: cluster(clusterId) }),
    })),
  }
}

function pinsOf({ teachers, sites }: County, seed: number): Pins {
  const any = <Item>(list: readonly Item[], salt: number): Item | undefined =>
    list[(seed * 31 + salt) % list.length]
  const [sent, kept, site] = [any(teachers, 7), any(teachers, 11), any(sites, 3)]
  return {
    serve: sent && site && sent !== kept ? [{ teacherId: sent.id, siteId: site.id }] : [],
    forbid: kept ? [{ teacherId: kept.id }] : [],
  }
}

/** Sites on a line, two minutes a kilometre. */
function lineTravel({ sites }: County): TravelTable {
  const at = sites.map(({ position }) => position!.lon * KM_PER_DEGREE)
  const roadKm = Float64Array.from(at.flatMap((a) => at.map((b) => Math.abs(a - b))))
  const siteIds = sites.map(({ id }) => id)
  return { siteIds, roadKm, travelMin: roadKm.map((km) => Math.ceil(2 * km)), basis: 'matrix' }
}

/** Hard rules that the plan of such a county breaks without a word about it in its conflicts; should be none. */
export async function brokenInSilence(
  scene: Scene,
): Promise<{ readonly silent: RuleCode[]; readonly told: RuleCode[] }> {
  const { county, travel, policy, pins } = scene
  const { rotation, postings, conflicts } = await solveRotation(scene, { seed: 1, effort: 'quick' })
  const plan = planOf(county, policy, { ...rotation, conflicts: [...conflicts], frozen: false }, [
    ...postings,
  ])
  const broken = checkPlan({ county, travel, policy, plan, ...(pins && { pins }) }).filter(({ rule }) =>
    isHard(rule),
  )
  const told = [...new Set(conflicts.map(({ rule }) => rule))]
  return { silent: [...new Set(broken.map(({ rule }) => rule))].filter((rule) => !told.includes(rule)), told }
}
