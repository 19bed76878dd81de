import { beforeAll, expect, test } from 'vitest'
import { planCounty, type PlanOutcome, type PlanSurroundings } from '../../src/pipeline.ts'
import type { Progress } from '../../src/progress.ts'
import { policyWith } from '../support/policy.ts'
import { randomCounty } from '../support/random-county.ts'

const policy = {
  policy: policyWith({
    rotation: { minRatioOfEligible: 0.1, headcountBand: { lossMax: 2, gainMax: 2 }, coverageTolerance: 0.05 },
    itinerant: { allowed: true },
  }),
  sources: {},
}
const { county } = randomCounty({ sites: 2, teachers: 18, seed: 3, clusterSize: 2 })

async function planned(surroundings: Partial<PlanSurroundings>): Promise<PlanOutcome> {
  const outcome = await planCounty(
    { county, policy, seed: 1, effort: 'quick' },
    {
      workers: 2,
      onProgress: () => undefined,
      signal: new AbortController().signal,
      nowMs: () => 0,
      createdAt: '2026-09-01T00:00:00.000Z',
      ...surroundings,
    },
  )
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues))
  return outcome.value
}

const reports: Progress[] = []
let plan: PlanOutcome['plan']
beforeAll(async () => {
  ;({ plan } = await planned({ workers: 3, onProgress: (progress) => reports.push(progress) }))
})

test('the plan is the same byte for byte, however many threads there are and whichever task ends first', async () => {
  expect(plan.rotation.comparison.map(({ variant }) => variant)).toEqual([
    'nothing',
    'lending',
    'rotation',
    'both',
  ])
  const alone = await planned({ workers: 1 })
  expect(JSON.stringify(alone.plan)).toBe(JSON.stringify(plan))
})

test('stages are reported in their order; of what the plan is compared with only when it is waited for', () => {
  const stages = reports.map(({ stage }) => stage).filter((stage, at, all) => stage !== all[at - 1])
  expect(stages.filter((stage) => stage !== 'rotation')).toEqual(['duties', 'timetable', 'check'])
  expect(stages[0]).toBe('rotation')
  const before = reports.slice(
    0,
    reports.findIndex(({ stage }) => stage === 'duties'),
  )
  expect(new Set(before.flatMap(({ detail }) => detail ?? []))).toEqual(new Set(['both']))
  const fractions = before.map(({ fraction = 0 }) => fraction)
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
})

test('cancelled while duties are made, the moves stand and the comparison holds what was solved', async () => {
  const stop = new AbortController()
  const cancelled = await planned({
    workers: 1,
    signal: stop.signal,
    onProgress: ({ stage, phase }) => stage === 'duties' && phase !== 'start' && stop.abort(),
  })
  expect(cancelled.cancelled).toBe(true)
  expect(cancelled.plan.rotation.moves).toEqual(plan.rotation.moves)
  expect(cancelled.plan.rotation.comparison).toEqual(plan.rotation.comparison)
  expect(cancelled.plan.timetable.lessons).toEqual([])
})
