import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import { assembleCounty } from '../../src/generate/assemble.ts'
import { Draw } from '../../src/generate/draw.ts'
import { placeAt } from '../../src/generate/geo.ts'
import type { SchoolSketch } from '../../src/generate/sketch.ts'

const SEED = 2020
/** The nine itinerant teachers of the report; how many of each subject is made up. */
const ITINERANTS = { pe: 4, music: 3, art: 2 } as const
/** Four bus routes from the centre, three sites each, one after the other: legs in km. The farthest site is 12 km away. */
const ROUTES_KM: readonly (readonly number[])[] = [
  [4, 2.2, 2.4],
  [5, 2.5, 2],
  [3.5, 2.3, 2.5],
  [7, 2.5, 2.5],
]
const BUS_KMH = 30
const CENTRE = { lat: 35, lon: 105.9 }
/** Straight kilometres for each by road. */
const STRAIGHTNESS = 0.75

/**
 * Longcheng town, Qin'an county (press reports of 2020): nine teachers of PE, music and art at the centre travel by four
 * bus routes to twelve teaching sites on Tuesdays and Thursdays. Pupils, people and positions are made up.
 */
export function longchengCounty(policy: Policy): County {
  const draw = new Draw(SEED)
  const stops = ROUTES_KM.flatMap((legs, route) =>
    legs.map((_, stop) => ({ route, stop, km: legs.slice(0, stop + 1).reduce((a, b) => a + b, 0) })),
  )
  return assembleCounty(
    {
      name: '陇城镇学区（示例）',
      schoolYear: '2026-2027',
      asOf: '2026-08-31',
      notes: [
        '本示例为模拟数据：9 名体音美走教教师、12 个教学点、4 条校车线路、每周二和周四走教、最远 12 公里，见于 2020 年报道。',
        '虚构部分：学生数、全部教师名册（以编号代替姓名）、教学点名称与位置、各段里程。',
        'Synthetic, except for nine itinerant teachers, twelve sites, four bus routes, two days a week and 12 km at most, which were reported in 2020.',
      ],
      clusters: [{ id: 'C1', name: '陇城镇学区', coreSiteId: 'L0' }],
      schools: [centre(), ...stops.map(({ route, stop, km }) => point(route, stop, km, draw.whole(10, 22)))],
      townDwellers: 0,
      travel: ROUTES_KM.flatMap((legs, route) =>
        legs.map((roadKm, stop) => ({
          fromSiteId: stop === 0 ? 'L0' : idOf(route, stop - 1),
          toSiteId: idOf(route, stop),
          roadKm,
          travelMin: Math.ceil((roadKm / BUS_KMH) * 60),
        })),
      ),
    },
    policy,
    draw,
  )
}

const idOf = (route: number, stop: number): string => `L${route + 1}${stop + 1}`

const SITE = { stages: ['primary' as const], township: '陇城镇', clusterId: 'C1' }

const centre = (): SchoolSketch => ({
  standing: 'core',
  pupils: { primary: 500 },
  teachers: { primary: 29 },
  specialists: { ...ITINERANTS, english: 2, science: 1, it: 1 },
  site: {
    id: 'L0',
    name: '陇城中心小学',
    kind: 'primary',
    ...SITE,
    locale: 'town',
    strength: 80,
    position: CENTRE,
  },
})

/** The routes leave the centre to the four quarters of the compass. */
function point(route: number, stop: number, roadKm: number, pupils: number): SchoolSketch {
  const [eastKm, northKm] = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ][route]!.map((way) => way * roadKm * STRAIGHTNESS)
  return {
    standing: 'point',
    pupils: { primary: pupils },
    teachers: { primary: 2 },
    primaryGrades: [1, 2],
    site: {
      id: idOf(route, stop),
      name: `${route + 1}号线第${stop + 1}站教学点`,
      kind: 'teaching-point',
      ...SITE,
      parentSiteId: 'L0',
      locale: 'rural',
      strength: 35,
      position: placeAt(CENTRE, eastKm!, northKm!),
    },
  }
}
