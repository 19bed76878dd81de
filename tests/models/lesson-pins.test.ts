import { expect, describe, it } from 'vitest'
import { checkCounty } from '../../models/county-check.ts'
import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import { county as sketch } from '../support/county.ts'
import { policyWith } from '../support/policy.ts'

/** What is found after `spoil` has had its way with a county whose pin can be kept. */
function found(spoil: (county: County) => void, policy?: Policy): string[] {
  const { county } = sketch()
    .site('A', { grades: [1, 2] })
    .teacher('t1', 'A')
    .teacher('t2', 'A', { subject: 'chinese' })
    .with({
      classGroups: [{ id: 'g1', siteId: 'A', classIds: ['A-1', 'A-2'], subjects: ['pe'] }],
      lessonPins: [
        { id: 'p1', classId: 'A-1', subject: 'maths', teacherId: 't1', at: [{ day: 1, period: 2 }] },
      ],
    })
    .build()
  spoil(county)
  return checkCounty(county, policy)
    .filter(({ code }) => code !== 'K1106')
    .map(({ code, severity, where }) => `${severity} ${code} ${where}`)
}

describe('pinned lessons', () => {
  type Pin = County['lessonPins'][number]
  const pin = (change: Partial<Pin>) => (county: County) => void Object.assign(county.lessonPins[0]!, change)
  const another = (own: Partial<Pin>) => (county: County) =>
    void county.lessonPins.push({ id: 'p2', classId: 'A-2', subject: 'maths', at: [], ...own })

  it.each<[string, string, (county: County) => void]>([
    ['K1004', '.classId', pin({ classId: 'X' })],
    ['K1006', '.teacherId', pin({ teacherId: 'X' })],
    ['K1904', '.teacherId', pin({ teacherId: 't2' })],
    ['K1904', '.teacherId', (county) => void Object.assign(county.teachers[0]!, { certificate: 'none' })],
    [
      'K1905',
      '.at[0]',
      (county) => void Object.assign(county.teachers[0]!, { unavailable: [{ day: 1, period: 2 }] }),
    ],
    [
      'K1906',
      '.subject',
      pin({ at: Array.from({ length: 9 }, (_, n) => ({ day: 1 + (n % 5), period: 1 + (n % 2) })) }),
    ],
    ['K1907', '.at[0]', pin({ at: [{ day: 6, period: 1 }] })],
    ['K1907', '.at[0]', pin({ at: [{ day: 1, period: 8 }] })],
  ])('%s at lessonPins[0]%s', (code, place, spoil) => {
    expect(found(spoil, policyWith())).toContain(`error ${code} lessonPins[0]${place}`)
  })

  it('that can be kept are no cause for remarks', () => {
    expect(found(() => undefined, policyWith())).toEqual([])
  })

  it('say something: a row with neither teacher nor time is refused', () => {
    expect(found(another({}))).toEqual(['error K1901 lessonPins[1].classId'])
  })

  it('are one for a class and subject, classes taught together counted as one', () => {
    const again = another({ classId: 'A-1', at: [{ day: 2, period: 2 }] })
    expect(found(again)).toEqual(['error K1902 lessonPins[1].subject'])
    const joint = (county: County) =>
      void county.lessonPins.push(
        { id: 'p2', classId: 'A-1', subject: 'pe', at: [{ day: 2, period: 2 }] },
        { id: 'p3', classId: 'A-2', subject: 'pe', at: [{ day: 3, period: 2 }] },
      )
    expect(found(joint, policyWith())).toEqual(['error K1902 lessonPins[2].subject'])
  })

  it('ask no class and no teacher to be in two lessons at once', () => {
    const sameClass = another({ classId: 'A-1', subject: 'chinese', at: [{ day: 1, period: 2 }] })
    expect(found(sameClass)).toEqual(['error K1903 lessonPins[1].at[0]'])
    const sameTeacher = another({ teacherId: 't1', at: [{ day: 1, period: 2 }] })
    expect(found(sameTeacher)).toEqual(['error K1903 lessonPins[1].at[0]'])
  })

  it('of somebody who is not in post are only remarked on', () => {
    expect(found((county) => void Object.assign(county.teachers[0]!, { status: 'sick-leave' }))).toEqual([
      'warning K1908 lessonPins[0].teacherId',
    ])
  })
})
