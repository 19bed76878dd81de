import { mayTeach } from '../../../models/capacity.ts'
import type { Duty } from '../../../models/plan.ts'
import type { Policy } from '../../../models/policy.ts'
import type { Teacher } from '../../../models/teacher.ts'
import { type CheckRule, violation } from '../rule.ts'
import { subjectName } from '../say.ts'

/** Teachers teach their main subject, their second subjects, and those open to all. */
export const subject: CheckRule = {
  codes: ['subject'],
  part: 'duties',
  *check({ duties, policy }) {
    for (const { duty, teacher } of duties) {
      const name = subjectName(duty.subject)
      if (mayTeach(teacher, duty.subject, policy) === undefined)
        yield violation(
          'subject',
          `${teacher.id} ${duty.id}`,
          `教师 ${teacher.id} 不能任教${name.zh}（任课 ${duty.id}）`,
          `Teacher ${teacher.id} may not teach ${name.en} (duty ${duty.id})`,
        )
      else if (!standsAs(duty, teacher, policy))
        yield violation(
          'subject',
          `${teacher.id} ${duty.id}`,
          `任课 ${duty.id} 把${name.zh}记作教师 ${teacher.id} 的${ROLE_ZH[duty.as]}，与名册或政策不符`,
          `Duty ${duty.id} gives ${name.en} to teacher ${teacher.id} as "${duty.as}", which roster or policy do not bear out`,
        )
    }
  },
}

const ROLE_ZH = { main: '主教学科', second: '兼教学科', any: '人人可任的学科' } as const

const standsAs = ({ as, subject: taught }: Duty, teacher: Teacher, { load }: Policy): boolean => {
  if (as === 'main') return teacher.subject === taught
  return (as === 'second' ? teacher.secondSubjects : load.anyTeacherSubjects).includes(taught)
}
