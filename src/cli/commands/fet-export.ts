import { availableParallelism } from 'node:os'
import { Plan } from '../../../models/plan.ts'
import type { TimetableInput } from '../../../solver/timetable/county/input.ts'
import { writeWhole } from '../../files.ts'
import { exportCounty } from '../../interop/fet/county.ts'
import { writeFetDocument } from '../../interop/fet/document.ts'
import { planCounty } from '../../pipeline.ts'
import { buildTravel } from '../../travel/travel.ts'
import { zodIssues } from '../../zod-issues.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { type Inputs, readInputs, readPlanFile } from '../inputs.ts'
import type { FetExportOptions } from '../options.ts'
import { progressReporter } from '../progress.ts'
import { listIssues, say, type Terminal } from '../terminal.ts'

/** Writes the timetable part of a plan as a .fet file; without a plan, one is made as far as the duties. */
export async function fetExport(
  countyPath: string,
  planPath: string | undefined,
  options: FetExportOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const inputs = await readInputs(countyPath, options, terminal)
  if (!inputs) return EXIT.input
  const { county } = inputs
  const { policy } = inputs.policy
  const travel = buildTravel(county, policy)
  const plan =
    planPath === undefined ? await planned(inputs, options, terminal) : await readPlan(planPath, terminal)
  if (!travel.ok || !plan) {
    if (!travel.ok) listIssues(terminal, travel.issues)
    return terminal.signal.aborted ? EXIT.cancelled : EXIT.input
  }
  const { duties, visits } = plan.duties
  const { lessons } = plan.timetable
  if (duties.length === 0 || (options.locked && lessons.length === 0)) {
    say(terminal, {
      zh: duties.length === 0 ? '方案里没有任课，无课可排。' : '方案里没有课表，无法固定（--locked）。',
      en:
        duties.length === 0
          ? 'The plan has no duties: there is nothing to place.'
          : 'The plan has no timetable to lock (--locked).',
    })
    return EXIT.input
  }
  const input: TimetableInput = {
    county,
    policy,
    travel: travel.value,
    postings: plan.postings,
    duties,
    visits,
  }
  await writeWhole(options.out, writeFetDocument(exportCounty(input, options.locked ? lessons : undefined)))
  say(terminal, { zh: `已写出：${options.out}`, en: `Wrote ${options.out}` })
  return EXIT.done
}

async function planned(
  { county, policy, pins }: Inputs,
  { seed, effort }: FetExportOptions,
  terminal: Terminal,
): Promise<Plan | undefined> {
  const progress = progressReporter(terminal)
  const outcome = await planCounty(
    { county, policy, seed, effort, only: 'duties', ...(pins && { pins }) },
    {
      workers: availableParallelism(),
      onProgress: progress.report,
      signal: terminal.signal,
      nowMs: terminal.nowMs,
      createdAt: new Date().toISOString(),
    },
  ).finally(progress.stop)
  if (outcome.ok) return outcome.value.cancelled ? undefined : outcome.value.plan
  listIssues(terminal, outcome.issues)
  return undefined
}

async function readPlan(path: string, terminal: Terminal): Promise<Plan | undefined> {
  const file = await readPlanFile(path, terminal)
  if (file === undefined) return undefined
  const parsed = Plan.safeParse(file)
  if (parsed.success) return parsed.data
  listIssues(terminal, zodIssues(parsed.error, { file: path, code: 'F1005' }))
  return undefined
}
