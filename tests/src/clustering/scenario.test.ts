import { describe, expect, it } from 'vitest'
import { describePartition } from '../../../src/clustering/describe.ts'
import { partitionScenario } from '../../../src/clustering/scenario.ts'
import { applyScenarios } from '../../../src/scenario/apply.ts'
import { buildClusterProblem } from '../../../solver/clustering/problem.ts'
import { solveClusters } from '../../../solver/clustering/solve.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'

const { county, travel } = randomCounty({ sites: 12, teachers: 90, seed: 5 })
const policy = policyWith({ cluster: { membersMin: 1, membersMax: 6, coreStrengthMin: 0 } })

describe('a proposal', () => {
  it('as a scenario makes exactly the clusters proposed', async () => {
    const problem = buildClusterProblem({ county, policy, travel, count: 3 })
    const { best } = await solveClusters(problem, { seed: 1, effort: 'quick', alternatives: 0 })
    const clusters = describePartition(problem, best)
    const scenario = partitionScenario(county, clusters, { id: 'best', name: '最优方案' })
    const applied = applyScenarios({ county, policy }, [scenario])
    expect(applied.issues).toEqual([])
    const after = applied.ok ? applied.value.county : county
    const made = after.clusters.map(({ id, coreSiteId }) => [
      coreSiteId,
      after.sites
        .filter(({ clusterId }) => clusterId === id)
        .map((site) => site.id)
        .sort(),
    ])
    const wanted = clusters.map(({ coreSiteId, members }) => [
      coreSiteId,
      [coreSiteId, ...members.map(({ siteId }) => siteId)].sort(),
    ])
    expect(made.sort()).toEqual(wanted.sort())
  })

  it('says why each core leads and what each member gains', async () => {
    const problem = buildClusterProblem({ county, policy, travel, count: 3 })
    const { best } = await solveClusters(problem, { seed: 1, effort: 'quick', alternatives: 0 })
    for (const { coreName, why, members } of describePartition(problem, best)) {
      expect(why.zh).toContain(coreName)
      for (const { gains } of members) expect(gains.zh).toMatch(/可得 .*节|不缺/)
    }
  })
})
