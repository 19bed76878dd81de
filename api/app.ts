import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import sse from '@fastify/sse'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { PRODUCT } from '../src/product.ts'
import { handleError, handleNotFound } from './errors.ts'
import { checkRoutes } from './routes/checks.ts'
import { countyRoutes } from './routes/counties.ts'
import { jobRoutes } from './routes/jobs.ts'
import { policyRoutes } from './routes/policies.ts'
import type { Services } from './services.ts'
import { typed } from './typed.ts'

export interface AppOptions {
  /** Structured log lines on standard output. */
  readonly logger: boolean
  /** Requests a minute from one address. */
  readonly requestsPerMinute: number
}

/** Largest body taken: a county workbook or a plan of the largest county. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024

/** We speak HTTP: told to go on by HTTPS, a browser on another machine loads nothing of the pages. Who puts TLS before us says so there. */
const PLAIN_HTTP = {
  contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
}

/** Builds the server without listening, so that tests can call `app.inject`. */
export async function buildApp(services: Services, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({ logger: options.logger, bodyLimit: BODY_LIMIT_BYTES })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handleError)
  app.setNotFoundHandler(handleNotFound)

  await app.register(helmet, PLAIN_HTTP)
  await app.register(rateLimit, { max: options.requestsPerMinute, timeWindow: '1 minute' })
  await app.register(multipart, { limits: { fileSize: BODY_LIMIT_BYTES, files: 1, fields: 5 } })
  await app.register(sse)
  await app.register(swagger, {
    openapi: {
      info: { title: PRODUCT.name, version: PRODUCT.version, description: 'Counties in, checked plans out.' },
    },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, { routePrefix: '/docs' })

  const api = typed(app)
  policyRoutes(api)
  countyRoutes(api, services)
  jobRoutes(api, services)
  checkRoutes(api, services)
  api.get('/', { schema: { hide: true } }, (_, reply) => reply.redirect('/docs'))
  api.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  app.addHook('onClose', () => services.jobs.close())
  return app
}
