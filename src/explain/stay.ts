import type { Text } from '../../models/basics.ts'
import { activeExemptions, type Ineligible, ineligibility } from '../../models/eligibility.ts'
import {
  ageYears,
  type ExemptionCode,
  isPrincipal,
  type Teacher,
  yearsAtSchool,
} from '../../models/teacher.ts'
import { type Facts, siteName } from './facts.ts'
import { fill, SERVICE, semicolons } from './words.ts'

/** Why a teacher is not among those moved: each condition not met with its figures, or that the quota is filled without. */
export function explainStay(facts: Facts, teacher: Teacher): Text {
  const reasons = ineligibility(teacher, facts.policy, facts.county.asOf)
  if (reasons.length > 0)
    return fill(
      { zh: '不在交流范围：{reasons}。', en: 'Not eligible to move: {reasons}.' },
      { reasons: semicolons(reasons.map((reason) => WHY[reason](facts, teacher))) },
    )
  const { moves, eligible, eligiblePrincipals, requiredMoves, requiredPrincipalMoves } = facts.plan.rotation
  const principal = isPrincipal(teacher)
  return fill(
    {
      zh: '符合交流条件，本次未安排：符合条件的{who}共 {eligible} 人，至少应交流 {required} 人，方案安排 {moved} 人；在这一方案中，再调动此人不会使结果更好，或会超出某项限制。',
      en: 'Eligible, but not moved this time: of {eligible} eligible {who} at least {required} must move and {moved} do; moving this one too would not make the plan better, or would break a limit.',
    },
    {
      who: principal ? { zh: '校长', en: 'principals' } : { zh: '教师', en: 'teachers' },
      eligible: principal ? eligiblePrincipals : eligible,
      required: principal ? requiredPrincipalMoves : requiredMoves,
      moved: moves.filter((move) => move.principal === principal).length,
    },
  )
}

const WHY: Readonly<Record<Ineligible, (facts: Facts, teacher: Teacher) => Text>> = {
  'not-in-post': (_, { status }) =>
    fill({ zh: '不在岗（{status}）', en: 'not in post ({status})' }, { status: SERVICE[status] }),
  'off-establishment': () => ({ zh: '不在编', en: 'not on the establishment' }),
  'on-exchange': (facts, { servingSiteId, servingUntil }) =>
    fill(
      { zh: '正在{site}交流任教（至 {until}）', en: 'already serving at {site} (until {until})' },
      { site: siteName(facts, servingSiteId ?? ''), until: servingUntil ?? '—' },
    ),
  exempt: ({ policy, county }, teacher) =>
    semicolons(
      activeExemptions(teacher, policy, county.asOf).map(({ code, until }) =>
        fill(
          { zh: '免予交流：{code}（至 {until}）', en: 'exempt: {code} (until {until})' },
          { code: EXEMPTIONS[code], until },
        ),
      ),
    ),
  'too-few-years': ({ policy, county }, teacher) =>
    fill(
      {
        zh: '在现学校任教满 {years} 年，应满 {least} 年',
        en: '{years} years at the school, {least} are needed',
      },
      { years: yearsAtSchool(teacher, county.asOf), least: termsOf(policy, teacher).minYearsSameSchool },
    ),
  'over-age': ({ policy, county }, teacher) =>
    fill(
      { zh: '年龄 {age} 周岁，超过 {most} 周岁', en: '{age} years old, over {most}' },
      {
        age: ageYears(teacher, county.asOf),
        most: termsOf(policy, teacher).maxAgeYears?.[teacher.gender] ?? '—',
      },
    ),
}

const termsOf = (policy: Facts['policy'], teacher: Teacher) =>
  isPrincipal(teacher) ? policy.principals : policy.eligibility

const EXEMPTIONS: Readonly<Record<ExemptionCode, Text>> = {
  'pregnancy-nursing': { zh: '孕期、哺乳期', en: 'pregnancy or nursing' },
  illness: { zh: '疾病', en: 'illness' },
  'near-retirement': { zh: '临近退休', en: 'near retirement' },
  'sole-carer': { zh: '家庭唯一照料人', en: 'sole carer' },
  'already-exchanged': { zh: '已参加交流、支教', en: 'already exchanged' },
  'service-period': { zh: '服务期内', en: 'in a service period' },
  'graduating-grade': { zh: '毕业年级任课', en: 'teaches a graduating grade' },
  'only-teacher': { zh: '该学科唯一教师', en: 'only teacher of the subject' },
  disciplinary: { zh: '另案处理', en: 'handled separately' },
  'other-approved': { zh: '其他批准情形', en: 'another approved reason' },
}
