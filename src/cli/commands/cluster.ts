import { relative } from 'node:path'
import { MEASURE_NAMES } from '../../clustering/describe.ts'
import { writeClusters } from '../../clustering/write.ts'
import { runStage } from '../../stages.ts'
import type { ClustersTaskInput } from '../../tasks/clusters.ts'
import { buildTravel } from '../../travel/travel.ts'
import { buildClusterProblem } from '../../../solver/clustering/problem.ts'
import type { ClusterResult } from '../../../solver/clustering/solve.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { readInputs } from '../inputs.ts'
import type { ClusterCommandOptions } from '../options.ts'
import { progressReporter } from '../progress.ts'
import { listIssues, say, type Terminal } from '../terminal.ts'

/** Forms clusters: today's measured, a proposal with its bound, one nowhere worse than today's, and alternatives. */
export async function cluster(
  countyPath: string,
  options: ClusterCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const inputs = await readInputs(countyPath, options, terminal)
  if (!inputs) return EXIT.input
  const { county } = inputs
  const { policy } = inputs.policy
  const travel = buildTravel(county, policy)
  if (!travel.ok) {
    listIssues(terminal, travel.issues)
    return EXIT.input
  }
  const { count, effort, seed, alternatives } = options
  const input = { county, policy, travel: travel.value, ...(count !== undefined && { count }) }
  const task = {
    module: new URL('../../tasks/clusters.ts', import.meta.url),
    input: { input, options: { seed, effort, alternatives } } satisfies ClustersTaskInput,
  }
  const progress = progressReporter(terminal)
  const [result] = await runStage<ClusterResult>('clusters', [task], {
    workers: 1,
    onProgress: progress.report,
    signal: terminal.signal,
  }).finally(progress.stop)
  if (!result) {
    say(terminal, { zh: '已取消，没有写出任何文件。', en: 'Cancelled; nothing was written.' })
    return EXIT.cancelled
  }
  const problem = buildClusterProblem(input)
  const files = await writeClusters({ county, problem, result, lang: terminal.lang }, options.out)
  report(result, terminal)
  say(terminal, {
    zh: `已写出：${files.map((file) => relative('.', file)).join('、')}`,
    en: `Written: ${files.map((file) => relative('.', file)).join(', ')}`,
  })
  return result.best.broken > 0 ? EXIT.hardRule : EXIT.done
}

function report({ today, best, bound, status }: ClusterResult, terminal: Terminal): void {
  const { lang } = terminal
  for (const key of Object.keys(MEASURE_NAMES) as (keyof typeof MEASURE_NAMES)[]) {
    const now = today ? `${today.measures[key].toFixed(1)} → ` : ''
    terminal.out(`${MEASURE_NAMES[key][lang]}  ${now}${best.measures[key].toFixed(1)}\n`)
  }
  const proven = status === 'optimal'
  say(terminal, {
    zh:
      best.broken > 0
        ? `约束不能全部满足：最少违反 ${best.broken} 处，请放宽规模、距离或数量要求。`
        : `综合分 ${best.cost.toFixed(1)}，下界 ${bound.toFixed(1)}${proven ? '（已证明最优）' : ''}。`,
    en:
      best.broken > 0
        ? `Not all rules can hold: at least ${best.broken} are broken; relax the size, distance or number.`
        : `${best.cost.toFixed(1)} points, bound ${bound.toFixed(1)}${proven ? ' (proven optimal)' : ''}.`,
  })
}
