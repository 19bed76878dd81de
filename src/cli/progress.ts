import { SingleBar } from 'cli-progress'
import type { Text } from '../../models/basics.ts'
import type { JobStage, OnProgress, Progress } from '../progress.ts'
import { VARIANTS } from '../publish/variants.ts'
import type { Terminal } from './terminal.ts'

const STAGES: Readonly<Record<JobStage, Text>> = {
  clusters: { zh: '组建教共体', en: 'Clusters' },
  'what-if': { zh: '假如', en: 'What if' },
  rotation: { zh: '交流轮岗', en: 'Rotation' },
  duties: { zh: '任课与走教', en: 'Duties' },
  timetable: { zh: '课表', en: 'Timetable' },
  check: { zh: '校验', en: 'Check' },
  publish: { zh: '写出结果', en: 'Publish' },
}

/** By the code that the stages report. */
const PHASES: Readonly<Record<string, Text>> = {
  start: { zh: '开始', en: 'start' },
  'legal-plan': { zh: '先求合规方案', en: 'first legal plan' },
  coverage: { zh: '先看课能开到多齐', en: 'best coverage' },
  bound: { zh: '推算下界', en: 'bound' },
  search: { zh: '搜索', en: 'search' },
  improving: { zh: '逐步改进', en: 'improving' },
  proof: { zh: '证明', en: 'proof' },
  conflicts: { zh: '诊断互相冲突的规则', en: 'conflicts' },
  'half-days': { zh: '分课与走教半天', en: 'classes and half-days' },
  placing: { zh: '排入课表', en: 'placing' },
  repair: { zh: '修补原方案', en: 'repair' },
  sweep: { zh: '逐个取值测算', en: 'value after value' },
  'what-if': { zh: '逐人推演', en: 'person after person' },
  check: { zh: '独立校验', en: 'independent check' },
}

const VARIANT_NAMES: ReadonlyMap<string, Text> = new Map(Object.entries(VARIANTS))

/** A plain line is printed at most this often within a stage. */
const PLAIN_EVERY_MS = 5_000

/** Shows progress: one redrawn line on a terminal, an occasional plain line elsewhere. `stop` leaves the cursor on a new line. */
export function progressReporter(terminal: Terminal): {
  readonly report: OnProgress
  readonly stop: () => void
} {
  return terminal.interactive ? redrawn(terminal) : plainLines(terminal)
}

function redrawn(terminal: Terminal): { report: OnProgress; stop: () => void } {
  const bar = new SingleBar({
    format: '{stage} [{bar}] {percentage}%  {text}',
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  })
  let stage: JobStage | undefined
  const startedAt = stageStarts(terminal)
  return {
    report: (progress) => {
      const startMs = startedAt(progress.stage)
      if (progress.stage !== stage) {
        stage = progress.stage
        bar.start(100, 0, { stage: STAGES[stage][terminal.lang], text: '' })
      }
      bar.update(Math.round((progress.fraction ?? 0) * 100), {
        text: describe(progress, terminal, terminal.nowMs() - startMs),
      })
    },
    stop: () => bar.stop(),
  }
}

function plainLines(terminal: Terminal): { report: OnProgress; stop: () => void } {
  let stage: JobStage | undefined
  let lastMs = Number.NEGATIVE_INFINITY
  const startedAt = stageStarts(terminal)
  return {
    report: (progress) => {
      const now = terminal.nowMs()
      const startMs = startedAt(progress.stage)
      if (progress.stage !== stage) {
        stage = progress.stage
        lastMs = Number.NEGATIVE_INFINITY
      }
      if (now - lastMs < PLAIN_EVERY_MS) return
      lastMs = now
      terminal.note(`${STAGES[stage][terminal.lang]}  ${describe(progress, terminal, now - startMs)}\n`)
    },
    stop: () => {},
  }
}

/** When a stage was first heard of: the moves' comparison may go on beside the stages that follow, and be heard again. */
function stageStarts({ nowMs }: Terminal): (stage: JobStage) => number {
  const starts = new Map<JobStage, number>()
  return (stage) => {
    const startMs = starts.get(stage) ?? nowMs()
    starts.set(stage, startMs)
    return startMs
  }
}

function describe(
  { phase, detail, fraction, incumbent, bound }: Progress,
  { lang }: Terminal,
  elapsedMs: number,
): string {
  const words = lang === 'zh' ? ZH : EN
  const parts = [PHASES[phase]?.[lang] ?? phase]
  if (detail !== undefined) parts.push(VARIANT_NAMES.get(detail)?.[lang] ?? detail)
  if (incumbent !== undefined && Number.isFinite(incumbent))
    parts.push(`${words.incumbent} ${incumbent.toFixed(1)}`)
  if (bound !== undefined && Number.isFinite(bound)) parts.push(`${words.bound} ${bound.toFixed(1)}`)
  const leftMs =
    fraction !== undefined && fraction >= 0.1 && fraction < 1
      ? (elapsedMs * (1 - fraction)) / fraction
      : undefined
  if (leftMs !== undefined && leftMs > 2_000) parts.push(`${words.left} ${Math.ceil(leftMs / 1000)} s`)
  return parts.join('  ')
}

const ZH = {
  incumbent: '当前值',
  bound: '下界',
  left: '本步约剩',
}
const EN = {
  incumbent: 'value',
  bound: 'bound',
  left: 'about left',
}
