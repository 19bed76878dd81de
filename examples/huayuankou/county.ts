import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import { assembleCounty } from '../../src/generate/assemble.ts'
import { Draw } from '../../src/generate/draw.ts'
import { placeAt } from '../../src/generate/geo.ts'
import type { SchoolSketch, Standing } from '../../src/generate/sketch.ts'

const SEED = 2002
const CENTRE = { lat: 34.88, lon: 113.68 }

interface Sketch {
  readonly name: string
  readonly standing: Standing
  readonly stage: 'primary' | 'junior'
  readonly pupils: number
  readonly teachers: number
  /** Along the township, which is long from east to west. */
  readonly eastKm: number
}

/** Names and the span from about 100 to more than 1,000 pupils are real; sizes by school, people and places are made up. */
const SCHOOLS: readonly Sketch[] = [
  { name: '花园口小学', standing: 'core', stage: 'primary', pupils: 1060, teachers: 52, eastKm: 0 },
  { name: '惠济六中', standing: 'core', stage: 'junior', pupils: 840, teachers: 70, eastKm: 0.8 },
  { name: '京水小学', standing: 'town', stage: 'primary', pupils: 490, teachers: 24, eastKm: -3.5 },
  { name: '八堡小学', standing: 'village', stage: 'primary', pupils: 310, teachers: 17, eastKm: 4.2 },
  { name: '申庄小学', standing: 'village', stage: 'primary', pupils: 204, teachers: 10, eastKm: 7.5 },
  { name: '石桥小学', standing: 'village', stage: 'primary', pupils: 96, teachers: 7, eastKm: -6.8 },
]

/** The learning district of Huayuankou township: one junior and five primary schools, 3,000 pupils, 180 teachers (assumed). */
export const huayuankouDistrict = (policy: Policy): County =>
  assembleCounty(
    {
      name: '花园口镇学区（示例）',
      schoolYear: '2026-2027',
      asOf: '2026-08-31',
      notes: [
        '本示例为模拟数据：6 所学校的名称和“大的千人以上、小的近百人”见于中心校报告；各校人数、教师（以编号代替姓名）、位置均为虚构。',
        'Synthetic: names and the range of sizes are from the report of the central school; sizes by school, teachers and positions are invented.',
      ],
      clusters: [{ id: 'C1', name: '花园口镇学区', coreSiteId: 'H1' }],
      schools: SCHOOLS.map(school),
      townDwellers: 0.3,
    },
    policy,
    new Draw(SEED),
  )

function school({ name, standing, stage, pupils, teachers, eastKm }: Sketch, index: number): SchoolSketch {
  return {
    standing,
    pupils: { [stage]: pupils },
    teachers: { [stage]: teachers },
    site: {
      id: `H${index + 1}`,
      name,
      kind: stage,
      stages: [stage],
      township: '花园口镇',
      locale: standing === 'village' ? 'rural' : 'town',
      clusterId: 'C1',
      strength: { core: 85, town: 65, village: 45, point: 35 }[standing],
      position: placeAt(CENTRE, eastKm, 0.1 * eastKm),
    },
  }
}
