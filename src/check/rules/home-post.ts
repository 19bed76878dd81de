import { type CheckRule, violation } from '../rule.ts'

/** The personnel relation stays where it is (身份不变). */
export const homePost: CheckRule = {
  codes: ['home-post'],
  part: 'always',
  *check({ plan, teachers }) {
    for (const { teacherId, homeSiteId } of plan.postings) {
      const teacher = teachers.get(teacherId)
      if (!teacher || teacher.homeSiteId === homeSiteId) continue
      yield violation(
        'home-post',
        teacherId,
        `教师 ${teacherId} 的编制岗位在 ${teacher.homeSiteId}，方案改为 ${homeSiteId}`,
        `The home post of teacher ${teacherId} is ${teacher.homeSiteId}; the plan says ${homeSiteId}`,
      )
    }
  },
}
