import { child, children, type Reading } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { Activity } from './file.ts'
import type { Directory } from './names.ts'

const MOST_ID = 2_000_000_000

/** The active activities by id; the directory learns the ids of all. */
export function readActivities(root: Element, directory: Directory, reading: Reading): Activity[] {
  const list: Activity[] = []
  const idOf = (element: Element): number => Number(child(element, 'Id')?.text)
  const elements = [...children(child(root, 'Activities_List'), 'Activity')].sort((a, b) => idOf(a) - idOf(b))
  for (const element of elements) {
    const id = reading.whole(element, 'Id', '<Activity>', { min: 1, max: MOST_ID })
    const place = `<Activity> ${id}`
    if (directory.activities.has(id))
      reading.note('X2014', place, { zh: `活动编号 ${id} 重复`, en: `activity ${id} is there twice` })
    if (child(element, 'Active')?.text === 'false') directory.activities.set(id, -1)
    else directory.activities.set(id, list.push(readActivity(element, id, directory, reading)) - 1)
  }
  return list
}

const ascending = (indices: Iterable<number>): number[] => [...indices].sort((a, b) => a - b)

function readActivity(element: Element, id: number, directory: Directory, reading: Reading): Activity {
  const place = `<Activity> ${id}`
  const texts = (name: string): string[] => children(element, name).map(({ text }) => text)
  const teachers = texts('Teacher')
  const students = texts('Students')
  const held = new Set(teachers.flatMap((name) => directory.teachers.find(name, place) ?? []))
  let count = 0
  for (const name of students) {
    const set = directory.students.get(name)
    if (!set)
      reading.note('X2012', place, {
        zh: `没有名为“${name}”的年级、班或小组`,
        en: `there are no students "${name}"`,
      })
    for (const subgroup of set?.subgroups ?? []) held.add(subgroup)
    count += set?.count ?? 0
  }
  return {
    id,
    people: ascending(held),
    students,
    teachers,
    subject: child(element, 'Subject')?.text ?? '',
    tags: texts('Activity_Tag'),
    duration: reading.whole(element, 'Duration', place, {
      min: 1,
      max: Math.max(1, directory.hours.list.length),
    }),
    group: reading.whole(element, 'Activity_Group_Id', place, { min: 0, max: MOST_ID, absent: 0 }),
    studentCount: reading.whole(element, 'Number_Of_Students', place, {
      min: 0,
      max: MOST_ID,
      absent: count,
    }),
  }
}
