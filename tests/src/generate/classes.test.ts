import { describe, expect, it } from 'vitest'
import { jointGroups } from '../../../src/generate/classes.ts'
import { policyWith } from '../../support/policy.ts'

const { table } = policyWith().curriculum
const classes = (...pupils: number[]) =>
  pupils.map((count, i) => ({ id: `g${i + 1}`, siteId: 'A', grade: i + 1, name: `${i + 1}`, pupils: count }))
const joined = (pupils: readonly number[], sizeMax = 45) =>
  jointGroups('A', classes(...pupils), table, sizeMax).map(
    ({ classIds, subjects }) => `${classIds.join('+')}: ${subjects.join(' ')}`,
  )

describe('classes taught together', () => {
  it('are pairs of neighbouring grades at a small school', () => {
    expect(joined([12, 12, 12, 12, 12, 12])).toEqual([
      'g1+g2: pe music art',
      'g3+g4: pe music art',
      'g5+g6: pe music art',
    ])
  })

  it('are none at a school of a hundred pupils', () => {
    expect(joined([16, 16, 17, 17, 17, 17])).toEqual([])
  })

  it('are all grades of a teaching point, where the curriculum gives them equal periods', () => {
    // PE has four periods in grades 1 and 2 and three in grade 3.
    expect(joined([4, 4, 4])).toEqual(['g1+g2: pe', 'g1+g2+g3: music art labour'])
  })

  it('fit into one room', () => {
    expect(joined([20, 20, 10, 10, 10, 10], 36)).toEqual(['g3+g4: pe music art', 'g5+g6: pe music art'])
  })
})
