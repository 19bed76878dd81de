import { byCode } from '../../../models/basics.ts'
import type { Lesson } from '../../../models/plan.ts'
import type { Policy } from '../../../models/policy.ts'
import type { Room } from '../../../models/site.ts'
import type { Subject } from '../../../models/subject.ts'
import type { TimetableInput } from './input.ts'

/** Special rooms of one kind at one site, as one pool. */
export interface RoomPool {
  readonly id: string
  readonly siteId: string
  readonly subjects: readonly Subject[]
  /** Sum of its rooms' capacities, classes. */
  readonly capacity: number
  readonly rooms: readonly Room[]
  /** A week's lessons that want it. */
  readonly wantedLessons: number
}

/** Pools of special rooms that some duty of the part uses, in the order of site and kind. */
export function roomPools({ county, policy, duties }: TimetableInput): RoomPool[] {
  const byKey = new Map<string, Room[]>()
  for (const room of county.rooms) {
    const key = `${room.siteId} ${room.kind}`
    byKey.set(key, [...(byKey.get(key) ?? []), room])
  }
  return [...byKey]
    .sort(([a], [b]) => byCode(a, b))
    .flatMap(([id, rooms]) => {
      const { siteId, kind } = rooms[0]!
      const subjects = subjectsOfKind(policy, kind)
      const users = duties.filter((duty) => duty.siteId === siteId && subjects.includes(duty.subject))
      if (users.length === 0) return []
      const wantedLessons = users.reduce((sum, { periods }) => sum + periods, 0)
      return [
        {
          id,
          siteId,
          subjects,
          rooms,
          wantedLessons,
          capacity: rooms.reduce((sum, { capacityClasses }) => sum + capacityClasses, 0),
        },
      ]
    })
}

const subjectsOfKind = (policy: Policy, kind: Room['kind']): Subject[] =>
  (Object.keys(policy.timetable.roomKind) as Subject[]).filter(
    (subject) => policy.timetable.roomKind[subject] === kind,
  )

/**
 * Gives rooms to placed lessons, period by period, up to what the rooms hold. Lessons beyond that stay in the
 * classroom: they get no room.
 */
export function handOutRooms(input: TimetableInput, lessons: readonly Lesson[]): Lesson[] {
  const pools = roomPools(input)
  const dutyById = new Map(input.duties.map((duty) => [duty.id, duty]))
  const taken = new Map<string, number>()
  return lessons.map((lesson) => {
    const duty = dutyById.get(lesson.dutyId)!
    const room = pools
      .find(({ siteId, subjects }) => siteId === duty.siteId && subjects.includes(duty.subject))
      ?.rooms.find(
        ({ id, capacityClasses }) =>
          (taken.get(`${id} ${lesson.day} ${lesson.period}`) ?? 0) < capacityClasses,
      )
    if (!room) return lesson
    const key = `${room.id} ${lesson.day} ${lesson.period}`
    taken.set(key, (taken.get(key) ?? 0) + 1)
    return { ...lesson, roomId: room.id }
  })
}
