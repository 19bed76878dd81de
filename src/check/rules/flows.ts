import { ceilShare, floorShare } from '../../../models/basics.ts'
import { isYoung } from '../../../models/mentoring.ts'
import { isPrincipal } from '../../../models/teacher.ts'
import { type CheckRule, violation } from '../rule.ts'

/** Of the teachers who move between towns and villages, the policy's share goes each way, rounded up. */
export const twoWay: CheckRule = {
  codes: ['two-way'],
  part: 'rotation',
  *check({ moves, policy }) {
    const ordinary = moves.filter(({ teacher }) => !isPrincipal(teacher))
    const down = ordinary.filter(({ from, to }) => from.locale !== 'rural' && to.locale === 'rural').length
    const up = ordinary.filter(({ from, to }) => from.locale === 'rural' && to.locale !== 'rural').length
    const required = ceilShare(policy.rotation.twoWayMinShare, down + up)
    if (Math.min(down, up) < required)
      yield violation(
        'two-way',
        '',
        `城镇到乡村 ${down} 人、乡村到城镇 ${up} 人，每个方向至少 ${required} 人`,
        `${down} go from towns to villages and ${up} the other way; at least ${required} should go each way`,
      )
  },
}

/** Clusters lose and gain no more teachers than the policy allows. */
export const netFlow: CheckRule = {
  codes: ['net-flow'],
  part: 'rotation',
  *check({ moves, policy, county }) {
    const bounds = policy.rotation.clusterNetFlow
    if (bounds === null) return
    for (const { id, name } of county.clusters) {
      const into = moves.filter(({ to }) => to.clusterId === id).length
      const out = moves.filter(({ from }) => from.clusterId === id).length
      const change = into - out
      if (change >= -bounds.lossMax && change <= bounds.gainMax) continue
      yield violation(
        'net-flow',
        id,
        `${name}人数净变化 ${change} 人，允许 −${bounds.lossMax} 至 +${bounds.gainMax} 人`,
        `${name} changes by ${change} teachers, allowed are −${bounds.lossMax} to +${bounds.gainMax}`,
      )
    }
  },
}

/** Young teachers are at most the policy's share of those who move, rounded down. */
export const youngShare: CheckRule = {
  codes: ['young-share'],
  part: 'rotation',
  *check({ moves, policy, county }) {
    const share = policy.rotation.youngMaxShare
    const ordinary = moves.filter(({ teacher }) => !isPrincipal(teacher))
    const young = ordinary.filter(({ teacher }) => isYoung(teacher, policy, county.asOf)).length
    const most = share === null ? young : floorShare(share, ordinary.length)
    if (young > most)
      yield violation(
        'young-share',
        '',
        `交流教师 ${ordinary.length} 人，其中青年教师 ${young} 人，至多 ${most} 人`,
        `Of ${ordinary.length} teachers moved ${young} are young; at most ${most} may be`,
      )
  },
}
