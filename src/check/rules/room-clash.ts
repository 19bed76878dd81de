import type { TimedLesson } from '../lessons.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { dayName, subjectName } from '../say.ts'

/** A special room is at the site, is of the subject's kind, and holds no more lessons at once than it can. Classes taught together count as one. */
export const roomClash: CheckRule = {
  codes: ['room-clash'],
  part: 'timetable',
  *check({ lessons, rooms, policy }) {
    for (const [roomId, users] of groupBy(lessons, ({ lesson }) => lesson.roomId)) {
      const room = roomId === undefined ? undefined : rooms.get(roomId)
      if (!room) continue
      for (const { duty, site, lesson } of users) {
        const where = `${room.id} ${duty.id} ${lesson.day}-${lesson.period}`
        if (room.siteId !== site.id)
          yield violation(
            'room-clash',
            where,
            `任课 ${duty.id} 在${site.name}，教室 ${room.id} 不在该校`,
            `Duty ${duty.id} is at ${site.name}; room ${room.id} is elsewhere`,
          )
        else if (policy.timetable.roomKind[duty.subject] !== room.kind)
          yield violation(
            'room-clash',
            where,
            `${subjectName(duty.subject).zh}课（任课 ${duty.id}）不使用专用教室 ${room.id}`,
            `Room ${room.id} is not of the kind that ${subjectName(duty.subject).en} uses (duty ${duty.id})`,
          )
      }
      yield* overfull(room.id, room.capacityClasses, users)
    }
  },
}

/** Reports each moment at which a lesson too many starts. */
function* overfull(roomId: string, capacity: number, users: readonly TimedLesson[]) {
  let running: TimedLesson[] = []
  for (const next of users) {
    running = running.filter((l) => l.lesson.day === next.lesson.day && l.endMin > next.startMin)
    running.push(next)
    if (running.length <= capacity) continue
    const { day, period } = next.lesson
    const ids = running.map(({ duty }) => duty.id).join(' ')
    yield violation(
      'room-clash',
      `${roomId} ${day}-${period}`,
      `专用教室 ${roomId} ${dayName(day).zh}第${period}节有 ${running.length} 节课（${ids}），至多容纳 ${capacity} 节`,
      `Room ${roomId} has ${running.length} lessons on ${dayName(day).en}, period ${period} (${ids}); it holds ${capacity}`,
    )
  }
}
