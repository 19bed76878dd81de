import { byCode } from '../../../models/basics.ts'
import { child, children, type Reading } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Person, Room } from './file.ts'
import { Names, type StudentSet } from './names.ts'

/** Hours of a week that are searched at most, and of a day. */
const MAX_SLOTS = 900
const MAX_HOURS = 31
const MOST_STUDENTS = 1_000_000

const nameOf = (element: Element): string => child(element, 'Name')?.text ?? ''

/** Days and hours: the week as a table. */
export function readWeek(root: Element, reading: Reading): { days: Names; hours: Names } {
  const days = named(root, 'Days_List', 'Day', new Names(reading, { zh: '日', en: 'day' }))
  const hours = named(root, 'Hours_List', 'Hour', new Names(reading, { zh: '课节', en: 'hour' }))
  const [dayCount, hourCount] = [days.list.length, hours.list.length]
  if (
    dayCount < 1 ||
    hourCount < 1 ||
    hourCount > MAX_HOURS ||
    dayCount > MAX_HOURS ||
    dayCount * hourCount > MAX_SLOTS
  )
    reading.note('X2013', '<Days_List>, <Hours_List>', {
      zh: `一周应有 1 到 ${MAX_HOURS} 日、每日 1 到 ${MAX_HOURS} 节，现为 ${dayCount} 日、${hourCount} 节`,
      en: `a week of 1 to ${MAX_HOURS} days with 1 to ${MAX_HOURS} hours is expected, not ${dayCount} days and ${hourCount} hours`,
    })
  return { days, hours }
}

export const readTeachers = (root: Element, reading: Reading): Names =>
  sorted(root, 'Teachers_List', 'Teacher', new Names(reading, { zh: '教师', en: 'teacher' }))

export function readRooms(
  root: Element,
  reading: Reading,
): { buildings: Names; rooms: Names; list: readonly Room[] } {
  const buildings = sorted(
    root,
    'Buildings_List',
    'Building',
    new Names(reading, { zh: '楼', en: 'building' }),
  )
  const rooms = new Names(reading, { zh: '教室', en: 'room' })
  const list = byName(children(child(root, 'Rooms_List'), 'Room')).map((element): Room => {
    const name = nameOf(element)
    const place = `<Room> ${name}`
    rooms.add(name, place)
    if (child(element, 'Virtual')?.text === 'true')
      reading.note('X2016', place, {
        zh: '虚拟教室（一间代表多间）尚不支持',
        en: 'virtual rooms (one that stands for several) are not supported',
      })
    const building = child(element, 'Building')?.text ?? ''
    const at = building === '' ? undefined : buildings.find(building, place)
    const capacity = reading.whole(element, 'Capacity', place, {
      min: 0,
      max: MOST_STUDENTS,
      absent: MOST_STUDENTS,
    })
    return { name, ...(at === undefined ? {} : { building: at }), capacity }
  })
  return { buildings, rooms, list }
}

/**
 * Years, groups in them and subgroups in these. A set without parts is one subgroup by itself; a part named in several sets is
 * one and the same.
 */
export function readStudents(
  root: Element,
  people: Person[],
  reading: Reading,
): ReadonlyMap<string, StudentSet> {
  const sets = new Map<string, { subgroups: Set<number>; count: number }>()
  const own = new Map<string, number>()
  const read = (element: Element, parts: readonly string[]): readonly number[] => {
    const name = nameOf(element)
    const set = sets.get(name) ?? {
      subgroups: new Set<number>(),
      count: reading.whole(element, 'Number_of_Students', `<${element.name}> ${name}`, {
        min: 0,
        max: MOST_STUDENTS,
        absent: 0,
      }),
    }
    sets.set(name, set)
    const [part, ...smaller] = parts
    const parted = part === undefined ? [] : byName(children(element, part))
    const within = parted.flatMap((inner) => read(inner, smaller))
    for (const subgroup of within) set.subgroups.add(subgroup)
    if (set.subgroups.size === 0) {
      const subgroup = own.get(name) ?? people.push({ kind: 'subgroup', name }) - 1
      own.set(name, subgroup)
      set.subgroups.add(subgroup)
    }
    return [...set.subgroups]
  }
  for (const year of byName(children(child(root, 'Students_List'), 'Year'))) read(year, ['Group', 'Subgroup'])
  return new Map(
    [...sets].map(([name, { subgroups, count }]) => [name, { subgroups: [...subgroups], count }]),
  )
}

/** Numbered by name, so that the order in the file changes nothing. */
function sorted(root: Element, list: string, name: string, names: Names): Names {
  for (const element of byName(children(child(root, list), name))) names.add(nameOf(element), `<${list}>`)
  return names
}

const byName = (elements: readonly Element[]): Element[] =>
  [...elements].sort((a, b) => byCode(nameOf(a), nameOf(b)))

function named(root: Element, list: string, name: string, names: Names): Names {
  for (const element of children(child(root, list), name)) names.add(nameOf(element), `<${list}>`)
  return names
}
