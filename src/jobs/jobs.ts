import type { Issue } from '../../models/issue.ts'
import type { Plan, Violation } from '../../models/plan.ts'
import { travelLookup } from '../../models/travel.ts'
import { type AllowanceEntry, allowances, type Workload, workloads } from '../../models/workload.ts'
import { planCounty, type PlanOutcome, type PlanRequest } from '../pipeline.ts'
import type { Progress } from '../progress.ts'

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** What the outside may know of a job. */
export interface JobView {
  readonly id: string
  readonly state: JobState
  /** Jobs before this one in the queue. */
  readonly ahead: number
  readonly progress?: Progress
  /** Problems of the input, when it failed for them. */
  readonly issues: readonly Issue[]
  /** What went wrong on our side. */
  readonly error?: string
  readonly planReady: boolean
}

interface Job {
  readonly id: string
  readonly request: PlanRequest
  readonly abort: AbortController
  readonly listeners: Set<() => void>
  state: JobState
  progress?: Progress
  issues: readonly Issue[]
  error?: string
  result?: Pick<PlanOutcome, 'plan' | 'violations' | 'travel'>
}

export interface JobQueueOptions {
  /** Threads a job may use. */
  readonly workers: number
  /** Finished jobs kept; the oldest go first. */
  readonly keep: number
  /** Jobs that may wait; more are refused. */
  readonly maxWaiting: number
  readonly newId: () => string
  readonly nowMs: () => number
  readonly nowIso: () => string
}

/** Jobs in memory, one at a time in the order of arrival. What the process forgets when it ends, it never promised. */
export class JobQueue {
  readonly #jobs = new Map<string, Job>()
  readonly #options: JobQueueOptions
  #running: Promise<void> | undefined

  constructor(options: JobQueueOptions) {
    this.#options = options
  }

  /** The new job's id, or undefined when too many wait. */
  submit(request: PlanRequest): string | undefined {
    if (this.#waiting().length >= this.#options.maxWaiting) return undefined
    const job: Job = {
      id: this.#options.newId(),
      request,
      abort: new AbortController(),
      listeners: new Set(),
      state: 'waiting',
      issues: [],
    }
    this.#jobs.set(job.id, job)
    this.#running ??= this.#work()
    return job.id
  }

  view(id: string): JobView | undefined {
    const job = this.#jobs.get(id)
    if (!job) return undefined
    const { state, progress, issues, error, result } = job
    return {
      id,
      state,
      ahead: state === 'waiting' ? this.#waiting().indexOf(job) + (this.#running ? 1 : 0) : 0,
      issues,
      planReady: result !== undefined,
      ...(progress && { progress }),
      ...(error !== undefined && { error }),
    }
  }

  result(id: string): { readonly plan: Plan; readonly violations: readonly Violation[] } | undefined {
    return this.#jobs.get(id)?.result
  }

  /** Everybody's workload under the plan, and the allowances that follow. */
  ledger(id: string): { readonly workloads: Workload[]; readonly allowances: AllowanceEntry[] } | undefined {
    const { request, result } = this.#jobs.get(id) ?? {}
    if (!request || !result) return undefined
    const input = { county: request.county, policy: request.policy.policy }
    const ledger = workloads({ ...input, plan: result.plan, travelMin: travelLookup(result.travel).min })
    return { workloads: ledger, allowances: allowances(input, ledger) }
  }

  /** Ends a waiting or running job; the best plan so far stays. False when there is nothing to end. */
  cancel(id: string): boolean {
    const job = this.#jobs.get(id)
    if (!job || (job.state !== 'waiting' && job.state !== 'running')) return false
    job.abort.abort()
    if (job.state === 'waiting') this.#end(job, 'cancelled')
    return true
  }

  /** Calls back on each change of the job until the returned function is called. */
  watch(id: string, listener: () => void): () => void {
    const listeners = this.#jobs.get(id)?.listeners
    listeners?.add(listener)
    return () => listeners?.delete(listener)
  }

  /** Cancels everything and waits for the running job to end. */
  async close(): Promise<void> {
    for (const { id } of this.#jobs.values()) this.cancel(id)
    await this.#running
  }

  async #work(): Promise<void> {
    for (let [job] = this.#waiting(); job; [job] = this.#waiting()) await this.#run(job)
    this.#running = undefined
  }

  async #run(job: Job): Promise<void> {
    job.state = 'running'
    this.#tell(job)
    const { workers, nowMs, nowIso } = this.#options
    try {
      const outcome = await planCounty(job.request, {
        workers,
        nowMs,
        createdAt: nowIso(),
        signal: job.abort.signal,
        onProgress: (progress) => {
          job.progress = progress
          this.#tell(job)
        },
      })
      job.issues = outcome.issues
      if (outcome.ok) {
        const { plan, violations, travel } = outcome.value
        job.result = { plan, violations, travel }
      }
      this.#end(job, !outcome.ok ? 'failed' : outcome.value.cancelled ? 'cancelled' : 'done')
    } catch (error) {
      job.error = error instanceof Error ? error.message : String(error)
      this.#end(job, 'failed')
    }
  }

  #end(job: Job, state: JobState): void {
    job.state = state
    this.#tell(job)
    const ended = [...this.#jobs.values()].filter((j) => j.state !== 'waiting' && j.state !== 'running')
    for (const old of ended.slice(0, Math.max(0, ended.length - this.#options.keep)))
      this.#jobs.delete(old.id)
  }

  #waiting(): Job[] {
    return [...this.#jobs.values()].filter((job) => job.state === 'waiting')
  }

  #tell(job: Job): void {
    for (const listener of [...job.listeners]) listener()
  }
}
