import { child, children, type Reading } from '../reading.ts'
import type { Element } from '../xml.ts'
import type { ActivityIndex } from './activity-index.ts'
import type { Activity, Constraint, Person } from './file.ts'
import type { Directory } from './names.ts'

/** Largest whole number in a constraint. */
const MOST = 1_000_000

/** Without the head. */
type WithoutHead<C> = C extends Constraint ? Omit<C, 'type' | 'weight'> & { readonly weight?: number } : never
export type Meaning = WithoutHead<Constraint>

/** What of a file is known when its constraints are read. */
export interface ReadSoFar {
  readonly directory: Directory
  readonly activities: readonly Activity[]
  readonly index: ActivityIndex
  readonly people: readonly Person[]
}

/** One constraint of a file while it is read, with what its parts refer to. */
export class ConstraintReading {
  readonly element: Element
  readonly directory: Directory
  readonly activities: readonly Activity[]
  readonly index: ActivityIndex
  private readonly people: readonly Person[]
  private readonly reading: Reading
  private readonly place: string

  constructor(element: Element, file: ReadSoFar, place: string, reading: Reading) {
    this.element = element
    this.directory = file.directory
    this.activities = file.activities
    this.index = file.index
    this.people = file.people
    this.place = place
    this.reading = reading
  }

  /** Empty if it is not there. */
  readonly text = (name: string): string => child(this.element, name)?.text ?? ''

  texts(name: string): string[] {
    return children(this.element, name).map(({ text }) => text)
  }

  whole(name: string): number {
    return this.reading.whole(this.element, name, this.place, { min: 0, max: MOST })
  }

  flag(name: string): boolean {
    return this.text(name) === 'true'
  }

  /** Teachers or students, one or all: by the kind of constraint. Those without any activity do not count. */
  peopleOf(who: 'Teacher' | 'Teachers' | 'StudentsSet' | 'Students'): number[] {
    const kind = who.startsWith('Teacher') ? 'teacher' : 'subgroup'
    if (who === 'Teachers' || who === 'Students')
      return this.people.flatMap((person, index) => (person.kind === kind ? [index] : []))
    if (who === 'StudentsSet') return [...this.studentsOf(this.text('Students'))]
    return this.teacher(this.text('Teacher_Name') || this.text('Teacher'))
  }

  teacher(name: string): number[] {
    const index = this.directory.teachers.find(name, this.place)
    return index === undefined ? [] : [index]
  }

  studentsOf(name: string): readonly number[] {
    const set = this.directory.students.get(name)
    if (!set)
      this.reading.note('X2012', this.place, {
        zh: `没有名为“${name}”的年级、班或小组`,
        en: `there are no students "${name}"`,
      })
    return set?.subgroups ?? []
  }

  /** Indices of the active activities that the elements name. */
  activitiesOf(name: string): number[] {
    return children(this.element, name).flatMap(({ text }) => {
      const index = this.directory.activities.get(Number(text))
      if (index === undefined)
        this.reading.note('X2012', this.place, {
          zh: `没有编号为“${text}”的活动`,
          en: `there is no activity "${text}"`,
        })
      return index === undefined || index < 0 ? [] : [index]
    })
  }

  /** Indices of the activities that have all that the filter elements name; an empty element stands for all. */
  matching(): number[] {
    const [teacher, students] = [this.text('Teacher_Name'), this.text('Students_Name')]
    const [subject, tag] = [this.text('Subject_Name'), this.text('Activity_Tag_Name')]
    const duration = this.text('Duration')
    const part = this.text('Component_Number')
    return this.activities.flatMap((activity, index) => {
      const first = activity.group === 0 ? activity.id : activity.group
      const fits =
        (teacher === '' || activity.teachers.includes(teacher)) &&
        (students === '' || activity.students.includes(students)) &&
        (subject === '' || activity.subject === subject) &&
        (tag === '' || activity.tags.includes(tag)) &&
        (duration === '' || activity.duration === Number(duration)) &&
        (part === '' || activity.id - first + 1 === Number(part))
      return fits ? [index] : []
    })
  }

  rooms(name: string): number[] {
    return this.texts(name).flatMap((room) => this.directory.rooms.find(room, this.place) ?? [])
  }

  /** Slots that the children called `name` give by `day` and `hour`; one that is left out stands for all. */
  slots(name: string, day = 'Day', hour = 'Hour'): number[] {
    return children(this.element, name).flatMap((slot) =>
      this.slotsAt(child(slot, day)?.text ?? '', child(slot, hour)?.text ?? ''),
    )
  }

  slotsAt(day: string, hour: string): number[] {
    const { days, hours } = this.directory
    const all = hours.list.length
    const some = (name: string, names: Directory['days']): number[] => {
      if (name === '') return names.list.map((_, index) => index)
      const index = names.find(name, this.place)
      return index === undefined ? [] : [index]
    }
    const [atDays, atHours] = [some(day, days), some(hour, hours)]
    return atDays.flatMap((d) => atHours.map((h) => d * all + h))
  }
}
