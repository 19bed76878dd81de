import { expect } from 'vitest'
import type { FetFile, Placed } from '../../../../src/interop/fet/file.ts'
import { readFet } from '../../../../src/interop/fet/read.ts'

/** One constraint: its type without `Constraint`, its parts, its weight in percent. */
export function constraint(type: string, parts: string, weight: number | string = 100): string {
  return `<Constraint${type}><Weight_Percentage>${weight}</Weight_Percentage>${parts}<Active>true</Active><Comments></Comments></Constraint${type}>`
}

/** Elements of the same name. */
export const each = (name: string, values: readonly (string | number)[]): string =>
  values.map((value) => `<${name}>${value}</${name}>`).join('')

/** Slots such as `Mo1`, as children called `name` with the given names for day and hour. */
export const slots = (name: string, list: readonly string[], day = 'Day', hour = 'Hour'): string =>
  each(`Number_of_${name}s`, [list.length]) +
  list
    .map(
      (slot) => `<${name}><${day}>${slot.slice(0, 2)}</${day}><${hour}>${slot.slice(2)}</${hour}></${name}>`,
    )
    .join('')

export const ids = (...list: number[]): string =>
  `<Number_of_Activities>${list.length}</Number_of_Activities>${each('Activity_Id', list)}`

export const BASIC = constraint('BasicCompulsoryTime', '') + constraint('BasicCompulsorySpace', '')

/**
 * A school by hand: Mo to We, hours 1 to 4; teachers Li and Wu; year Y with classes A and B, B in halves B1 and B2; rooms R1 and R2
 * in the house North, S1 in South.
 *
 *     1, 2  A  Li  Math   one hour each, split from one     5  B   Wu  Math   one hour, Lab
 *     3     A  Wu  Art    two hours                         6  B1  Li  Music  one hour
 *     4     A  Wu  Music  one hour                          7  B2  Wu  Music  one hour
 */
export function schoolXml(
  constraints: string = BASIC,
  change: (xml: string) => string = (xml) => xml,
): string {
  const activity = (id: number, teacher: string, subject: string, students: string, more = ''): string =>
    `<Activity><Teacher>${teacher}</Teacher><Subject>${subject}</Subject>${more.includes('Tag') ? more : ''}<Students>${students}</Students>
<Duration>${id === 3 ? 2 : 1}</Duration><Total_Duration>2</Total_Duration><Id>${id}</Id><Activity_Group_Id>${id < 3 ? 1 : 0}</Activity_Group_Id><Active>true</Active></Activity>`
  const room = (name: string, building: string, capacity = 30): string =>
    `<Room><Name>${name}</Name><Building>${building}</Building><Capacity>${capacity}</Capacity><Virtual>false</Virtual></Room>`
  const all = constraints.match(/<Constraint\w+>.*?<\/Constraint\w+>/gs) ?? []
  const isSpace = (element: string): boolean =>
    /^<Constraint\w*(?:Room|Building|CompulsorySpace)/.test(element)
  return change(`<?xml version="1.0" encoding="UTF-8"?>
<fet version="6.8.5">
<Mode>Official</Mode>
<Institution_Name>Made up</Institution_Name>
<Days_List><Number_of_Days>3</Number_of_Days>${['Mo', 'Tu', 'We'].map((day) => `<Day><Name>${day}</Name></Day>`).join('')}</Days_List>
<Hours_List><Number_of_Hours>4</Number_of_Hours>${[1, 2, 3, 4].map((hour) => `<Hour><Name>${hour}</Name></Hour>`).join('')}</Hours_List>
<Subjects_List>${['Art', 'Math', 'Music'].map((name) => `<Subject><Name>${name}</Name></Subject>`).join('')}</Subjects_List>
<Activity_Tags_List><Activity_Tag><Name>Lab</Name></Activity_Tag></Activity_Tags_List>
<Teachers_List><Teacher><Name>Li</Name></Teacher><Teacher><Name>Wu</Name></Teacher></Teachers_List>
<Students_List><Year><Name>Y</Name><Number_of_Students>40</Number_of_Students>
<Group><Name>A</Name><Number_of_Students>20</Number_of_Students></Group>
<Group><Name>B</Name><Number_of_Students>20</Number_of_Students><Subgroup><Name>B1</Name><Number_of_Students>10</Number_of_Students></Subgroup><Subgroup><Name>B2</Name><Number_of_Students>10</Number_of_Students></Subgroup></Group></Year></Students_List>
<Activities_List>${activity(1, 'Li', 'Math', 'A')}${activity(2, 'Li', 'Math', 'A')}${activity(3, 'Wu', 'Art', 'A')}${activity(4, 'Wu', 'Music', 'A')}${activity(5, 'Wu', 'Math', 'B', '<Activity_Tag>Lab</Activity_Tag>')}${activity(6, 'Li', 'Music', 'B1')}${activity(7, 'Wu', 'Music', 'B2')}</Activities_List>
<Buildings_List><Building><Name>North</Name></Building><Building><Name>South</Name></Building></Buildings_List>
<Rooms_List>${room('R1', 'North')}${room('R2', 'North', 15)}${room('S1', 'South')}</Rooms_List>
<Time_Constraints_List>${all.filter((element) => !isSpace(element)).join('\n')}</Time_Constraints_List>
<Space_Constraints_List>${all.filter(isSpace).join('\n')}</Space_Constraints_List>
</fet>
`)
}

export function school(constraints?: string, change?: (xml: string) => string): FetFile {
  const read = readFet(schoolXml(constraints, change), 'school.fet', { skipUnsupported: false })
  expect(read.issues).toEqual([])
  if (!read.ok) throw new Error('unreadable')
  return read.value.file
}

/** Places of activities 1 to 7, such as `Mo1` or `Mo1 R1`; empty: not placed. */
export function place(file: FetFile, where: readonly string[]): Placed[] {
  return where.map((text) => {
    const [slot = '', room] = text.split(' ')
    const day = file.days.indexOf(slot.slice(0, 2))
    return {
      slot: slot === '' ? -1 : day * file.hours.length + file.hours.indexOf(slot.slice(2)),
      room: room === undefined ? -1 : file.rooms.findIndex(({ name }) => name === room),
    }
  })
}
