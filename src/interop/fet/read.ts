import { type Checked, checked } from '../../../models/issue.ts'
import { byCode } from '../../../models/basics.ts'
import { child, children, Reading } from '../reading.ts'
import { type Element, readXml } from '../xml.ts'
import { ActivityIndex } from './activity-index.ts'
import { ConstraintReading, type ReadSoFar } from './constraint-reading.ts'
import { CONSTRAINT_TYPES } from './constraint-types.ts'
import type { Constraint, FetFile, Person } from './file.ts'
import type { Directory } from './names.ts'
import { readActivities } from './read-activities.ts'
import { readRooms, readStudents, readTeachers, readWeek } from './read-lists.ts'

export interface ReadOptions {
  /** Leave out constraints of types that are not supported; else they are faults. */
  readonly skipUnsupported: boolean
}

/** A file and what was left out of it. */
export interface ReadFile {
  readonly file: FetFile
  /** Active constraints by unsupported type, in order of the types. */
  readonly skipped: readonly { readonly type: string; readonly count: number }[]
}

/** Reads a .fet file, or says everything that is wrong with it. */
export function readFet(text: string, name: string, options: ReadOptions): Checked<ReadFile> {
  const xml = readXml(text.replace(/^\uFEFF/, ''), name, {
    zh: '请用新版 FET（5.41 以上）打开并另存，再试',
    en: 'Open the file in a recent FET (5.41 or later), save it, and try again',
  })
  if (!xml.ok) return xml
  const root = xml.value
  const reading = new Reading(name)
  if (root.name !== 'fet')
    reading.note('X2010', `<${root.name}>`, {
      zh: '不是 FET 文件：根元素应为 <fet>',
      en: 'not a FET file: the root should be <fet>',
    })
  else checkMode(root, reading)
  if (reading.issues.length > 0) return checked(undefined as never, reading.issues)

  const { days, hours } = readWeek(root, reading)
  const teachers = readTeachers(root, reading)
  const people: Person[] = teachers.list.map((teacher) => ({ kind: 'teacher', name: teacher }))
  const students = readStudents(root, people, reading)
  const { buildings, rooms, list } = readRooms(root, reading)
  const directory: Directory = { days, hours, teachers, rooms, buildings, students, activities: new Map() }
  const activities = readActivities(root, directory, reading)
  const elements = ['Time_Constraints_List', 'Space_Constraints_List'].flatMap((part) =>
    children(child(root, part)).filter((element) => child(element, 'Active')?.text !== 'false'),
  )
  const unsupported = countUnsupported(elements)
  if (!options.skipUnsupported) refuse(unsupported, reading)
  const known = { directory, activities, people, index: new ActivityIndex(activities) }
  const file: FetFile = {
    institution: child(root, 'Institution_Name')?.text ?? '',
    days: days.list,
    hours: hours.list,
    people,
    buildings: buildings.list,
    rooms: list,
    activities,
    constraints: inOrder(
      elements.flatMap((element, index) => readConstraint(element, index, known, reading)),
    ),
  }
  return checked({ file, skipped: unsupported }, reading.issues)
}

/** Other modes count days and gaps in their own ways. Old files tell the mode by the version. */
function checkMode(root: Element, reading: Reading): void {
  const version = root.attributes['version'] ?? ''
  const mode = child(root, 'Mode')?.text ?? (/-(?:ma|mor|alg|bp)/.test(version) ? version : 'Official')
  if (mode === 'Official') return
  reading.note(
    'X2011',
    '<Mode>',
    {
      zh: `FET 的“${mode}”模式不支持，只支持 Official`,
      en: `FET's mode "${mode}" is not supported, only Official is`,
    },
    {
      zh: '请在 FET 中改为 Official 模式后另存',
      en: 'Change the mode to Official in FET and save the file',
    },
  )
}

function countUnsupported(elements: readonly Element[]): { type: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { name } of elements) {
    const type = name.replace(/^Constraint/, '')
    if (!CONSTRAINT_TYPES.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => byCode(a, b)).map(([type, count]) => ({ type, count }))
}

function refuse(unsupported: ReadFile['skipped'], reading: Reading): void {
  for (const { type, count } of unsupported)
    reading.note(
      'X2015',
      `<Constraint${type}>`,
      {
        zh: `约束类型 ${type} 不支持，文件中有 ${count} 条`,
        en: `constraints of type ${type} are not supported; the file has ${count}`,
      },
      {
        zh: '请在 FET 中停用这些约束，或加 --skip-unsupported 不管它们',
        en: 'Make them inactive in FET, or go on without them: --skip-unsupported',
      },
    )
}

function readConstraint(element: Element, index: number, file: ReadSoFar, reading: Reading): Constraint[] {
  const type = element.name.replace(/^Constraint/, '')
  const read = CONSTRAINT_TYPES.get(type)
  if (!read) return []
  const place = `<${element.name}> ${index + 1}`
  const text = child(element, 'Weight_Percentage')?.text ?? ''
  const weight = Number(text)
  if (text === '' || !(weight >= 0 && weight <= 100))
    reading.note('X2013', place, {
      zh: `<Weight_Percentage> 应为 0 到 100，现为“${text}”`,
      en: `<Weight_Percentage> should be from 0 to 100, not "${text}"`,
    })
  const meanings = read(new ConstraintReading(element, file, place, reading))
  return [meanings].flat().flatMap((meaning): Constraint[] => {
    const head = { type, weight: meaning.weight ?? weight }
    return head.weight > 0 ? [{ ...sortedLists(meaning), ...head }] : []
  })
}

/** Lists of indices are sets: ascending, each once. */
function sortedLists<M extends object>(meaning: M): M {
  const entries = Object.entries(meaning).map(([key, value]: [string, unknown]) => [
    key,
    Array.isArray(value) ? [...new Set(value as number[])].sort((a, b) => a - b) : value,
  ])
  return Object.fromEntries(entries) as M
}

function inOrder(constraints: readonly Constraint[]): Constraint[] {
  return constraints
    .map((constraint) => ({ constraint, key: JSON.stringify(constraint) }))
    .sort((a, b) => byCode(a.key, b.key))
    .map(({ constraint }) => constraint)
}
