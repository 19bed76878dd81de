import { z } from 'zod'
import { Text } from '../../models/basics.ts'
import { listPolicies } from '../../src/policies/load.ts'
import { PRODUCT } from '../../src/product.ts'
import type { Api } from '../typed.ts'

/** What this server is and which policy profiles it knows. */
export function policyRoutes(api: Api): void {
  api.get(
    '/health',
    {
      schema: {
        summary: 'Is it up',
        response: { 200: z.object({ ok: z.literal(true), version: z.string() }) },
      },
    },
    () => ({
      ok: true as const,
      version: PRODUCT.version,
    }),
  )
  api.get(
    '/policies',
    {
      schema: {
        summary: 'Policy profiles by name',
        response: { 200: z.array(z.object({ id: z.string(), name: Text })) },
      },
    },
    () => listPolicies(),
  )
}
