import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import { type Plan, Plan as PlanSchema, UNMET_REASONS, type UnmetReason } from '../../../models/plan.ts'
import { isHard } from '../../../models/rule.ts'
import { explainConflicts } from '../../explain/conflicts.ts'
import { planCounty, type PlanOutcome } from '../../pipeline.ts'
import { publishPlan } from '../../publish/publish.ts'
import type { PlanChange } from '../../replan/changes.ts'
import { replanCounty } from '../../replan/replan.ts'
import { zodIssues } from '../../zod-issues.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { readInputs, readPlanFile } from '../inputs.ts'
import type { PlanOptions } from '../options.ts'
import { progressReporter } from '../progress.ts'
import { listIssues, say, type Terminal } from '../terminal.ts'
import { listViolations } from './check.ts'
import { frontier } from './frontier.ts'

/** The main job: reads the county, plans, checks, writes everything a bureau needs, and says in a few lines how good it is. */
export async function plan(countyPath: string, options: PlanOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.frontier && options.previous !== undefined) {
    say(terminal, {
      zh: '--frontier 不能与 --previous 合用：前者做三个新方案，后者只改已公布的方案。',
      en: '--frontier and --previous do not go together: three new plans, or the published one kept up to date.',
    })
    return EXIT.input
  }
  const inputs = await readInputs(countyPath, options, terminal)
  if (!inputs) return EXIT.input
  const { county, policy, pins } = inputs
  const scenarios = inputs.scenarios.map(({ name }) => name)
  const { effort, seed, only, seconds, workers = availableParallelism() } = options
  const previous =
    options.previous === undefined ? undefined : await readPublished(options.previous, terminal)
  if (previous === null) return EXIT.input
  const progress = progressReporter(terminal)
  const request = {
    county,
    policy,
    scenarios,
    seed,
    effort,
    ...(pins && { pins }),
    ...(only && { only }),
    ...(options.reprice && { reprice: true }),
  }
  const surroundings = {
    workers,
    onProgress: progress.report,
    signal: terminal.signal,
    nowMs: terminal.nowMs,
    createdAt: new Date().toISOString(),
    ...(seconds !== undefined && { limitMs: seconds * 1000 }),
  }
  if (options.frontier) return frontier(request, surroundings, options, terminal, progress.stop)
  const running = previous ? replanCounty(request, previous, surroundings) : planCounty(request, surroundings)
  const outcome = await running.finally(progress.stop)
  if (outcome.issues.length > 0) listIssues(terminal, outcome.issues)
  if (!outcome.ok) return EXIT.input

  const files = await publishPlan({ county, policy, lang: terminal.lang, ...outcome.value }, options.out)
  if (outcome.value.violations.length > 0) listViolations(outcome.value.violations, terminal)
  summarise(outcome.value, terminal)
  if (outcome.value.note) say(terminal, outcome.value.note)
  if (outcome.value.changes) summariseChanges(outcome.value.changes, terminal)
  const shown = files.filter((file) => !file.endsWith('.ics')).map((file) => relative('.', file) || file)
  say(terminal, {
    zh: `已写出：${shown.join('、')}${calendars(files, '；日历文件 # 个')}`,
    en: `Written: ${shown.join(', ')}${calendars(files, '; # calendar files')}`,
  })
  return exitCode(outcome.value)
}

/** The plan that was published; undefined when none is given, null when the file is none. */
async function readPublished(path: string, terminal: Terminal): Promise<Plan | null> {
  const file = await readPlanFile(path, terminal)
  if (file === undefined) return null
  const parsed = PlanSchema.safeParse(file)
  if (parsed.success) return parsed.data
  listIssues(terminal, zodIssues(parsed.error, { file: path, code: 'F1005' }))
  return null
}

function summariseChanges(changes: readonly PlanChange[], terminal: Terminal): void {
  if (changes.length === 0) {
    say(terminal, {
      zh: '无需变更：方案与已公布的完全一致。',
      en: 'No change needed: the plan is the published one.',
    })
    return
  }
  const { lang } = terminal
  say(terminal, {
    zh: `与已公布方案相比有 ${changes.length} 项变更：`,
    en: `${changes.length} changes to the published plan:`,
  })
  for (const { what } of changes.slice(0, SHOWN_CHANGES)) terminal.note(`  ${what[lang]}\n`)
  const more = changes.length - SHOWN_CHANGES
  if (more > 0)
    say(terminal, { zh: `  另有 ${more} 项，见 plan.xlsx“变更”。`, en: `  and ${more} more, see plan.xlsx.` })
}

const SHOWN_CHANGES = 20

function exitCode({ cancelled, violations }: PlanOutcome): ExitCode {
  if (cancelled) return EXIT.cancelled
  return violations.some(({ rule }) => isHard(rule)) ? EXIT.hardRule : EXIT.done
}

function calendars(files: readonly string[], text: string): string {
  const count = files.filter((file) => file.endsWith('.ics')).length
  return count > 0 ? text.replace('#', String(count)) : ''
}

/** Who moves, how close to the best, what is taught and what is not. */
function summarise({ plan, cancelled }: PlanOutcome, terminal: Terminal): void {
  if (cancelled)
    say(terminal, {
      zh: '已取消：以下是取消前得到的最好方案。',
      en: 'Cancelled: this is the best plan found until then.',
    })
  const { rotation, stages } = plan
  const principals = rotation.moves.filter(({ principal }) => principal).length
  const teachers = rotation.moves.length - principals
  const backbone = rotation.moves.filter((move) => move.backbone && !move.principal).length
  // Rounded up, so that the claim holds.
  const gap = (Math.ceil(rotation.gap * 10_000 - 1e-6) / 100).toFixed(2)
  const quality = {
    zh: rotation.frozen ? '（交流人员按已批准的方案不变，未重新求解）' : `，与理论最优的差距不超过 ${gap}%`,
    en: rotation.frozen
      ? ' (moves as approved, not searched again)'
      : `, proven within ${gap} % of the best possible`,
  }
  say(terminal, {
    zh: `交流教师 ${teachers} 人（符合条件 ${rotation.eligible} 人，至少应交流 ${rotation.requiredMoves} 人），其中骨干 ${backbone} 人；校长 ${principals} 人。目标值 ${rotation.objective.toFixed(1)}${quality.zh}。`,
    en: `${teachers} teachers move (${rotation.eligible} eligible, at least ${rotation.requiredMoves} required), ${backbone} of them backbone; ${principals} principals. Value ${rotation.objective.toFixed(1)}${quality.en}.`,
  })
  if (rotation.conflicts.length > 0) for (const line of explainConflicts(rotation)) say(terminal, line)
  if (stages.includes('duties')) summariseLessons(plan, terminal)
}

function summariseLessons({ duties, timetable, stages }: Plan, terminal: Terminal): void {
  const taught = duties.duties.reduce((sum, { periods, classIds }) => sum + periods * classIds.length, 0)
  const missing = duties.unmet.reduce((sum, { periods }) => sum + periods, 0)
  const byReason = new Map<UnmetReason, number>()
  for (const { reason, periods } of duties.unmet) byReason.set(reason, (byReason.get(reason) ?? 0) + periods)
  const reasons = (lang: 'zh' | 'en'): string =>
    [...byReason]
      .map(([reason, periods]) => `${UNMET_REASONS[reason][lang]} ${periods}`)
      .join(lang === 'zh' ? '、' : ', ')
  const placed = stages.includes('timetable') ? timetable.lessons.length : undefined
  say(terminal, {
    zh: `每周开课 ${taught} 节，走教 ${duties.visits.length} 个半天${placed === undefined ? '' : `，排入课表 ${placed} 节次`}；未满足 ${missing} 节${missing > 0 ? `（${reasons('zh')}）` : ''}。`,
    en: `${taught} class periods a week are taught with ${duties.visits.length} half-day visits${placed === undefined ? '' : `, ${placed} lessons placed`}; ${missing} are unmet${missing > 0 ? ` (${reasons('en')})` : ''}.`,
  })
}
