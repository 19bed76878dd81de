import { byCode } from '../../../models/basics.ts'
import type { Duty, Lesson } from '../../../models/plan.ts'
import type { Policy } from '../../../models/policy.ts'
import type { Room } from '../../../models/site.ts'
import { groupBy } from './group.ts'
import type { TimetableInput } from './input.ts'

/** Special rooms of one kind at one site. */
interface RoomGroup {
  readonly siteId: string
  readonly kind: Room['kind']
  readonly rooms: readonly Room[]
  /** Indices of the duties that want one. */
  readonly duties: readonly number[]
}

/** Special rooms as the search counts them: lessons of these duties, at most `capacity` at once. */
export interface RoomPool {
  readonly id: string
  /** Classes. */
  readonly capacity: number
  readonly duties: readonly number[]
  /** Stages that ring differently take turns in it, so that the clock has to be watched besides the slots. */
  readonly byClock: boolean
}

/**
 * Pools of special rooms that some duty uses. Where two stages of a site ring differently, each gets its own share of the
 * rooms, by the lessons that want them; a single room is taken in turns.
 */
export function roomPools(input: TimetableInput, ringOfDuty: readonly number[]): RoomPool[] {
  return roomGroups(input).flatMap(({ siteId, kind, rooms, duties }): RoomPool[] => {
    const id = `${siteId} ${kind}`
    const capacity = rooms.reduce((sum, { capacityClasses }) => sum + capacityClasses, 0)
    const byRing = groupBy(duties, (duty) => ringOfDuty[duty]!)
    const shares = [...byRing].sort(([a], [b]) => a - b)
    if (shares.length === 1) return [{ id, capacity, duties, byClock: false }]
    if (capacity < shares.length) return [{ id, capacity, duties, byClock: true }]
    const wanted = shares.map(([, own]) => own.reduce((sum, duty) => sum + input.duties[duty]!.periods, 0))
    const places = apportion(capacity, wanted)
    return shares.map(([ring, own], i) => ({
      id: `${id} ${ring}`,
      capacity: places[i]!,
      duties: own,
      byClock: false,
    }))
  })
}

/** Shares out whole places: one each, the others one by one to whoever has most lessons for each place. */
function apportion(places: number, wanted: readonly number[]): number[] {
  const shares = wanted.map(() => 1)
  for (let left = places - shares.length; left > 0; left--) {
    const crowding = wanted.map((lessons, i) => lessons / shares[i]!)
    shares[crowding.indexOf(Math.max(...crowding))]!++
  }
  return shares
}

/** In the order of site and kind. */
function roomGroups({ county, policy, duties }: TimetableInput): RoomGroup[] {
  const groups = new Map<string, { siteId: string; kind: Room['kind']; rooms: Room[]; duties: number[] }>()
  for (const room of county.rooms) {
    const { siteId, kind } = room
    const group = groups.get(`${siteId} ${kind}`)
    if (group) group.rooms.push(room)
    else groups.set(`${siteId} ${kind}`, { siteId, kind, rooms: [room], duties: [] })
  }
  duties.forEach((duty, index) => groups.get(roomKey(policy, duty))?.duties.push(index))
  return [...groups.values()]
    .filter((group) => group.duties.length > 0)
    .sort((a, b) => byCode(a.siteId, b.siteId) || byCode(a.kind, b.kind))
}

const roomKey = ({ timetable }: Policy, { siteId, subject }: Duty): string =>
  `${siteId} ${timetable.roomKind[subject]}`

/** A lesson with its clock, minutes after midnight. */
export interface TimedLesson extends Lesson {
  readonly startMin: number
  readonly endMin: number
}

/**
 * Gives rooms to placed lessons as the day goes on, up to what each room holds at any minute. Lessons beyond that stay in the
 * classroom: they get no room.
 */
export function handOutRooms(input: TimetableInput, lessons: readonly TimedLesson[]): TimedLesson[] {
  const dutyById = new Map(input.duties.map((duty) => [duty.id, duty]))
  const groups = new Map(
    roomGroups(input).map(({ siteId, kind, rooms }) => [
      `${siteId} ${kind}`,
      rooms.map(({ id, capacityClasses }) => ({ id, capacityClasses, ends: [] as number[] })),
    ]),
  )
  const inOrder = lessons.toSorted(
    (a, b) => a.day - b.day || a.startMin - b.startMin || a.endMin - b.endMin || byCode(a.dutyId, b.dutyId),
  )
  let day = 0
  return inOrder.map((lesson) => {
    if (lesson.day !== day) for (const rooms of groups.values()) for (const room of rooms) room.ends = []
    day = lesson.day
    const rooms = groups.get(roomKey(input.policy, dutyById.get(lesson.dutyId)!)) ?? []
    const free = rooms.find((room) => {
      room.ends = room.ends.filter((endMin) => endMin > lesson.startMin)
      return room.ends.length < room.capacityClasses
    })
    if (!free) return lesson
    free.ends.push(lesson.endMin)
    return { ...lesson, roomId: free.id }
  })
}
