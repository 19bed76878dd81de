import type { Text } from '../../../models/basics.ts'
import { activeExemptions, type Ineligible, ineligibility } from '../../../models/eligibility.ts'
import { isPrincipal } from '../../../models/teacher.ts'
import { type CheckRule, violation } from '../rule.ts'

const REASONS: Readonly<Record<Exclude<Ineligible, 'exempt'>, Text>> = {
  'not-in-post': { zh: '不在岗', en: 'not in post' },
  'off-establishment': { zh: '不在编', en: 'not on the establishment' },
  'on-exchange': { zh: '正在交流期内', en: 'on a running exchange' },
  'too-few-years': { zh: '在现校任教年限不足', en: 'too few years at the school' },
  'over-age': { zh: '超过年龄上限', en: 'over the age limit' },
}

/** Only those who fulfil the policy's terms are moved, and none who is exempt. Principals move where the policy has a ratio for them, or by a pin. */
export const eligibility: CheckRule = {
  codes: ['not-eligible', 'exempt'],
  part: 'rotation',
  *check({ moves, policy, county, pins }) {
    const pinned = new Set(pins?.serve.map(({ teacherId }) => teacherId))
    for (const { teacher } of moves) {
      const { id } = teacher
      const reasons = ineligibility(teacher, policy, county.asOf).flatMap((reason) =>
        reason === 'exempt' ? [] : REASONS[reason],
      )
      if (isPrincipal(teacher) && policy.principals.minRatio === null && !pinned.has(id))
        reasons.push({ zh: '政策未安排校长交流', en: 'the policy does not rotate principals' })
      if (reasons.length > 0)
        yield violation(
          'not-eligible',
          id,
          `教师 ${id} 不符合交流条件：${reasons.map(({ zh }) => zh).join('、')}`,
          `Teacher ${id} may not be moved: ${reasons.map(({ en }) => en).join(', ')}`,
        )
      const [exemption] = activeExemptions(teacher, policy, county.asOf)
      if (exemption)
        yield violation(
          'exempt',
          id,
          `教师 ${id} 免予交流至 ${exemption.until}（${exemption.code}），却被安排交流`,
          `Teacher ${id} is exempt until ${exemption.until} (${exemption.code}) and yet moved`,
        )
    }
  },
}
