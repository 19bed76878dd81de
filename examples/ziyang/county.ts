import type { Grade, Stage } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import { assembleCounty, type SchoolSketch, shareTeachers } from '../../src/generate/assemble.ts'
import { makeClasses } from '../../src/generate/classes.ts'
import { apportion, Draw } from '../../src/generate/draw.ts'
import { ZIYANG_CLUSTERS, ZIYANG_SCHOOLS, ZIYANG_TOWNSHIPS, type ZiyangSchool } from './schools.ts'

/** Published totals of 2021 (紫阳县人民政府, 2021年教育基本情况). */
const PUPILS: Readonly<Record<Stage, number>> = { primary: 21_333, junior: 10_908 }
const TEACHERS: Readonly<Record<Stage, number>> = { primary: 981, junior: 1_070 }

/** Sites under this size keep their sketched number of pupils; the others share what is left of the total. */
const SCALED_FROM_PUPILS = 200
const SEED = 20_241_106

/** The example county: real sites, clusters and totals; everything about people and places within them is made up. */
export function ziyangCounty(policy: Policy): County {
  const draw = new Draw(SEED)
  const pupils = { primary: pupilsOf('primary'), junior: pupilsOf('junior') }
  const teachers = {
    primary: teachersOf('primary', pupils.primary, policy),
    junior: teachersOf('junior', pupils.junior, policy),
  }
  const ids = new Map(ZIYANG_SCHOOLS.map(({ name }, i) => [name, `Z${String(i + 1).padStart(2, '0')}`]))
  const schools = ZIYANG_SCHOOLS.map((school, i): SchoolSketch => {
    const centre = ZIYANG_TOWNSHIPS[school.township]!
    const far = school.standing === 'village' ? 0.035 : school.standing === 'point' ? 0.045 : 0.004
    return {
      standing: school.standing,
      site: {
        id: ids.get(school.name)!,
        name: school.name,
        kind: school.kind,
        stages: [
          ...(school.primary !== undefined ? ['primary' as const] : []),
          ...(school.junior !== undefined ? ['junior' as const] : []),
        ],
        township: school.township,
        locale:
          school.township === '城关镇' && school.standing !== 'point'
            ? 'urban'
            : school.standing === 'core' || school.standing === 'town'
              ? 'town'
              : 'rural',
        clusterId: `C${school.cluster}`,
        ...(school.parent !== undefined && { parentSiteId: ids.get(school.parent)! }),
        strength: { core: 88, town: 68, village: 48, point: 36 }[school.standing] + draw.whole(-5, 5),
        position: {
          lat: round4(centre.lat + draw.between(-far, far)),
          lon: round4(centre.lon + draw.between(-far, far)),
        },
        boarding: school.junior !== undefined,
        broadcastEquipment: school.standing !== 'point' || draw.chance(0.5),
      },
      pupils: { primary: pupils.primary[i]!, junior: pupils.junior[i]! },
      teachers: { primary: teachers.primary[i]!, junior: teachers.junior[i]! },
      ...(school.standing === 'point' && { primaryGrades: gradesOfPoint(pupils.primary[i]!) }),
    }
  })
  return assembleCounty(
    {
      name: '紫阳县',
      schoolYear: '2026-2027',
      asOf: '2026-08-31',
      notes: [
        '模拟数据：学校、学段、教共体来自紫办字〔2024〕98号附件；全县学生数、专任教师数为 2021 年公布的总数；各校人数、教师名册、位置、路程、设施均为虚构。',
        'Synthetic: sites, stages and clusters are from the county plan of 2024 and totals from 2021; pupils by site, rosters, positions, travel and facilities are invented.',
      ],
      clusters: ZIYANG_CLUSTERS.map((name, i) => ({
        id: `C${i + 1}`,
        name,
        coreSiteId: ids.get(ZIYANG_SCHOOLS.find(({ cluster }) => cluster === i + 1)!.name)!,
      })),
      schools,
      townDwellers: 0.3,
    },
    policy,
    draw,
  )
}

function pupilsOf(stage: Stage): number[] {
  const sketched = ZIYANG_SCHOOLS.map((school: ZiyangSchool) => school[stage] ?? 0)
  const kept = sketched.map((n) => (n < SCALED_FROM_PUPILS ? n : 0))
  const scaled = apportion(
    PUPILS[stage] - kept.reduce((a, b) => a + b, 0),
    sketched.map((n) => (n < SCALED_FROM_PUPILS ? 0 : n)),
  )
  return kept.map((n, i) => n + scaled[i]!)
}

function teachersOf(stage: Stage, pupils: readonly number[], policy: Policy): number[] {
  const grades: readonly Grade[] = stage === 'primary' ? [1, 2, 3, 4, 5, 6] : [7, 8, 9]
  return shareTeachers(
    TEACHERS[stage],
    ZIYANG_SCHOOLS.map(({ standing }, i) => ({
      standing,
      classes: makeClasses(
        '',
        standing === 'point' ? gradesOfPoint(pupils[i]!) : grades,
        pupils[i]!,
        policy.classSizeMax[stage],
      ).length,
    })),
  )
}

/** Points teach the lowest grades only. */
const gradesOfPoint = (pupils: number): Grade[] =>
  pupils < 12 ? [1, 2] : pupils < 20 ? [1, 2, 3] : [1, 2, 3, 4]

const round4 = (value: number): number => Math.round(value * 10_000) / 10_000
