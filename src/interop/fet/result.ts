import { type Checked, checked } from '../../../models/issue.ts'
import { child, children, Reading } from '../reading.ts'
import { type Element, readXml, writeXml } from '../xml.ts'
import type { FetFile, Placed } from './file.ts'

/**
 * Reads a timetable as FET writes it (`..._activities.xml`: id, day, hour, room of each activity). Activities that are not active,
 * or not there at all, are not placed.
 */
export function readResult(text: string, name: string, file: FetFile): Checked<Placed[]> {
  const xml = readXml(text.replace(/^\uFEFF/, ''), name, {
    zh: '请使用 FET 结果文件夹中的 _activities.xml',
    en: 'Use the _activities.xml of the folder of results',
  })
  if (!xml.ok) return xml
  const reading = new Reading(name)
  if (xml.value.name !== 'Activities_Timetable')
    reading.note('X2020', `<${xml.value.name}>`, {
      zh: '不是 FET 的课表：根元素应为 <Activities_Timetable>',
      en: 'not a timetable of FET: the root should be <Activities_Timetable>',
    })
  const indexOf = new Map(file.activities.map(({ id }, index) => [id, index]))
  const placed = file.activities.map((): Placed => ({ slot: -1, room: -1 }))
  for (const element of children(xml.value, 'Activity')) {
    const text = (part: string): string => child(element, part)?.text ?? ''
    const index = indexOf.get(Number(text('Id')))
    const place = `<Activity> ${text('Id')}`
    if (index === undefined) {
      reading.note('X2012', place, {
        zh: '文件中没有这个活动',
        en: 'there is no such activity in the file',
      })
      continue
    }
    const find = (list: readonly string[], wanted: string): number => {
      const at = wanted === '' ? -1 : list.indexOf(wanted)
      if (at < 0 && wanted !== '')
        reading.note('X2012', place, {
          zh: `没有名为“${wanted}”的日、课节或教室`,
          en: `there is no day, hour or room "${wanted}"`,
        })
      return at
    }
    const [day, hour] = [find(file.days, text('Day')), find(file.hours, text('Hour'))]
    const room = find(
      file.rooms.map((known) => known.name),
      text('Room'),
    )
    placed[index] = { slot: day < 0 || hour < 0 ? -1 : day * file.hours.length + hour, room }
  }
  return checked(placed, reading.issues)
}

/** The timetable in the same format; names are taken as the file writes them. */
export function writeResult(file: FetFile, placed: readonly Placed[]): string {
  return writeXml({
    ...leaf('Activities_Timetable', ''),
    children: file.activities.map(({ id }, index) => {
      const { slot, room } = placed[index]!
      const [day, hour] = [Math.floor(slot / file.hours.length), slot % file.hours.length]
      return {
        ...leaf('Activity', ''),
        children: [
          leaf('Id', String(id)),
          leaf('Day', slot < 0 ? '' : file.days[day]!),
          leaf('Hour', slot < 0 ? '' : file.hours[hour]!),
          leaf('Room', room < 0 ? '' : file.rooms[room]!.name),
        ],
      }
    }),
  })
}

const leaf = (name: string, text: string): Element => ({ name, attributes: {}, text, children: [] })
