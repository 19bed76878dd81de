import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { stringify } from 'yaml'
import type { Lang } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { ClusterProblem } from '../../solver/clustering/problem.ts'
import { type ClusterResult, differingShare, type Partition } from '../../solver/clustering/solve.ts'
import { replaceFile, toJson, writeWhole } from '../files.ts'
import { pageSetup } from '../publish/workbook/sheet.ts'
import { describePartition, MEASURE_NAMES } from './describe.ts'
import { partitionScenario } from './scenario.ts'

interface Proposal {
  readonly key: string
  readonly zh: string
  readonly en: string
  readonly partition: Partition
}

/**
 * Writes what a bureau needs to choose: `clusters.xlsx` with all proposals side by side and cluster by cluster,
 * `clusters.json` for programs, and one scenario file a proposal for `junheng plan --scenario`.
 */
export async function writeClusters(
  {
    county,
    problem,
    result,
    lang,
  }: { county: County; problem: ClusterProblem; result: ClusterResult; lang: Lang },
  folder: string,
): Promise<string[]> {
  const proposals = proposalsOf(result)
  const files: string[] = []
  const write = async (name: string, text: string): Promise<void> => {
    await writeWhole(join(folder, name), text)
    files.push(join(folder, name))
  }
  const described = proposals.map((proposal) => ({
    ...proposal,
    clusters: describePartition(problem, proposal.partition),
    differs: differingShare(problem, proposal.partition.assignment, result.best.assignment),
  }))
  const workbook = join(folder, 'clusters.xlsx')
  await replaceFile(workbook, (path) => bookOf(described, result, lang).xlsx.writeFile(path))
  files.push(workbook)
  await write(
    'clusters.json',
    toJson({
      status: result.status,
      bound: result.bound,
      proposals: described.map(({ key, partition, clusters, differs }) => ({
        key,
        cost: partition.cost,
        broken: partition.broken,
        measures: partition.measures,
        differs,
        clusters,
      })),
    }),
  )
  for (const { key, zh, clusters } of described) {
    if (key === 'today') continue
    const scenario = partitionScenario(county, clusters, { id: `clusters-${key}`, name: zh })
    if (scenario.changes.length > 0) await write(`${key}.scenario.yaml`, stringify(scenario))
  }
  return files
}

function proposalsOf({ today, best, dominating, alternatives }: ClusterResult): Proposal[] {
  return [
    ...(today ? [{ key: 'today', zh: '现状', en: 'Today', partition: today }] : []),
    { key: 'best', zh: '最优方案', en: 'Best', partition: best },
    ...(dominating && dominating !== best
      ? [
          {
            key: 'nowhere-worse',
            zh: '各项均不劣于现状的方案',
            en: 'Nowhere worse than today',
            partition: dominating,
          },
        ]
      : []),
    ...alternatives.map((partition, i) => ({
      key: `alternative-${i + 1}`,
      zh: `备选方案 ${i + 1}`,
      en: `Alternative ${i + 1}`,
      partition,
    })),
  ]
}

type Described = Proposal & {
  readonly clusters: ReturnType<typeof describePartition>
  readonly differs: number
}

function bookOf(
  proposals: readonly Described[],
  { bound, status }: ClusterResult,
  lang: Lang,
): ExcelJS.Workbook {
  const zh = lang === 'zh'
  const book = new ExcelJS.Workbook()
  const overview = book.addWorksheet(zh ? '方案比较' : 'Comparison', {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
  })
  overview.addRow([zh ? '衡量' : 'Measure', ...proposals.map((p) => p[lang])])
  const round = (value: number): number => Math.round(value * 100) / 100
  for (const key of Object.keys(MEASURE_NAMES) as (keyof typeof MEASURE_NAMES)[])
    overview.addRow([MEASURE_NAMES[key][lang], ...proposals.map((p) => round(p.partition.measures[key]))])
  overview.addRow([
    zh ? '综合分（越低越好）' : 'Points (lower is better)',
    ...proposals.map((p) => round(p.partition.cost)),
  ])
  overview.addRow([zh ? '违反约束数' : 'Rules broken', ...proposals.map((p) => p.partition.broken)])
  overview.addRow([
    zh ? '与最优方案不同的学校比例' : 'Share of sites that differ from the best',
    ...proposals.map((p) => `${Math.round(p.differs * 100)}%`),
  ])
  overview.addRow([])
  overview.addRow([
    status === 'optimal'
      ? zh
        ? `已证明：没有任何方案的综合分低于 ${round(bound)}。`
        : `Proven: no partition has fewer than ${round(bound)} points.`
      : zh
        ? `任何方案的综合分都不低于 ${round(bound)}（已证明的下界）。`
        : `No partition has fewer than ${round(bound)} points (proven bound).`,
  ])
  overview.columns.forEach((column, i) => {
    column.width = i === 0 ? 48 : 18
  })
  for (const proposal of proposals) {
    const sheet = book.addWorksheet(proposal[lang].slice(0, 31), {
      views: [{ state: 'frozen', ySplit: 1 }],
      pageSetup: pageSetup('landscape'),
    })
    sheet.addRow(
      zh
        ? ['核心校', '学校', '身份', '到核心校平均分钟', '统筹后仍缺课时', '理由与收益']
        : [
            'Core',
            'Site',
            'Role',
            'Mean minutes to the core',
            'Periods still missing',
            'Why, and what it gains',
          ],
    )
    for (const cluster of proposal.clusters) {
      const { coreName, meanTravelMin, missingPeriods, why, members } = cluster
      sheet.addRow([
        coreName,
        coreName,
        zh ? '核心校' : 'core',
        round(meanTravelMin),
        missingPeriods,
        why[lang],
      ])
      for (const { name, gains } of members)
        sheet.addRow([coreName, name, zh ? '成员校' : 'member', null, null, gains[lang]])
    }
    sheet.columns.forEach((column, i) => {
      column.width = [22, 26, 10, 16, 16, 70][i] ?? 16
    })
    sheet.autoFilter = { from: 'A1', to: 'F1' }
  }
  for (const sheet of book.worksheets) {
    sheet.getRow(1).font = { bold: true }
    sheet.eachRow((row) => {
      row.alignment = { vertical: 'top', wrapText: true }
    })
  }
  return book
}
