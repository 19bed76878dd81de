import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../api/app.ts'
import { ERROR_CODES } from '../../api/errors.ts'
import type { JobBody } from '../../api/job-body.ts'
import { buildServices } from '../../api/services.ts'
import { isHard } from '../../models/rule.ts'
import type { Plan, Violation } from '../../models/plan.ts'
import type { AllowanceEntry, Workload } from '../../models/workload.ts'
import { randomCounty } from '../support/random-county.ts'

interface Ledger {
  readonly workloads: readonly Workload[]
  readonly allowances: readonly AllowanceEntry[]
}

let app: FastifyInstance
beforeAll(async () => {
  app = await buildApp(buildServices(), { logger: false, requestsPerMinute: 10_000 })
})
afterAll(() => app.close())

const { county } = randomCounty({ sites: 4, teachers: 40, seed: 2 })

async function handIn(payload: object = county): Promise<string> {
  const reply = await app.inject({ method: 'POST', url: '/counties', payload })
  expect(reply.statusCode).toBe(201)
  return reply.json<{ countyId: string }>().countyId
}

async function submit(payload: object): Promise<string> {
  const reply = await app.inject({ method: 'POST', url: '/jobs', payload: { effort: 'quick', ...payload } })
  expect(reply.statusCode).toBe(202)
  return reply.json<{ jobId: string }>().jobId
}

async function ended(jobId: string): Promise<JobBody> {
  for (;;) {
    const job = (await app.inject({ method: 'GET', url: `/jobs/${jobId}` })).json<JobBody>()
    if (job.state !== 'waiting' && job.state !== 'running') return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('for a browser on another machine', () => {
  it('leads to the documentation', async () => {
    const reply = await app.inject({ method: 'GET', url: '/' })
    expect(reply.headers.location).toBe('/docs')
  })

  it('is not told to load the pages over HTTPS, which nobody speaks here', async () => {
    const { headers } = await app.inject({ method: 'GET', url: '/docs' })
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests')
    expect(headers).not.toHaveProperty('strict-transport-security')
  })
})

describe('from a county to a checked plan', () => {
  it('hands in, plans, fetches and checks', async () => {
    const countyId = await handIn()
    const jobId = await submit({ countyId, only: 'rotation' })
    const job = await ended(jobId)
    expect([job.state, job.planReady, job.error]).toEqual(['done', true, undefined])
    const { plan } = (await app.inject({ method: 'GET', url: `/jobs/${jobId}/plan` })).json<{ plan: Plan }>()
    expect(plan.stages).toEqual(['rotation'])
    const ledger = (await app.inject({ method: 'GET', url: `/jobs/${jobId}/workloads` })).json<Ledger>()
    const inPost = county.teachers.filter(({ status }) => status === 'in-post').map(({ id }) => id)
    expect(ledger.workloads.map(({ teacherId }) => teacherId)).toEqual([...inPost].sort())
    expect(ledger.allowances).toEqual([])
    expect(plan.postings).toHaveLength(county.teachers.length)

    const check = async (given: unknown): Promise<Violation[]> => {
      const reply = await app.inject({ method: 'POST', url: '/checks', payload: { countyId, plan: given } })
      expect(reply.statusCode).toBe(200)
      return reply.json<{ violations: Violation[] }>().violations
    }
    expect((await check(plan)).filter(({ rule }) => isHard(rule))).toEqual([])
    const [first, ...rest] = plan.postings
    const moved = { ...plan, postings: [{ ...first!, homeSiteId: 'S003', servingSiteId: 'S003' }, ...rest] }
    const rules = (await check(first!.homeSiteId === 'S003' ? { ...plan, postings: rest } : moved)).map(
      ({ rule }) => rule,
    )
    expect(rules).toContain(first!.homeSiteId === 'S003' ? 'posts-conserved' : 'home-post')
    expect((await check({ nonsense: true }))[0]!.rule).toBe('plan-schema')
  })

  it('tells of progress as events, the last one when the job has ended', async () => {
    const jobId = await submit({ countyId: await handIn(), only: 'rotation' })
    const reply = await app.inject({
      method: 'GET',
      url: `/jobs/${jobId}/events`,
      headers: { accept: 'text/event-stream' },
    })
    const states = [...reply.body.matchAll(/^data: (.*)$/gm)].map(
      ([, data]) => (JSON.parse(data!) as JobBody).state,
    )
    expect(states.at(-1)).toBe('done')
    expect(states.slice(0, -1).every((state) => state === 'running' || state === 'waiting')).toBe(true)
  })

  it('cancels a job and keeps what there is', async () => {
    const big = randomCounty({ sites: 30, teachers: 900, seed: 1 }).county
    const countyId = await handIn(big)
    const jobId = await submit({ countyId, effort: 'thorough' })
    const waiting = await submit({ countyId })
    expect((await app.inject({ method: 'DELETE', url: `/jobs/${waiting}` })).statusCode).toBe(202)
    expect((await app.inject({ method: 'DELETE', url: `/jobs/${jobId}` })).statusCode).toBe(202)
    expect((await ended(jobId)).state).toBe('cancelled')
    expect((await ended(waiting)).state).toBe('cancelled')
    const again = await app.inject({ method: 'DELETE', url: `/jobs/${jobId}` })
    expect([again.statusCode, again.json().error]).toEqual([409, 'not-cancellable'])
  })
})

describe('trouble', () => {
  it.each([
    ['a county that is none', 'POST', '/counties', { name: 'x' }, 422, 'input-problems'],
    ['a job without a county', 'POST', '/jobs', {}, 400, 'bad-request'],
    [
      'an unknown county',
      'POST',
      '/jobs',
      { countyId: '2c9f8a52-6a0e-4d0c-9d5e-0b6f3c0f9e11' },
      404,
      'no-such-county',
    ],
    [
      'a policy with a path',
      'POST',
      '/jobs',
      { countyId: '2c9f8a52-6a0e-4d0c-9d5e-0b6f3c0f9e11', policy: '../x' },
      400,
      'bad-request',
    ],
    ['an unknown job', 'GET', '/jobs/2c9f8a52-6a0e-4d0c-9d5e-0b6f3c0f9e11', undefined, 404, 'no-such-job'],
    ['an id that is none', 'GET', '/jobs/1', undefined, 400, 'bad-request'],
    ['an unknown address', 'GET', '/nowhere', undefined, 404, 'no-such-route'],
  ] as const)('%s is answered in one shape', async (_, method, url, payload, status, code) => {
    const reply = await app.inject({ method, url, ...(payload && { payload }) })
    expect([reply.statusCode, reply.json().error]).toEqual([status, code])
    expect(reply.json().message).not.toMatch(/\n\s+at /)
  })

  it('lists all problems of a county at once, each with place, cause and remedy', async () => {
    const broken = {
      ...county,
      teachers: county.teachers.map((teacher, i) =>
        i < 2 ? { ...teacher, homeSiteId: `no-${i}` } : teacher,
      ),
    }
    const reply = await app.inject({ method: 'POST', url: '/counties', payload: broken })
    const { issues } = reply.json<{
      issues: { where: string; cause: { zh: string }; remedy: { zh: string } }[]
    }>()
    expect(reply.statusCode).toBe(422)
    expect(issues.filter(({ cause }) => cause.zh.includes('no-'))).toHaveLength(2)
    expect(issues.every(({ where, remedy }) => where !== '' && remedy.zh !== '')).toBe(true)
  })

  it('a body that is not JSON is refused', async () => {
    const reply = await app.inject({
      method: 'POST',
      url: '/counties',
      headers: { 'content-type': 'application/json' },
      payload: '{"a":',
    })
    expect([reply.statusCode, reply.json().error]).toEqual([400, 'bad-request'])
  })

  it('has a list of codes that is the truth', () => {
    const listed = [...readFileSync('api/ERRORS.md', 'utf8').matchAll(/^\| `([a-z-]+)`/gm)].map(
      ([, code]) => code,
    )
    expect(listed.sort()).toEqual([...ERROR_CODES].sort())
  })
})

describe('the description', () => {
  it('names every route and shows the schemas', async () => {
    const reply = await app.inject({ method: 'GET', url: '/openapi.json' })
    const { openapi, paths } = reply.json<{ openapi: string; paths: Record<string, unknown> }>()
    expect(openapi).toMatch(/^3\./)
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/counties',
        '/counties/file',
        '/jobs',
        '/jobs/{jobId}',
        '/jobs/{jobId}/plan',
        '/jobs/{jobId}/workloads',
        '/checks',
      ]),
    )
    expect((await app.inject({ method: 'GET', url: '/docs/' })).statusCode).toBe(200)
  })
})
