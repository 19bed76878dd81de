/** Partitions in words: clusters by name, why this core, what each member gains. */
import type { Stage, Text } from '../../models/basics.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { type Measures, membersOf, valueOfCluster } from '../../solver/clustering/evaluate.ts'
import type { ClusterProblem } from '../../solver/clustering/problem.ts'
import type { Partition } from '../../solver/clustering/solve.ts'

export interface DescribedCluster {
  readonly coreSiteId: string
  readonly coreName: string
  readonly members: readonly { readonly siteId: string; readonly name: string; readonly gains: Text }[]
  readonly sites: number
  readonly meanTravelMin: number
  readonly missingPeriods: number
  readonly why: Text
}

/** The measures of the five principles and what they are called. */
export const MEASURE_NAMES: Readonly<Record<keyof Measures, Text>> = {
  unevenSites: {
    zh: '规模适宜：各教共体校数与平均数之差合计',
    en: 'Size: sites above or below the even number',
  },
  wrongStage: { zh: '学段相同：学段不符的学校数', en: 'Stage: sites whose stage does not fit' },
  meanTravelMin: { zh: '距离相近：到核心校的平均时间（分钟）', en: 'Distance: mean minutes to the core' },
  maxTravelMin: {
    zh: '距离相近：到核心校的最长时间（分钟）',
    en: 'Distance: longest way to the core, minutes',
  },
  strengthGap: {
    zh: '强弱搭配：各教共体综合评价与全县平均之差合计',
    en: 'Strength: distance from the county mean',
  },
  missingPeriods: {
    zh: '优势互补：教共体内统筹后仍缺的走教学科周课时',
    en: 'Complement: periods still missing when pooled',
  },
  changedSites: { zh: '需要调整教共体的学校数', en: 'Sites that change their cluster' },
}

/** The clusters of a partition, in the order of their cores. */
export function describePartition(problem: ClusterProblem, { assignment }: Partition): DescribedCluster[] {
  return [...membersOf(assignment)]
    .sort(([a], [b]) => a - b)
    .map(([core, blocks]) => {
      const head = problem.blocks[core]!.head
      const { sites, travelMin, missingPeriods } = valueOfCluster(problem, core, blocks)
      const others = blocks.filter((b) => b !== core)
      return {
        coreSiteId: head.id,
        coreName: head.name,
        members: blocks.flatMap((b) =>
          problem.blocks[b]!.sites.filter((site) => site !== head).map((site) => ({
            siteId: site.id,
            name: site.name,
            gains: gainsOf(problem, blocks, b),
          })),
        ),
        sites,
        meanTravelMin: sites > 1 ? travelMin / (sites - 1) : 0,
        missingPeriods: Math.round(missingPeriods * 10) / 10,
        why: whyCore(problem, core, others),
      }
    })
}

/** A core is the strongest, or nearer to the rest than the stronger ones. */
function whyCore(
  { blocks, travelMin, cores }: ClusterProblem,
  core: number,
  others: readonly number[],
): Text {
  const { head } = blocks[core]!
  const n = blocks.length
  const minutes = (to: number): number =>
    [core, ...others].reduce((sum, b) => sum + travelMin[b * n + to]!, 0)
  const rivals = others.filter(
    (b) => cores.includes(b) && (blocks[b]!.head.strength ?? 0) > (head.strength ?? 0),
  )
  const strength = head.strength === undefined ? '' : `综合评价 ${head.strength}，`
  const strengthEn = head.strength === undefined ? '' : `its composite is ${head.strength}; `
  if (rivals.length === 0)
    return {
      zh: `${head.name}：${strength}在本组可任核心校的学校中最强`,
      en: `${head.name}: ${strengthEn}the strongest of those that can lead here`,
    }
  const names = rivals.map((b) => blocks[b]!.head.name).join('、')
  const saved = Math.round(Math.min(...rivals.map(minutes)) - minutes(core))
  return {
    zh: `${head.name}：${strength}虽不及${names}，但各校到此的路程合计少 ${saved} 分钟`,
    en: `${head.name}: ${strengthEn}less strong than ${names}, but the ways to it are ${saved} minutes shorter in all`,
  }
}

/** Periods that the block misses and the others have to spare, by subject. */
function gainsOf({ blocks, subjects }: ClusterProblem, members: readonly number[], block: number): Text {
  const gains = subjects.flatMap(({ stage, subject }, k) => {
    const missing = -blocks[block]!.spare[k]!
    const spare = members
      .filter((b) => b !== block)
      .reduce((sum, b) => sum + Math.max(0, blocks[b]!.spare[k]!), 0)
    const periods = Math.round(Math.min(missing, spare))
    return periods > 0 ? [{ stage, subject, periods }] : []
  })
  if (gains.length === 0)
    return { zh: '不缺走教学科课时，或本组无富余', en: 'misses nothing that the others have to spare' }
  return {
    zh: `可得 ${gains.map((g) => `${STAGE_NAMES[g.stage].zh}${SUBJECT_NAMES[g.subject].short} ${g.periods} 节`).join('、')}`,
    en: `can get ${gains.map((g) => `${g.periods} periods of ${STAGE_NAMES[g.stage].en} ${SUBJECT_NAMES[g.subject].en}`).join(', ')}`,
  }
}

const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  primary: { zh: '小学', en: 'primary' },
  junior: { zh: '初中', en: 'junior' },
}
