import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import type { Subject } from '../../models/subject.ts'
import { assembleCounty, type SchoolSketch } from '../../src/generate/assemble.ts'
import { Draw } from '../../src/generate/draw.ts'

const SEED = 2020
/** PE, music and art teachers of the centre, three each, who also take one another's arts. */
const ITINERANTS: readonly { readonly subject: Subject; readonly second: Subject }[] = [
  ...Array.from({ length: 3 }, () => ({ subject: 'pe' as const, second: 'music' as const })),
  ...Array.from({ length: 3 }, () => ({ subject: 'music' as const, second: 'art' as const })),
  ...Array.from({ length: 3 }, () => ({ subject: 'art' as const, second: 'music' as const })),
]
/** Four bus routes from the centre, three sites each, one after the other; the farthest site is 12 km away. */
const ROUTES_KM: readonly (readonly number[])[] = [
  [4, 2.2, 2.4],
  [5, 2.5, 2],
  [3.5, 2.3, 2.5],
  [7, 2.5, 2.5],
]
const BUS_KMH = 30

/**
 * Longcheng town, Qin'an (press reports of 2020): nine teachers of PE, music and art at the centre travel by four bus routes
 * to twelve sites. The number of teachers and sites, the routes and distances are reported; all else is made up.
 */
export function longchengCounty(policy: Policy): County {
  const draw = new Draw(SEED)
  const sites = ROUTES_KM.flatMap((route, r) =>
    route.map((_, n) => ({ id: `L${r + 1}${n + 1}`, route: r, order: n })),
  )
  const county = assembleCounty(
    {
      name: '陇城镇（示例）',
      schoolYear: '2026-2027',
      asOf: '2026-08-31',
      notes: [
        '模拟数据：人数、名册、学校名称为虚构；9 名走教教师、12 个教学点、4 条线路见于报道。',
        'Synthetic, except for nine itinerant teachers, twelve sites and four bus routes, which were reported.',
      ],
      clusters: [{ id: 'C1', name: '陇城镇学区', coreSiteId: 'L0' }],
      schools: [
        sketch('L0', '中心小学', 'core', 420, 27, 0, 0),
        ...sites.map(({ id, route, order }) => ({
          ...sketch(
            id,
            `${route + 1}号线第${order + 1}站小学`,
            'point',
            draw.whole(8, 22),
            2,
            Math.cos(route * 1.6) * (order + 2) * 2,
            Math.sin(route * 1.6) * (order + 2) * 2,
          ),
          primaryGrades: [1, 2],
        })),
      ],
      townDwellers: 0,
      travel: ROUTES_KM.flatMap((route, r) =>
        route.map((roadKm, n) => ({
          fromSiteId: n === 0 ? 'L0' : `L${r + 1}${n}`,
          toSiteId: `L${r + 1}${n + 1}`,
          roadKm,
          travelMin: Math.ceil((roadKm / BUS_KMH) * 60),
        })),
      ),
    },
    policy,
    draw,
  )
  return { ...county, teachers: withItinerants(county) }
}

/** The centre's last nine teachers without an office are the itinerant ones. */
function withItinerants(county: County): County['teachers'] {
  const free = county.teachers.filter(
    ({ homeSiteId, role, formClassId }) =>
      homeSiteId === 'L0' && role === 'teacher' && formClassId === undefined,
  )
  const chosen = new Map(free.slice(-ITINERANTS.length).map(({ id }, i) => [id, ITINERANTS[i]!]))
  return county.teachers.map((teacher) => {
    const itinerant = chosen.get(teacher.id)
    return itinerant
      ? { ...teacher, subject: itinerant.subject, secondSubjects: [itinerant.second] }
      : teacher
  })
}

const KM_PER_DEGREE = 111.2

function sketch(
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
      township: '陇城镇',
      locale: standing === 'core' ? 'town' : 'rural',
      clusterId: 'C1',
      strength: standing === 'core' ? 80 : 35,
      position: { lat: 35 + northKm / KM_PER_DEGREE, lon: 105.9 + eastKm / (KM_PER_DEGREE * 0.82) },
    },
  }
}
