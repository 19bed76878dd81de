import { SingleBar } from 'cli-progress'
import type { Text } from '../../models/basics.ts'
import type { JobStage, OnProgress, Progress } from '../progress.ts'
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
  let stageStartMs = 0
  return {
    report: (progress) => {
      if (progress.stage !== stage) {
        stage = progress.stage
        stageStartMs = terminal.nowMs()
        bar.start(100, 0, { stage: STAGES[stage][terminal.lang], text: '' })
      }
      bar.update(Math.round((progress.fraction ?? 0) * 100), {
        text: describe(progress, terminal, terminal.nowMs() - stageStartMs),
      })
    },
    stop: () => bar.stop(),
  }
}

function plainLines(terminal: Terminal): { report: OnProgress; stop: () => void } {
  let stage: JobStage | undefined
  let [stageStartMs, lastMs] = [0, Number.NEGATIVE_INFINITY]
  return {
    report: (progress) => {
      const now = terminal.nowMs()
      if (progress.stage !== stage) {
        stage = progress.stage
        stageStartMs = now
        lastMs = Number.NEGATIVE_INFINITY
      }
      if (now - lastMs < PLAIN_EVERY_MS) return
      lastMs = now
      terminal.note(`${STAGES[stage][terminal.lang]}  ${describe(progress, terminal, now - stageStartMs)}\n`)
    },
    stop: () => {},
  }
}

function describe(
  { phase, detail, fraction, incumbent, bound }: Progress,
  { lang }: Terminal,
  elapsedMs: number,
): string {
  const words = lang === 'zh' ? ZH : EN
  const parts = [words.phases[phase] ?? phase]
  if (detail !== undefined) parts.push(detail)
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
  phases: {} as Readonly<Record<string, string>>,
}
const EN = {
  incumbent: 'value',
  bound: 'bound',
  left: 'about left',
  phases: {} as Readonly<Record<string, string>>,
}
