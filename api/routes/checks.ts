import { z } from 'zod'
import { Violation } from '../../models/plan.ts'
import { loadPolicy } from '../../src/policies/load.ts'
import { runInWorker } from '../../src/workers/run.ts'
import type { CheckTaskInput, CheckTaskResult } from '../../src/tasks/check.ts'
import type { Api } from '../typed.ts'
import { ApiError, ErrorBody } from '../errors.ts'
import type { Services } from '../services.ts'

const Question = z.strictObject({
  countyId: z.uuid(),
  policy: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('national-default'),
  /** Any JSON: what is not a plan is reported as a breach of `plan-schema`. */
  plan: z.unknown(),
})

/** Check a plan, ours or a hand-edited one. */
export function checkRoutes(api: Api, { counties }: Services): void {
  api.post(
    '/checks',
    {
      schema: {
        summary: 'Check a plan against every rule',
        body: Question,
        response: { 200: z.object({ violations: z.array(Violation) }), 404: ErrorBody, 422: ErrorBody },
      },
    },
    async (request) => {
      const { countyId, policy: policyName, plan } = request.body
      const county = counties.get(countyId)
      if (!county)
        throw new ApiError(404, 'no-such-county', `There is no county ${countyId}; hand it in first.`)
      const policy = loadPolicy(policyName)
      if (!policy.ok) throw new ApiError(422, 'input-problems', 'The policy cannot be used.', policy.issues)
      const input: CheckTaskInput = { county, policy: policy.value.policy, plan }
      const outcome = await runInWorker<CheckTaskResult>(
        new URL('../../src/tasks/check.ts', import.meta.url),
        input,
      )
      if (outcome.ended !== 'done')
        throw outcome.ended === 'failed' ? outcome.error : new Error('checking was cancelled')
      if (!outcome.result.ok)
        throw new ApiError(422, 'input-problems', 'The county cannot be checked.', outcome.result.issues)
      return { violations: [...outcome.result.value] }
    },
  )
}
