import type { TimedLesson } from '../lessons.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { figure, lessonText } from '../say.ts'

/** Between lessons at two sites on one day there is time for the way and for changing sites, from bell to bell. */
export const travelTime: CheckRule = {
  codes: ['travel-time'],
  part: 'timetable',
  *check({ lessons, travelMin, policy }) {
    for (const [id, own] of groupBy(lessons, ({ teacher }) => teacher.id)) {
      let last: TimedLesson | undefined
      for (const next of own) {
        const before = last
        if (!before || next.lesson.day !== before.lesson.day || next.endMin > before.endMin) last = next
        if (!before || before.lesson.day !== next.lesson.day || before.site.id === next.site.id) continue
        const gapMin = next.startMin - before.endMin
        const needMin = travelMin(before.site.id, next.site.id) + policy.timetable.siteChangeMin
        // Two lessons at once are a clash, not a journey.
        if (gapMin < 0 || gapMin >= needMin) continue
        const [a, b] = [lessonText(before), lessonText(next)]
        yield violation(
          'travel-time',
          id,
          `教师 ${id} 两校之间只有 ${gapMin} 分钟，路程和换校共需 ${figure(needMin)} 分钟：${a.zh}；${b.zh}`,
          `Teacher ${id} has ${gapMin} min between two sites and needs ${figure(needMin)}: ${a.en}; ${b.en}`,
        )
      }
    }
  },
}
