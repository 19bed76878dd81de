import { expect, test } from 'vitest'
import { returnsOf } from '../../models/eligibility.ts'
import { asTeachers, filledPosts } from '../../models/vacancies.ts'
import { county } from '../support/county.ts'
import { policyWith } from '../support/policy.ts'

test('posts are filled by home posts on the establishment, wherever people serve', () => {
  const { county: built } = county()
    .site('B', { posts: { primary: 3 } })
    .site('A')
    .teacher('away', 'B', { servingSiteId: 'A', servingUntil: '2027-07-31' })
    .teacher('hired', 'B', { establishment: 'contract' })
    .teacher('home', 'B')
    .build()
  expect(filledPosts(built)).toEqual([{ siteId: 'B', stage: 'primary', approved: 3, filled: 2 }])
})

test('periods as teachers, by the standard load of the stage and subject', () => {
  const policy = policyWith()
  expect([asTeachers(policy, 'primary', 'chinese', 7), asTeachers(policy, 'junior', 'any', 6)]).toEqual([
    0.5, 0.5,
  ])
})

test('back are those whose exchange ended within the last year', () => {
  const served = (until: string) => ({ servingSiteId: 'A', servingUntil: until })
  const { county: built } = county()
    .site('A')
    .site('B')
    .teacher('late', 'B', served('2026-07-31'))
    .teacher('early', 'B', served('2026-01-31'))
    .teacher('long-ago', 'B', served('2025-07-31'))
    .teacher('still-there', 'B', served('2027-07-31'))
    .teacher('at-home', 'A', served('2026-07-31'))
    .build()
  expect(returnsOf(built).map(({ teacherId }) => teacherId)).toEqual(['early', 'late'])
})
