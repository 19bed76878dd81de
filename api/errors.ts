import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Issue } from '../models/issue.ts'

/** The one shape of every answer that is not a success. Codes are listed in ERRORS.md. */
export const ErrorBody = z.object({
  error: z.string(),
  message: z.string(),
  issues: z.array(Issue).optional(),
})
export type ErrorBody = z.infer<typeof ErrorBody>

/** Expected trouble, thrown by a route and answered by the one handler. */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody

  constructor(status: number, code: ErrorCode, message: string, issues?: readonly Issue[]) {
    super(message)
    this.status = status
    this.body = { error: code, message, ...(issues && { issues: [...issues] }) }
  }
}

export const ERROR_CODES = [
  'bad-request',
  'input-problems',
  'no-such-county',
  'no-such-job',
  'no-plan-yet',
  'not-cancellable',
  'queue-full',
  'no-such-route',
  'too-large',
  'too-many-requests',
  'our-fault',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof ApiError) return reply.code(error.status).send(error.body)
  if (hasZodFastifySchemaValidationErrors(error))
    return reply.code(400).send(body('bad-request', error.message))
  const status = error.statusCode ?? 500
  if (status === 413) return reply.code(413).send(body('too-large', error.message))
  if (status === 429) return reply.code(429).send(body('too-many-requests', error.message))
  if (status < 500) return reply.code(status).send(body('bad-request', error.message))
  request.log.error(error)
  return reply.code(500).send(body('our-fault', 'The program itself failed; the log has the details.'))
}

export const handleNotFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.code(404).send(body('no-such-route', `${request.method} ${request.url} does not exist; see /docs`))

const body = (error: ErrorCode, message: string): ErrorBody => ({ error, message })
