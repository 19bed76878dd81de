/**
 * Sites, stages and clusters after the annex of 紫办字〔2024〕98号 (紫阳县, 2024-11-06): all 48 compulsory sites in 8 clusters.
 * Positions of townships and numbers of pupils by site are INVENTED; only the county's totals are real.
 */
export interface ZiyangSchool {
  readonly name: string
  readonly cluster: number
  readonly kind: 'teaching-point' | 'primary' | 'junior' | 'nine-year'
  readonly township: string
  readonly standing: 'core' | 'town' | 'village' | 'point'
  /** Rough size by stage; large ones are scaled to the published totals. */
  readonly primary?: number
  readonly junior?: number
  /** Name of the town school that runs it. */
  readonly parent?: string
}

const town = (
  cluster: number,
  name: string,
  township: string,
  primary?: number,
  junior?: number,
  standing: 'core' | 'town' = 'town',
): ZiyangSchool => ({
  name,
  cluster,
  township,
  standing,
  kind: primary === undefined ? 'junior' : junior === undefined ? 'primary' : 'nine-year',
  ...(primary !== undefined && { primary }),
  ...(junior !== undefined && { junior }),
})
const village = (
  cluster: number,
  name: string,
  township: string,
  primary: number,
  parent?: string,
): ZiyangSchool => ({
  name,
  cluster,
  township,
  primary,
  kind: 'primary',
  standing: 'village',
  ...(parent !== undefined && { parent }),
})
const point = (
  cluster: number,
  name: string,
  township: string,
  primary: number,
  parent?: string,
): ZiyangSchool => ({
  name,
  cluster,
  township,
  primary,
  kind: 'teaching-point',
  standing: 'point',
  ...(parent !== undefined && { parent }),
})

/** By cluster, the core first. */
export const ZIYANG_SCHOOLS: readonly ZiyangSchool[] = [
  town(1, '紫阳小学', '城关镇', 2544, undefined, 'core'),
  town(1, '城关镇中心小学', '城关镇', 1272),
  point(1, '城关镇兴田教学点', '城关镇', 12, '城关镇中心小学'),
  point(1, '城关镇长白教学点', '城关镇', 18, '城关镇中心小学'),
  town(1, '高桥镇中心小学', '高桥镇', 756),

  town(2, '紫阳县第二小学', '城关镇', 2290, undefined, 'core'),
  town(2, '毛坝镇中心小学', '毛坝镇', 1269),
  village(2, '毛坝镇新联小学', '毛坝镇', 90, '毛坝镇中心小学'),
  village(2, '毛坝镇联合小学', '毛坝镇', 112, '毛坝镇中心小学'),
  town(2, '高滩镇中心小学', '高滩镇', 1008),
  village(2, '高滩镇绕溪小学', '高滩镇', 72),
  village(2, '高滩镇广城小学', '高滩镇', 124),
  village(2, '高滩镇牌楼小学', '高滩镇', 61),
  village(2, '高滩镇大坝小学', '高滩镇', 86),
  village(2, '高滩镇白鹤小学', '高滩镇', 55),

  town(3, '蒿坪镇中心小学', '蒿坪镇', 1781, undefined, 'core'),
  town(3, '汉王镇中心小学', '汉王镇', 502),
  point(3, '汉王镇五郎教学点', '汉王镇', 9, '汉王镇中心小学'),
  village(3, '蒿坪镇双星小学', '蒿坪镇', 158),
  point(3, '蒿坪镇电光教学点', '蒿坪镇', 24),
  point(3, '蒿坪镇北川教学点', '蒿坪镇', 15),

  town(4, '紫阳中学初中部', '城关镇', undefined, 2100, 'core'),
  town(4, '高滩镇初级中学', '高滩镇', undefined, 900),
  town(4, '高桥镇初级中学', '高桥镇', undefined, 620),
  town(4, '双桥镇九年制学校', '双桥镇', 747, 480),
  village(4, '双桥镇苗河小学', '双桥镇', 76, '双桥镇九年制学校'),
  town(4, '洞河镇九年制学校', '洞河镇', 760, 620),
  point(4, '洞河镇石坝教学点', '洞河镇', 14, '洞河镇九年制学校'),

  town(5, '毛坝中学（初中部）', '毛坝镇', undefined, 1300, 'core'),
  town(5, '麻柳镇九年制学校', '麻柳镇', 751, 480),
  point(5, '麻柳镇书院教学点', '麻柳镇', 20, '麻柳镇九年制学校'),
  point(5, '麻柳镇紫黄教学点', '麻柳镇', 11, '麻柳镇九年制学校'),
  town(5, '瓦庙镇九年制学校', '瓦庙镇', 506, 430),
  village(5, '瓦庙镇保坪小学', '瓦庙镇', 64, '瓦庙镇九年制学校'),
  point(5, '瓦庙镇瓦房教学点', '瓦庙镇', 17, '瓦庙镇九年制学校'),

  town(6, '蒿坪镇初级中学', '蒿坪镇', undefined, 1250, 'core'),
  town(6, '汉王镇初级中学', '汉王镇', undefined, 520),
  town(6, '双安镇九年制学校', '双安镇', 761, 560),
  village(6, '双安镇五林小学', '双安镇', 88, '双安镇九年制学校'),
  town(6, '焕古镇九年制学校', '焕古镇', 752, 470),

  town(7, '向阳镇九年制学校', '向阳镇', 1263, 780, 'core'),
  town(7, '界岭镇九年制学校', '界岭镇', 494, 300),
  village(7, '界岭镇双明小学', '界岭镇', 52, '界岭镇九年制学校'),
  town(7, '洄水镇九年制学校', '洄水镇', 761, 560),
  village(7, '向阳镇芭蕉小学', '向阳镇', 78),

  town(8, '红椿镇九年制学校', '红椿镇', 1013, 680, 'core'),
  town(8, '东木镇九年制学校', '东木镇', 754, 420),
  village(8, '红椿镇尚坝小学', '红椿镇', 95),
]

/** Names of the clusters, in the annex's order. */
export const ZIYANG_CLUSTERS: readonly string[] = [
  '紫阳小学教共体',
  '紫阳县第二小学教共体',
  '蒿坪小学教共体',
  '紫阳中学初中部教共体',
  '毛坝中学教共体',
  '蒿坪镇初级中学教共体',
  '向阳镇九年制学校教共体',
  '红椿镇九年制学校教共体',
]

/** Invented places inside the county's outline; only the county town's is real (GeoNames, CC BY 4.0). */
export const ZIYANG_TOWNSHIPS: Readonly<Record<string, { readonly lat: number; readonly lon: number }>> = {
  城关镇: { lat: 32.5192, lon: 108.5323 },
  蒿坪镇: { lat: 32.645, lon: 108.575 },
  汉王镇: { lat: 32.615, lon: 108.4 },
  焕古镇: { lat: 32.585, lon: 108.47 },
  双安镇: { lat: 32.535, lon: 108.6 },
  洞河镇: { lat: 32.465, lon: 108.6 },
  向阳镇: { lat: 32.475, lon: 108.44 },
  洄水镇: { lat: 32.415, lon: 108.52 },
  红椿镇: { lat: 32.4, lon: 108.62 },
  东木镇: { lat: 32.335, lon: 108.63 },
  高桥镇: { lat: 32.345, lon: 108.48 },
  双桥镇: { lat: 32.305, lon: 108.53 },
  高滩镇: { lat: 32.385, lon: 108.34 },
  麻柳镇: { lat: 32.43, lon: 108.22 },
  毛坝镇: { lat: 32.325, lon: 108.25 },
  瓦庙镇: { lat: 32.36, lon: 108.16 },
  界岭镇: { lat: 32.235, lon: 108.57 },
}

/** Invented roads between neighbouring townships. */
export const ZIYANG_ROADS: readonly (readonly [string, string])[] = [
  ['城关镇', '焕古镇'],
  ['焕古镇', '汉王镇'],
  ['城关镇', '蒿坪镇'],
  ['城关镇', '双安镇'],
  ['蒿坪镇', '双安镇'],
  ['双安镇', '洞河镇'],
  ['城关镇', '向阳镇'],
  ['向阳镇', '洄水镇'],
  ['城关镇', '洄水镇'],
  ['洞河镇', '红椿镇'],
  ['洄水镇', '红椿镇'],
  ['红椿镇', '东木镇'],
  ['洄水镇', '高桥镇'],
  ['高桥镇', '双桥镇'],
  ['双桥镇', '界岭镇'],
  ['东木镇', '界岭镇'],
  ['向阳镇', '高滩镇'],
  ['高桥镇', '高滩镇'],
  ['高滩镇', '毛坝镇'],
  ['高滩镇', '麻柳镇'],
  ['毛坝镇', '瓦庙镇'],
  ['毛坝镇', '麻柳镇'],
]
