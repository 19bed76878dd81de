import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'

/** The server as routes see it: bodies, parameters and replies typed by their zod schemas. */
export type Api = ReturnType<typeof typed>
export const typed = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>()
