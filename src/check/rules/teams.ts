import { type CheckRule, violation } from '../rule.ts'
import { teamsShort } from '../value/preferences.ts'

/** Managers who move are joined by backbone teachers of their school (组团). */
export const teams: CheckRule = {
  codes: ['teams'],
  part: 'rotation',
  *check(facts) {
    const { teamBackboneMin } = facts.policy.rotation
    for (const { way, managers, backbone } of teamsShort(facts, facts.moves)) {
      const { from, to } = way
      yield violation(
        'teams',
        `${from.id} ${to.id}`,
        `由${from.name}到${to.name}交流的管理人员 ${managers} 人，每人应有 ${teamBackboneMin} 名骨干教师同行，实际共 ${backbone} 人`,
        `${managers} managers go from ${from.name} to ${to.name}; ${teamBackboneMin} backbone teachers should go with each, ${backbone} do in all`,
      )
    }
  },
}
