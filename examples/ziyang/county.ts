import type { Grade, Stage } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import type { Locale } from '../../models/site.ts'
import { assembleCounty } from '../../src/generate/assemble.ts'
import { classesOf } from '../../src/generate/classes.ts'
import { apportion, Draw } from '../../src/generate/draw.ts'
import { round4 } from '../../src/generate/geo.ts'
import type { SchoolSketch } from '../../src/generate/sketch.ts'
import { shareTeachers } from '../../src/generate/staffing.ts'
import { bellsOf, ZIYANG_BELLS } from './bells.ts'
import { ziyangRoads } from './roads.ts'
import { ZIYANG_CLUSTERS, ZIYANG_SCHOOLS, ZIYANG_TOWNSHIPS, type ZiyangSchool } from './schools.ts'

/** Published totals of 2021 (紫阳县人民政府, 2021年教育基本情况). */
const PUPILS: Readonly<Record<Stage, number>> = { primary: 21_333, junior: 10_908 }
const TEACHERS: Readonly<Record<Stage, number>> = { primary: 981, junior: 1_070 }

/** Stages under this size keep their sketched number of pupils; the others share what is left of the total. */
const SCALED_FROM_PUPILS = 200
/** How far sites lie from the middle of their township, degrees. */
const SPREAD_DEG = { core: 0.006, town: 0.006, village: 0.035, point: 0.04 } as const
const STRENGTH = { core: 88, town: 68, village: 48, point: 36 } as const
const TOWN_DWELLERS = 0.5
const SEED = 20_241_106

const NOTES = [
  '本示例为模拟数据，不反映任何学校或教师的真实情况。',
  '真实部分：48 所义务教育学校（教学点）的名称、学段、所属教共体和隶属关系，来自紫办字〔2024〕98号附件；全县小学 21333 人、初中 10908 人、小学专任教师 981 人、初中 1070 人，来自紫阳县 2021 年教育基本情况。',
  '虚构部分：各校学生数与班级、全部教师名册（以编号代替姓名）、学校位置、道路里程与时间、作息时间、场馆设备、学校综合评价。',
  'Synthetic. Real: sites, stages, clusters (county plan of 2024) and the county totals of 2021. Invented: pupils by site, all teachers, positions, roads, bells, facilities, strengths.',
]

/** The example county: real sites, clusters and totals; everything about people and places within them is made up. */
export function ziyangCounty(policy: Policy): County {
  const draw = new Draw(SEED)
  const ids = new Map(ZIYANG_SCHOOLS.map(({ name }, i) => [name, `Z${String(i + 1).padStart(2, '0')}`]))
  const sites = ZIYANG_SCHOOLS.map((school) => siteOf(school, ids, draw))
  const pupils = { primary: pupilsOf('primary'), junior: pupilsOf('junior') }
  const sized = ZIYANG_SCHOOLS.map(({ standing }, i) => ({
    standing,
    site: sites[i]!,
    pupils: { primary: pupils.primary[i]!, junior: pupils.junior[i]! },
    classSize: { junior: standing === 'core' ? 48 : 42 },
    ...(standing === 'point' && { primaryGrades: gradesOfPoint(pupils.primary[i]!) }),
  }))
  const teachers = {
    primary: teachersOf('primary', sized, policy),
    junior: teachersOf('junior', sized, policy),
  }
  return assembleCounty(
    {
      name: '紫阳县（示例）',
      schoolYear: '2026-2027',
      asOf: '2026-08-31',
      notes: NOTES,
      clusters: ZIYANG_CLUSTERS.map((name, i) => ({
        id: `C${i + 1}`,
        name,
        coreSiteId: ids.get(ZIYANG_SCHOOLS.find(({ cluster }) => cluster === i + 1)!.name)!,
      })),
      schools: sized.map((school, i) => ({
        ...school,
        teachers: { primary: teachers.primary[i]!, junior: teachers.junior[i]! },
      })),
      townDwellers: TOWN_DWELLERS,
      travel: ziyangRoads(sites, draw),
      bellSchedules: ZIYANG_BELLS,
    },
    policy,
    draw,
  )
}

function siteOf(school: ZiyangSchool, ids: ReadonlyMap<string, string>, draw: Draw): SchoolSketch['site'] {
  const { name, kind, township, standing, cluster, primary, junior, parent } = school
  const middle = ZIYANG_TOWNSHIPS[township]!
  const far = SPREAD_DEG[standing]
  return {
    id: ids.get(name)!,
    name,
    kind,
    stages: [
      ...(primary === undefined ? [] : ['primary' as const]),
      ...(junior === undefined ? [] : ['junior' as const]),
    ],
    township,
    locale: localeOf(school),
    clusterId: `C${cluster}`,
    ...(parent !== undefined && { parentSiteId: ids.get(parent)! }),
    strength: STRENGTH[standing] + draw.whole(-5, 5),
    position: {
      lat: round4(middle.lat + draw.between(-far, far)),
      lon: round4(middle.lon + draw.between(-far, far)),
    },
    boarding: junior !== undefined,
    bells: bellsOf(school),
    broadcastEquipment: standing !== 'point' || draw.chance(0.5),
  }
}

function localeOf({ township, standing }: ZiyangSchool): Locale {
  if (standing === 'village' || standing === 'point') return 'rural'
  return township === '城关镇' ? 'urban' : 'town'
}

/** By site; large stages scaled so that the county's total is exact. */
function pupilsOf(stage: Stage): number[] {
  const sketched = ZIYANG_SCHOOLS.map((school) => school[stage] ?? 0)
  const kept = sketched.map((n) => (n < SCALED_FROM_PUPILS ? n : 0))
  const scaled = apportion(
    PUPILS[stage] - kept.reduce((a, b) => a + b, 0),
    sketched.map((n) => (n < SCALED_FROM_PUPILS ? 0 : n)),
  )
  return kept.map((n, i) => n + scaled[i]!)
}

function teachersOf(
  stage: Stage,
  schools: readonly Omit<SchoolSketch, 'teachers'>[],
  policy: Policy,
): number[] {
  const units = schools.map((school) => ({
    stage,
    standing: school.standing,
    classes: classesOf(school, stage, policy).length,
  }))
  return shareTeachers(TEACHERS[stage], units)
}

/** Teaching points have the lowest grades only. */
const gradesOfPoint = (pupils: number): Grade[] => (pupils < 16 ? [1, 2] : [1, 2, 3])
