import { capacityOf } from '../../../models/capacity.ts'
import type { Teacher } from '../../../models/teacher.ts'
import type { Facts } from '../facts.ts'
import type { KnownDuty } from '../known.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { figure } from '../say.ts'

/** Nobody is given more periods a week than the highest load; those who are not in post are given none. */
export const loadMax: CheckRule = {
  codes: ['load-max'],
  part: 'duties',
  *check(facts) {
    for (const { teacher, duties, mostPeriods } of loads(facts)) {
      const given = periodsOf(duties)
      if (given <= mostPeriods) continue
      yield violation(
        'load-max',
        teacher.id,
        `教师 ${teacher.id} 每周 ${given} 节，上限 ${mostPeriods} 节`,
        `Teacher ${teacher.id} has ${given} periods a week; the limit is ${mostPeriods}`,
      )
    }
  },
}

/** Second subjects (兼教) take up no more than the policy's share of the highest load. */
export const secondSubject: CheckRule = {
  codes: ['second-subject'],
  part: 'duties',
  *check(facts) {
    const share = facts.policy.load.secondSubjectMaxShare
    for (const { teacher, duties, mostPeriods } of loads(facts)) {
      const second = periodsOf(duties.filter(({ duty }) => duty.as === 'second'))
      const most = share * mostPeriods
      if (second <= most + 1e-9) continue
      yield violation(
        'second-subject',
        teacher.id,
        `教师 ${teacher.id} 兼教 ${second} 节，至多 ${figure(most)} 节（周课时上限 ${mostPeriods} 节的 ${figure(share * 100)}%）`,
        `Teacher ${teacher.id} has ${second} periods in second subjects; at most ${figure(most)}, ${figure(share * 100)} % of ${mostPeriods}`,
      )
    }
  },
}

const periodsOf = (duties: readonly KnownDuty[]): number =>
  duties.reduce((sum, { duty }) => sum + duty.periods, 0)

interface Load {
  readonly teacher: Teacher
  readonly duties: readonly KnownDuty[]
  readonly mostPeriods: number
}

const loads = ({ duties, postings, policy }: Facts): Load[] =>
  [...groupBy(duties, ({ teacher }) => teacher.id)].map(([id, own]) => {
    const { teacher } = own[0]!
    const stage = postings.get(id)?.stage ?? teacher.stage
    return { teacher, duties: own, mostPeriods: capacityOf(teacher, policy, stage).maxPeriods }
  })
