import type { Grade, Stage } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import { assembleCounty, type SchoolSketch, shareTeachers } from './assemble.ts'
import { makeClasses } from './classes.ts'
import { Draw } from './draw.ts'
import type { Standing } from './roster.ts'

export interface GenerateOptions {
  readonly sites: number
  /** At least one teacher for each stage of each site is made, whatever this says. */
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
/** Teachers for each primary and junior class of a county as large as its roster asks for. */
const TEACHERS_PER_CLASS = 2.1
const PUPILS_PER_CLASS = 38

/**
 * A synthetic county of any size from a seed: strong town schools with teachers to spare, village schools of six small
 * classes with few specialists, about 30 % of the units under 100 pupils, some nine-year sites, clusters of five to ten.
 */
export function generateCounty({ sites, teachers, seed, policy }: GenerateOptions): County {
  const draw = new Draw(seed)
  const clusterCount = Math.max(1, Math.round(sites / CLUSTER_SITES))
  const side = Math.ceil(Math.sqrt(clusterCount))
  const townClasses = Math.max(6, teachers / TEACHERS_PER_CLASS / sites)
  const schools = Array.from({ length: sites }, (_, i): Omit<SchoolSketch, 'teachers'> => {
    const cluster = i % clusterCount
    const core = i < clusterCount
    const standing: Standing = core
      ? 'core'
      : draw.chance(0.5)
        ? 'village'
        : draw.chance(0.12)
          ? 'point'
          : 'town'
    const stages = stagesOf(standing, i, draw)
    const spread = core ? 0.01 : MEMBER_SPREAD_DEG
    return {
      standing,
      site: {
        id: `S${String(i + 1).padStart(3, '0')}`,
        name: `模拟${{ core: '中心', town: '镇', village: '村', point: '教学点' }[standing]}学校${i + 1}`,
        kind:
          stages.length === 2
            ? 'nine-year'
            : stages[0] === 'junior'
              ? 'junior'
              : standing === 'point'
                ? 'teaching-point'
                : 'primary',
        stages,
        township: `模拟镇${cluster + 1}`,
        locale: core ? (cluster === 0 ? 'urban' : 'town') : standing === 'town' ? 'town' : 'rural',
        clusterId: `C${cluster + 1}`,
        strength: { core: 85, town: 65, village: 45, point: 35 }[standing] + draw.whole(-8, 8),
        position: {
          lat: ORIGIN.lat + Math.floor(cluster / side) * CLUSTER_STEP_DEG + draw.between(-spread, spread),
          lon: ORIGIN.lon + (cluster % side) * CLUSTER_STEP_DEG + draw.between(-spread, spread),
        },
      },
      pupils: Object.fromEntries(
        stages.map((stage) => [stage, pupilsOf(standing, stage, townClasses, draw)]),
      ),
      ...(standing === 'point' && { primaryGrades: [1, 2, 3] }),
    }
  })
  return assembleCounty(
    {
      name: `模拟县 ${sites}/${teachers}/${seed}`,
      schoolYear: '2026-2027',
      asOf: '2026-08-31',
      notes: ['模拟数据：全部由程序按种子生成。', 'Synthetic: everything was made up from a seed.'],
      clusters: Array.from({ length: clusterCount }, (_, c) => ({
        id: `C${c + 1}`,
        name: `模拟教共体${c + 1}`,
        coreSiteId: schools[c]!.site.id,
      })),
      schools: withTeachers(schools, teachers, policy),
      townDwellers: 0.2,
    },
    policy,
    draw,
  )
}

function stagesOf(standing: Standing, index: number, draw: Draw): Stage[] {
  if (standing === 'village' || standing === 'point') return ['primary']
  if (index % 4 === 3) return ['junior']
  return draw.chance(0.2) ? ['primary', 'junior'] : ['primary']
}

function pupilsOf(standing: Standing, stage: Stage, townClasses: number, draw: Draw): number {
  if (standing === 'point') return draw.whole(6, 30)
  if (standing === 'village') return draw.whole(45, 180)
  const classes =
    townClasses *
    (standing === 'core' ? draw.between(1.8, 2.6) : draw.between(0.8, 1.3)) *
    (stage === 'junior' ? 0.6 : 1)
  return Math.max(60, Math.round(classes * PUPILS_PER_CLASS))
}

/** Spreads the roster over the units, stage by stage in proportion to the classes. */
function withTeachers(
  schools: readonly Omit<SchoolSketch, 'teachers'>[],
  total: number,
  policy: Policy,
): SchoolSketch[] {
  const units = schools.flatMap(({ standing, pupils, primaryGrades }, school) =>
    (Object.entries(pupils) as [Stage, number][]).map(([stage, count]) => {
      const grades: readonly Grade[] = stage === 'junior' ? [7, 8, 9] : (primaryGrades ?? [1, 2, 3, 4, 5, 6])
      return {
        school,
        stage,
        standing,
        classes: makeClasses('', grades, count, policy.classSizeMax[stage]).length,
      }
    }),
  )
  const shares = shareTeachers(Math.max(total, units.length), units)
  const teachers = schools.map((): Partial<Record<Stage, number>> => ({}))
  units.forEach(({ school, stage }, i) => {
    teachers[school]![stage] = shares[i]!
  })
  return schools.map((school, i) => ({ ...school, teachers: teachers[i]! }))
}
