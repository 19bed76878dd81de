import { type CheckRule, violation } from '../rule.ts'

/** Those whom the planner pins to a site serve there; those whom the planner keeps back are not sent. */
export const pins: CheckRule = {
  codes: ['pin'],
  part: 'rotation',
  *check({ pins: wanted, postings, moves, teachers }) {
    if (!wanted) return
    for (const { teacherId, siteId } of wanted.serve) {
      const serving = postings.get(teacherId)?.servingSiteId
      if (!teachers.has(teacherId) || serving === siteId) continue
      yield violation(
        'pin',
        teacherId,
        `已指定教师 ${teacherId} 任教于 ${siteId}，方案中任教于 ${serving ?? '—'}`,
        `Teacher ${teacherId} is pinned to ${siteId}; in the plan the post is at ${serving ?? '—'}`,
      )
    }
    const moveOf = new Map(moves.map((known) => [known.teacher.id, known]))
    for (const { teacherId, siteId } of wanted.forbid) {
      const sent = moveOf.get(teacherId)?.to.id
      if (sent === undefined || (siteId !== undefined && siteId !== sent)) continue
      yield violation(
        'pin',
        teacherId,
        siteId === undefined
          ? `已指定教师 ${teacherId} 不交流，方案派往 ${sent}`
          : `已指定教师 ${teacherId} 不派往 ${siteId}`,
        siteId === undefined
          ? `Teacher ${teacherId} is to stay; the plan sends the teacher to ${sent}`
          : `Teacher ${teacherId} is not to be sent to ${siteId}`,
      )
    }
  },
}
