import { isStrong } from '../../../models/site.ts'
import { isBackbone, isPrincipal, type Teacher } from '../../../models/teacher.ts'
import type { Facts } from '../facts.ts'
import { requiredBy } from '../required.ts'
import { type CheckRule, violation } from '../rule.ts'

const movedWhere = ({ moves }: Facts, wanted: (teacher: Teacher) => boolean): number =>
  moves.filter(({ teacher }) => wanted(teacher)).length

export const quotaTeachers: CheckRule = {
  codes: ['quota-teachers'],
  part: 'rotation',
  *check(facts) {
    const { eligible, quotaMoves: moves } = requiredBy(facts)
    const moved = movedWhere(facts, (teacher) => !isPrincipal(teacher))
    if (moved < moves)
      yield violation(
        'quota-teachers',
        '',
        `符合交流条件教师 ${eligible} 人，应交流 ${moves} 人，实际 ${moved} 人`,
        `Of ${eligible} eligible teachers ${moves} have to move; ${moved} do`,
      )
  },
}

export const quotaGrowth: CheckRule = {
  codes: ['quota-growth'],
  part: 'rotation',
  *check(facts) {
    const { eligible, lastYearsMoves } = requiredBy(facts)
    const moved = movedWhere(facts, (teacher) => !isPrincipal(teacher))
    if (moved < lastYearsMoves)
      yield violation(
        'quota-growth',
        '',
        `符合交流条件教师 ${eligible} 人，要不低于上年比例应交流 ${lastYearsMoves} 人，实际 ${moved} 人`,
        `Of ${eligible} eligible teachers ${lastYearsMoves} have to move to keep last year's ratio; ${moved} do`,
      )
  },
}

export const quotaPrincipals: CheckRule = {
  codes: ['quota-principals'],
  part: 'rotation',
  *check(facts) {
    const { eligiblePrincipals, principalMoves } = requiredBy(facts)
    const moved = movedWhere(facts, isPrincipal)
    if (moved < principalMoves)
      yield violation(
        'quota-principals',
        '',
        `符合交流条件校长 ${eligiblePrincipals} 人，应交流 ${principalMoves} 人，实际 ${moved} 人`,
        `Of ${eligiblePrincipals} eligible principals ${principalMoves} have to move; ${moved} do`,
      )
  },
}

export const quotaUrban: CheckRule = {
  codes: ['quota-urban'],
  part: 'rotation',
  *check(facts) {
    const { urbanMoves } = requiredBy(facts)
    const moved = facts.moves.filter(
      ({ teacher, from }) => !isPrincipal(teacher) && from.locale === 'urban',
    ).length
    if (moved < urbanMoves)
      yield violation(
        'quota-urban',
        '',
        `城区学校应交流教师 ${urbanMoves} 人，实际 ${moved} 人`,
        `${urbanMoves} teachers of urban schools have to move; ${moved} do`,
      )
  },
}

export const quotaStrong: CheckRule = {
  codes: ['quota-strong'],
  part: 'rotation',
  *check(facts) {
    const { strongMoves } = requiredBy(facts)
    const moved = facts.moves.filter(
      ({ teacher, from }) => !isPrincipal(teacher) && isStrong(from, facts.policy) === true,
    ).length
    if (moved < strongMoves)
      yield violation(
        'quota-strong',
        '',
        `优质学校应交流教师 ${strongMoves} 人，实际 ${moved} 人`,
        `${strongMoves} teachers of strong schools have to move; ${moved} do`,
      )
  },
}

export const quotaBackbone: CheckRule = {
  codes: ['quota-backbone'],
  part: 'rotation',
  *check(facts) {
    const { backboneLevel } = facts.policy.rotation
    const { backbone } = requiredBy(facts)
    const moved = movedWhere(facts, (teacher) => !isPrincipal(teacher))
    const backboneMoved = movedWhere(
      facts,
      (teacher) => !isPrincipal(teacher) && isBackbone(teacher, backboneLevel),
    )
    if (backboneMoved < backbone)
      yield violation(
        'quota-backbone',
        '',
        `交流教师 ${moved} 人，其中骨干教师应有 ${backbone} 人，实际 ${backboneMoved} 人`,
        `Of ${moved} teachers moved ${backbone} have to be backbone teachers; ${backboneMoved} are`,
      )
  },
}
