import { type CheckRule, violation } from '../rule.ts'

/** No posting outlives the site: a term counted from the county's day ends before a closing or transitional site does. */
export const closure: CheckRule = {
  codes: ['closure'],
  part: 'rotation',
  *check({ moves, policy, county }) {
    const { termYears } = policy.rotation
    const endYear = Number(county.asOf.slice(0, 4)) + termYears
    const ends = `${endYear}${county.asOf.slice(4)}`
    for (const { teacher, to } of moves) {
      if (to.status === 'permanent' || (to.status === 'transitional' && to.closesOn === undefined)) continue
      if (to.closesOn !== undefined && ends <= to.closesOn) continue
      yield violation(
        'closure',
        teacher.id,
        `教师 ${teacher.id} 到${to.name}交流 ${termYears} 年至 ${ends}，该校${to.closesOn === undefined ? '即将撤并' : `于 ${to.closesOn} 停办`}`,
        `Teacher ${teacher.id} goes to ${to.name} until ${ends}; the site closes ${to.closesOn === undefined ? 'soon' : `on ${to.closesOn}`}`,
      )
    }
  },
}
