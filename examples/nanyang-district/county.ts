import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import { assembleCounty, type SchoolSketch } from '../../src/generate/assemble.ts'
import { Draw } from '../../src/generate/draw.ts'

const SEED = 2019

/** One central primary school and three small ones of its township (教基一〔2019〕129号): everything here is made up. */
export function nanyangDistrict(policy: Policy): County {
  return assembleCounty(
    {
      name: '南阳某学区（示例）',
      schoolYear: '2026-2027',
      asOf: '2026-08-31',
      notes: [
        '模拟数据：学校、教师、位置均为虚构。',
        'Synthetic: schools, teachers and positions are invented.',
      ],
      clusters: [{ id: 'C1', name: '中心小学学区', coreSiteId: 'N1' }],
      schools: [
        school('N1', '中心小学', 'core', 560, 33, 0, 0),
        school('N2', '东岗小学', 'village', 110, 7, 3.2, 0.5),
        school('N3', '西坪小学', 'village', 84, 6, -2.6, 1.2),
        { ...school('N4', '南湾教学点', 'point', 22, 2, 0.8, -3.1), primaryGrades: [1, 2, 3] },
      ],
      townDwellers: 0,
    },
    policy,
    new Draw(SEED),
  )
}

const KM_PER_DEGREE = 111.2

/** `eastKm` and `northKm` from the centre. */
function school(
  id: string,
  name: string,
  standing: SchoolSketch['standing'],
  pupils: number,
  teachers: number,
  eastKm: number,
  northKm: number,
): SchoolSketch {
  return {
    standing,
    pupils: { primary: pupils },
    teachers: { primary: teachers },
    site: {
      id,
      name,
      kind: standing === 'point' ? 'teaching-point' : 'primary',
      stages: ['primary'],
      township: '示例镇',
      locale: standing === 'core' ? 'town' : 'rural',
      clusterId: 'C1',
      ...(id !== 'N1' && { parentSiteId: 'N1' }),
      strength: { core: 85, town: 65, village: 45, point: 35 }[standing],
      position: { lat: 33 + northKm / KM_PER_DEGREE, lon: 112.5 + eastKm / (KM_PER_DEGREE * 0.84) },
    },
  }
}
