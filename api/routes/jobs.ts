import { z } from 'zod'
import { Pins } from '../../models/county.ts'
import { Plan, PlanStage, Violation } from '../../models/plan.ts'
import { AllowanceEntry, Workload } from '../../models/workload.ts'
import { loadPolicy } from '../../src/policies/load.ts'
import type { Api } from '../typed.ts'
import { ApiError, ErrorBody } from '../errors.ts'
import { JobBody } from '../job-body.ts'
import type { Services } from '../services.ts'

const Submission = z.strictObject({
  countyId: z.uuid(),
  policy: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('national-default'),
  pins: Pins.optional(),
  only: PlanStage.optional(),
  effort: z.enum(['quick', 'standard', 'thorough']).default('standard'),
  seed: z.int().min(0).max(2_147_483_647).default(1),
})
const JobId = z.object({ jobId: z.uuid() })

/** Ask for a plan, watch it grow, fetch it, or end it. */
export function jobRoutes(api: Api, { counties, jobs }: Services): void {
  api.post(
    '/jobs',
    {
      schema: {
        summary: 'Ask for a plan',
        body: Submission,
        response: { 202: JobId, 404: ErrorBody, 422: ErrorBody, 429: ErrorBody },
      },
    },
    async (request, reply) => {
      const { countyId, policy: policyName, pins, only, effort, seed } = request.body
      const county = counties.get(countyId)
      if (!county)
        throw new ApiError(404, 'no-such-county', `There is no county ${countyId}; hand it in first.`)
      const policy = loadPolicy(policyName)
      if (!policy.ok) throw new ApiError(422, 'input-problems', 'The policy cannot be used.', policy.issues)
      const jobId = jobs.submit({
        county,
        policy: policy.value,
        effort,
        seed,
        ...(pins && { pins }),
        ...(only && { only }),
      })
      if (jobId === undefined)
        throw new ApiError(429, 'queue-full', 'Too many jobs are waiting; try again later.')
      return reply.code(202).send({ jobId })
    },
  )

  api.get(
    '/jobs/:jobId',
    { schema: { summary: 'State and progress', params: JobId, response: { 200: JobBody, 404: ErrorBody } } },
    (request) => view(request.params.jobId),
  )

  api.get(
    '/jobs/:jobId/events',
    { sse: 'only', schema: { summary: 'State and progress as server-sent events', params: JobId } },
    async (request, reply) => {
      const { jobId } = request.params
      view(jobId)
      await reply.sse.send(updates(jobId))
    },
  )

  api.delete(
    '/jobs/:jobId',
    {
      schema: {
        summary: 'Cancel; the best plan so far is kept',
        params: JobId,
        response: { 202: JobBody, 404: ErrorBody, 409: ErrorBody },
      },
    },
    async (request, reply) => {
      const { jobId } = request.params
      view(jobId)
      if (!jobs.cancel(jobId)) throw new ApiError(409, 'not-cancellable', 'The job has ended.')
      return reply.code(202).send(view(jobId))
    },
  )

  api.get(
    '/jobs/:jobId/plan',
    {
      schema: {
        summary: 'The plan and what the checker found',
        params: JobId,
        response: { 200: z.object({ plan: Plan, violations: z.array(Violation) }), 404: ErrorBody },
      },
    },
    (request) => {
      const { jobId } = request.params
      view(jobId)
      const result = jobs.result(jobId)
      if (!result) throw new ApiError(404, 'no-plan-yet', 'The job has no plan yet.')
      return { plan: result.plan, violations: [...result.violations] }
    },
  )

  api.get(
    '/jobs/:jobId/workloads',
    {
      schema: {
        summary: 'Workload of every teacher under the plan, and allowances',
        params: JobId,
        response: {
          200: z.object({ workloads: z.array(Workload), allowances: z.array(AllowanceEntry) }),
          404: ErrorBody,
        },
      },
    },
    (request) => {
      const { jobId } = request.params
      view(jobId)
      const ledger = jobs.ledger(jobId)
      if (!ledger) throw new ApiError(404, 'no-plan-yet', 'The job has no plan yet.')
      return ledger
    },
  )

  function view(jobId: string): JobBody {
    const job = jobs.view(jobId)
    if (!job) throw new ApiError(404, 'no-such-job', `There is no job ${jobId}.`)
    return { ...job, issues: [...job.issues] }
  }

  /** One event a change, the last one when the job ends. Changes that come faster than they are read are merged. */
  async function* updates(jobId: string): AsyncGenerator<{ event: string; data: JobBody }> {
    let wake = (): void => {}
    const unwatch = jobs.watch(jobId, () => wake())
    try {
      for (;;) {
        const changed = new Promise<void>((resolve) => {
          wake = resolve
        })
        const job = view(jobId)
        yield { event: 'job', data: job }
        if (job.state !== 'waiting' && job.state !== 'running') return
        await changed
      }
    } finally {
      unwatch()
    }
  }
}
