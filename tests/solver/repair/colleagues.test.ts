import { expect, test } from 'vitest'
import type { Subject } from '../../../models/subject.ts'
import { Colleagues } from '../../../solver/repair/colleagues.ts'
import { county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'

/** Whoever could take a lesson of the subject at B on Monday morning, where `t` of A is on a visit. */
function standInsAtB(subject: Subject): string[] {
  const policy = policyWith({ itinerant: { subjects: ['music'] } })
  const built = county()
    .site('A')
    .site('B')
    .cluster('c', ['A', 'B'])
    .teacher('t', 'A', { subject: 'music', secondSubjects: ['chinese'] })
    .build()
  const colleagues = new Colleagues({
    ...built,
    policy,
    postings: [{ teacherId: 't', homeSiteId: 'A', servingSiteId: 'A', stage: 'primary' }],
    duties: [],
    visits: [
      {
        id: 'V1',
        teacherId: 't',
        fromSiteId: 'A',
        siteId: 'B',
        day: 1,
        halfDay: 'morning',
        travelMin: 10,
        roadKm: 5,
      },
    ],
    lessons: [],
    open: [],
  })
  const lesson = {
    dutyId: 'D1',
    classIds: ['B-1'],
    subject,
    siteId: 'B',
    stage: 'primary',
    day: 1,
    period: 2,
  } as const
  const stands = colleagues.whoCanTake({ ...lesson, session: 'morning', startMin: 560, endMin: 600 })
  return stands.map(({ teacherId }) => teacherId)
}

test('a teacher on a visit stands in for a lesson there', () => {
  expect(standInsAtB('music')).toEqual(['t'])
})

test('a teacher on a visit does not stand in for a lesson in a subject that does not travel', () => {
  expect(standInsAtB('chinese')).toEqual([])
})
