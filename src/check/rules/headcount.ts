import { floorShare } from '../../../models/basics.ts'
import { type CheckRule, violation } from '../rule.ts'

/** Sites lose and gain no more teachers than the policy's band allows. */
export const headcount: CheckRule = {
  codes: ['headcount'],
  part: 'rotation',
  *check({ moves, sites, policy }) {
    const { lossMax, gainMax } = policy.rotation.headcountBand
    for (const { id, name } of sites.values()) {
      const into = moves.filter(({ to }) => to.id === id).length
      const out = moves.filter(({ from }) => from.id === id).length
      const change = into - out
      if (change >= -lossMax && change <= gainMax) continue
      yield violation(
        'headcount',
        id,
        `${name}派出 ${out} 人、派入 ${into} 人，净变化 ${change} 人，允许 −${lossMax} 至 +${gainMax} 人`,
        `${name} sends ${out} and receives ${into}: a change of ${change}, allowed are −${lossMax} to +${gainMax}`,
      )
    }
  },
}

/** No site sends away more than the policy's share of its teachers at once, rounded down. */
export const leaveCap: CheckRule = {
  codes: ['leave-cap'],
  part: 'rotation',
  *check({ moves, sites, staffNow, policy }) {
    const share = policy.rotation.leaveCapShare
    for (const { id, name } of sites.values()) {
      const staff = staffNow.get(id)?.length ?? 0
      const out = moves.filter(({ from }) => from.id === id).length
      const most = floorShare(share, staff)
      if (out <= most) continue
      yield violation(
        'leave-cap',
        id,
        `${name}有教师 ${staff} 人，派出 ${out} 人，至多 ${most} 人`,
        `${name} has ${staff} teachers and sends ${out}; at most ${most} may leave`,
      )
    }
  },
}
