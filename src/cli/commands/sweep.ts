import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import Table from 'cli-table3'
import { figure } from '../../explain/words.ts'
import { curveFigures } from '../../sweep/figures.ts'
import { curveFindings } from '../../sweep/findings.ts'
import { knobOf, usualKnobs } from '../../sweep/knobs.ts'
import { type Curve, sweepCounty } from '../../sweep/sweep.ts'
import { writeSweep } from '../../sweep/write.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { readInputs } from '../inputs.ts'
import type { SweepCommandOptions } from '../options.ts'
import { progressReporter } from '../progress.ts'
import { listIssues, say, type Terminal } from '../terminal.ts'

/** Turns one figure after the other and shows what the best exchange plan comes to for each value. */
export async function sweep(
  countyPath: string,
  options: SweepCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const inputs = await readInputs(countyPath, options, terminal)
  if (!inputs) return EXIT.input
  const { county, policy, pins } = inputs
  const world = { county, policy: policy.policy }
  const knobs = (options.over ?? usualKnobs(world)).map((spec) => knobOf(spec, world))
  const bad = knobs.flatMap((knob) => knob.issues)
  if (bad.length > 0) {
    listIssues(terminal, bad)
    return EXIT.input
  }
  const { seed, effort, workers = availableParallelism() } = options
  const progress = progressReporter(terminal)
  const curves = await sweepCounty(
    knobs.flatMap((knob) => (knob.ok ? knob.value : [])),
    pins,
    { seed, effort },
    { workers, onProgress: progress.report, signal: terminal.signal },
  ).finally(progress.stop)
  if (curves.issues.length > 0) listIssues(terminal, curves.issues)
  if (!curves.ok) return EXIT.input
  if (!curves.value) {
    say(terminal, { zh: '已取消，没有写出任何文件。', en: 'Cancelled; nothing was written.' })
    return EXIT.cancelled
  }
  for (const curve of curves.value) show(curve, terminal)
  const edition = { county, policyName: policy.policy.name, curves: curves.value, lang: terminal.lang }
  const files = await writeSweep(edition, options.out)
  say(terminal, {
    zh: `已写出：${files.map((file) => relative('.', file)).join('、')}`,
    en: `Written: ${files.map((file) => relative('.', file)).join(', ')}`,
  })
  return EXIT.done
}

function show(curve: Curve, terminal: Terminal): void {
  const { lang } = terminal
  const { knob, points } = curve
  const output = new Table({
    head: [`${knob.label[lang]} (${knob.unit[lang]})`, ...points.map(({ x }) => figure(x, 2))],
    style: { head: [], border: [], compact: true },
  })
  for (const { label, values, digits } of curveFigures(curve))
    output.push([label[lang], ...values.map((value) => (value === null ? '—' : value.toFixed(digits)))])
  terminal.out(`${output.toString()}\n`)
  for (const text of curveFindings(curve)) say(terminal, text)
}
