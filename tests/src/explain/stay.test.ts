import { describe, expect, it } from 'vitest'
import type { Teacher } from '../../../models/teacher.ts'
import { factsOf } from '../../../src/explain/facts.ts'
import { explainStay } from '../../../src/explain/stay.ts'
import { goodPlan, goodPolicy } from '../../support/good-plan.ts'
import { policyWith } from '../../support/policy.ts'

const stay = (changed: Partial<Teacher>, policy = goodPolicy()): string => {
  const { county, plan } = goodPlan()
  const teacher = { ...county.teachers.find(({ id }) => id === 'b-zh')!, ...changed }
  return explainStay(factsOf(county, policy, plan), teacher).zh
}

describe('a teacher who does not move', () => {
  it.each<[Partial<Teacher>, string]>([
    [{ atSchoolSince: '2023-09' }, '不在交流范围：在现学校任教满 3 年，应满 6 年。'],
    [{ status: 'sick-leave' }, '不在交流范围：不在岗（病休）。'],
    [{ establishment: 'substitute' }, '不在交流范围：不在编。'],
    [
      { servingSiteId: 'D', servingUntil: '2027-07-31' },
      '不在交流范围：正在Site D交流任教（至 2027-07-31）。',
    ],
    [
      { exemptions: [{ code: 'sole-carer', until: '2028-08-31' }] },
      '不在交流范围：免予交流：家庭唯一照料人（至 2028-08-31）。',
    ],
  ])('is told the condition not met: %o', (changed, sentence) => {
    expect(stay(changed)).toBe(sentence)
  })

  it('is told the age and the limit for the own gender', () => {
    const policy = policyWith({ eligibility: { maxAgeYears: { m: 50, f: 45 } } })
    expect(stay({ birthMonth: '1979-05' }, policy)).toBe('不在交流范围：年龄 47 周岁，超过 45 周岁。')
    expect(stay({ birthMonth: '1979-05', gender: 'm' }, policy)).toContain('符合交流条件')
  })

  it('is told all conditions at once, principals by their own terms', () => {
    expect(stay({ role: 'principal', atSchoolSince: '2019-09', establishment: 'contract' })).toBe(
      '不在交流范围：不在编；在现学校任教满 7 年，应满 8 年。',
    )
  })

  it('is told that the quota is filled without, by the numbers', () => {
    expect(stay({})).toMatch(
      /^符合交流条件，本次未安排：符合条件的教师共 \d+ 人，至少应交流 2 人，方案安排 2 人；/,
    )
  })
})
