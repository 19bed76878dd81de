import { type Stage, STAGES } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import type { SiteKind } from '../../models/site.ts'
import { assembleCounty } from './assemble.ts'
import { classesOf } from './classes.ts'
import { Draw } from './draw.ts'
import { round4 } from './geo.ts'
import type { SchoolSketch, Standing } from './sketch.ts'
import { shareTeachers } from './staffing.ts'

export interface GenerateOptions {
  /** 1 to 2,000. */
  readonly sites: number
  /** 1 to 100,000, exactly; with fewer teachers than units some units have none. */
  readonly teachers: number
  readonly seed: number
  /** Gives loads, class sizes and the curriculum. */
  readonly policy: Policy
}

/** Sites of one cluster, the core among them. */
const CLUSTER_SITES = 7
/** Clusters stand on a square grid of this many degrees of latitude; members lie round the core. */
const CLUSTER_STEP_DEG = 0.16
const MEMBER_SPREAD_DEG = 0.07
const ORIGIN = { lat: 33, lon: 110 }
/** Teachers for each class: what decides how large the schools are. */
const TEACHERS_PER_CLASS = 1.9
const PUPILS_PER_CLASS = 40
const LEAST_CLASSES = 6
const MOST_CLASSES = 96
const TOWN_DWELLERS = 0.25

const NAMES: Readonly<Record<Standing, string>> = {
  core: '中心学校',
  town: '镇学校',
  village: '村小学',
  point: '教学点',
}

/**
 * A synthetic county of any size from a seed: strong town schools with teachers to spare, village schools of six small
 * classes with few specialists, some teaching points and nine-year schools, in clusters of about seven sites.
 */
export function generateCounty({ sites, teachers, seed, policy }: GenerateOptions): County {
  const draw = new Draw(seed)
  const clusters = Math.max(1, Math.round(sites / CLUSTER_SITES))
  const outlines = Array.from({ length: sites }, (_, i) => outlineSite(i, clusters, draw))
  const sized = withPupils(outlines, teachers, draw)
  return assembleCounty(
    {
      name: `模拟县 ${sites}/${teachers}/${seed}`,
      schoolYear: '2026-2027',
      asOf: '2026-08-31',
      notes: ['模拟数据：全部由程序按种子生成。', 'Synthetic: everything was made up from a seed.'],
      clusters: Array.from({ length: clusters }, (_, c) => ({
        id: `C${c + 1}`,
        name: `模拟教共体${c + 1}`,
        coreSiteId: outlines[c]!.site.id,
      })),
      schools: withTeachers(sized, teachers, policy),
      townDwellers: TOWN_DWELLERS,
    },
    policy,
    draw,
  )
}

type Outline = Pick<SchoolSketch, 'site' | 'standing'> & Partial<Pick<SchoolSketch, 'primaryGrades'>>
type Sized = Omit<SchoolSketch, 'teachers'>

/** The first sites are the cores of the clusters; the others go round the clusters in turn. */
function outlineSite(index: number, clusters: number, draw: Draw): Outline {
  const cluster = index % clusters
  const standing: Standing =
    index < clusters ? 'core' : draw.weighted({ village: 10, town: 8, point: 2 } as const)
  const stages = stagesOf(standing, index, draw)
  const id = `S${String(index + 1).padStart(3, '0')}`
  const spread = standing === 'core' ? 0.01 : MEMBER_SPREAD_DEG
  const side = Math.ceil(Math.sqrt(clusters))
  const far = (): number => draw.between(-spread, spread)
  const grades = { primaryGrades: draw.chance(0.5) ? [1, 2] : [1, 2, 3] }
  return {
    standing,
    ...(standing === 'point' && grades),
    site: {
      id,
      name: `模拟${NAMES[standing]}${index + 1}`,
      kind: kindOf(standing, stages),
      stages,
      township: `模拟镇${cluster + 1}`,
      locale:
        standing === 'core' ? (cluster === 0 ? 'urban' : 'town') : standing === 'town' ? 'town' : 'rural',
      clusterId: `C${cluster + 1}`,
      strength: { core: 85, town: 65, village: 45, point: 35 }[standing] + draw.whole(-8, 8),
      position: {
        lat: round4(ORIGIN.lat + Math.floor(cluster / side) * CLUSTER_STEP_DEG + far()),
        lon: round4(ORIGIN.lon + (cluster % side) * CLUSTER_STEP_DEG + far()),
      },
    },
  }
}

/** Villages are primary; every fourth other school is a junior one, and a fifth of the rest have nine years. */
function stagesOf(standing: Standing, index: number, draw: Draw): Stage[] {
  if (standing === 'village' || standing === 'point') return ['primary']
  if (index % 4 === 3) return ['junior']
  return draw.chance(0.2) ? ['primary', 'junior'] : ['primary']
}

function kindOf(standing: Standing, stages: readonly Stage[]): SiteKind {
  if (standing === 'point') return 'teaching-point'
  return stages.length === 2 ? 'nine-year' : stages[0]!
}

/** Villages and points have sizes of their own; town schools share the classes that the county's teachers ask for. */
function withPupils(outlines: readonly Outline[], teachers: number, draw: Draw): Sized[] {
  const small = outlines.filter(({ standing }) => standing === 'village' || standing === 'point').length
  const shares = outlines.map((outline) => sharesOf(outline, draw))
  const sum = shares.reduce((total, { primary, junior }) => total + primary + junior, 0)
  const classes = Math.max(0, teachers / TEACHERS_PER_CLASS - small * LEAST_CLASSES)
  const pupilsOf = (share: number): number =>
    share === 0
      ? 0
      : Math.round(
          Math.min(MOST_CLASSES, Math.max(LEAST_CLASSES, (classes * share) / sum)) * PUPILS_PER_CLASS,
        )
  return outlines.map((outline, i) => {
    if (outline.standing === 'point') return { ...outline, pupils: { primary: draw.whole(5, 24) } }
    if (outline.standing === 'village') return { ...outline, pupils: { primary: draw.whole(45, 160) } }
    const { primary, junior } = shares[i]!
    return { ...outline, pupils: { primary: pupilsOf(primary), junior: pupilsOf(junior) } }
  })
}

function sharesOf({ site, standing }: Outline, draw: Draw): Record<Stage, number> {
  if (standing === 'village' || standing === 'point') return { primary: 0, junior: 0 }
  const size = standing === 'core' ? draw.between(1.8, 2.6) : draw.between(0.7, 1.3)
  const has = (stage: Stage): number => (site.stages.includes(stage) ? 1 : 0)
  return { primary: size * has('primary'), junior: size * 0.6 * has('junior') }
}

/** Spreads the roster over the units in proportion to their classes. */
function withTeachers(schools: readonly Sized[], total: number, policy: Policy): SchoolSketch[] {
  const units = schools.flatMap((school) =>
    STAGES.map((stage) => ({
      stage,
      standing: school.standing,
      classes: classesOf(school, stage, policy).length,
    })),
  )
  const shares = shareTeachers(total, units)
  return schools.map((school, i) => ({
    ...school,
    teachers: { primary: shares[2 * i]!, junior: shares[2 * i + 1]! },
  }))
}
