import { stageOfGrade } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import type { Teacher } from '../../models/teacher.ts'
import { assembleCounty } from '../../src/generate/assemble.ts'
import { Draw } from '../../src/generate/draw.ts'
import { placeAt } from '../../src/generate/geo.ts'
import type { SchoolSketch, Standing } from '../../src/generate/sketch.ts'

const SEED = 2019
const CENTRE = { lat: 33, lon: 112.5 }
const STRENGTH = { core: 85, town: 65, village: 45, point: 35 } as const

/**
 * One central primary school and three small ones of its township, after 教基一〔2019〕129号: small enough to check by
 * eye. Everything in it is made up.
 */
export function nanyangDistrict(policy: Policy): County {
  const county = assembleCounty(
    {
      name: '南阳某学区（示例）',
      schoolYear: '2026-2027',
      asOf: '2026-08-31',
      notes: [
        '本示例为模拟数据：学校、教师（以编号代替姓名）、位置均为虚构；“一所中心小学带三所小规模学校”的办法见教基一〔2019〕129号。',
        'Synthetic: schools, teachers and positions are invented; one centre with three small schools follows the Nanyang rules of 2019.',
      ],
      clusters: [{ id: 'C1', name: '中心小学学区', coreSiteId: 'N1' }],
      schools: [
        {
          ...school('N1', '中心小学', 'core', { pupils: 500, teachers: 26, eastKm: 0, northKm: 0 }),
          specialists: { english: 2, pe: 3, music: 2, art: 2, science: 1, it: 1 },
        },
        school('N2', '东岗小学', 'village', { pupils: 110, teachers: 8, eastKm: 3.2, northKm: 0.5 }),
        school('N3', '西坪小学', 'village', { pupils: 84, teachers: 8, eastKm: -2.6, northKm: 1.2 }),
        {
          ...school('N4', '南湾教学点', 'point', { pupils: 14, teachers: 2, eastKm: 0.8, northKm: -3.1 }),
          primaryGrades: [1, 2],
        },
      ],
      townDwellers: 0,
    },
    policy,
    new Draw(SEED),
  )
  return { ...county, teachers: county.teachers.map((teacher) => withBand(teacher, county, policy)) }
}

interface Size {
  readonly pupils: number
  readonly teachers: number
  /** From the centre. */
  readonly eastKm: number
  readonly northKm: number
}

function school(
  id: string,
  name: string,
  standing: Standing,
  { pupils, teachers, eastKm, northKm }: Size,
): SchoolSketch {
  return {
    standing,
    pupils: { primary: pupils },
    teachers: { primary: teachers },
    ...(standing !== 'core' && { specialists: {} }),
    site: {
      id,
      name,
      kind: standing === 'point' ? 'teaching-point' : 'primary',
      stages: ['primary'],
      township: '示例镇',
      locale: standing === 'core' ? 'town' : 'rural',
      clusterId: 'C1',
      ...(standing !== 'core' && { parentSiteId: 'N1' }),
      strength: STRENGTH[standing],
      position: placeAt(CENTRE, eastKm, northKm),
    },
  }
}

/** Form teachers work in the grade band (同级段) of their class; the others in any. */
function withBand(teacher: Teacher, { classes }: County, { rotation: { gradeBands } }: Policy): Teacher {
  const grade = classes.find(({ id }) => id === teacher.formClassId)?.grade
  const band =
    grade === undefined
      ? undefined
      : gradeBands.find(
          ([first, last]) => first <= grade && grade <= last && stageOfGrade(last) === teacher.stage,
        )
  return band ? { ...teacher, gradeBand: band } : teacher
}
