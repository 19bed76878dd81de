import type { County } from '../models/county.ts'
import type { Policy } from '../models/policy.ts'
import type { TravelTable } from '../models/travel.ts'
import type { JobStage, OnProgress } from './progress.ts'
import { runAll, type Threads, type WorkerOutcome, type WorkerTask } from './workers/run.ts'

/** What every stage starts from. */
export interface Base {
  readonly county: County
  readonly policy: Policy
  readonly travel: TravelTable
}

/** How a stage is run: threads, where reports go, when to stop. */
export interface StageRun {
  readonly workers: number
  /** Shared with the stages that run beside this one; else the stage has its own. */
  readonly threads?: Threads
  readonly onProgress: OnProgress
  readonly signal: AbortSignal
}

/** What tasks of all stages report: where they are, and the best answer so far where there is one. */
export interface TaskProgress<Best> {
  readonly phase: string
  readonly fraction?: number
  readonly incumbent?: number
  readonly bound?: number
  readonly detail?: string
  readonly best?: Best
}

export interface StageTask extends WorkerTask {
  /** Its share of the stage's work, for the progress; in any unit. Default: as much as any other. */
  readonly weight?: number
}

/**
 * Runs the tasks of one stage side by side. An answer is a task's result; for a cancelled task the best it had posted,
 * or undefined. A task that failed fails the run.
 */
export async function runStage<Result>(
  stage: JobStage,
  tasks: readonly StageTask[],
  { workers, threads, onProgress, signal }: StageRun,
): Promise<(Result | undefined)[]> {
  const best: (Result | undefined)[] = tasks.map(() => undefined)
  const done = tasks.map(() => 0)
  const weights = tasks.map(({ weight = 1 }) => weight)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const outcomes = await runAll<Result, TaskProgress<Result>>(tasks, {
    threads: threads ?? workers,
    signal,
    onProgress: (task, { best: found, fraction, ...progress }) => {
      if (found !== undefined) best[task] = found
      if (fraction !== undefined) done[task] = fraction
      const share = done.reduce((sum, part, at) => sum + part * weights[at]!, 0) / all
      onProgress({ stage, ...progress, ...(share > 0 && { fraction: share }) })
    },
  })
  return outcomes.map((outcome, task) => answerOf(outcome, best[task]))
}

function answerOf<Result>(
  outcome: WorkerOutcome<Result, unknown>,
  best: Result | undefined,
): Result | undefined {
  if (outcome.ended === 'failed') throw outcome.error
  return outcome.ended === 'done' ? outcome.result : best
}
