/**
 * A file of FET, the free timetabling program (lalescu.ro/liviu/fet), in short form: names become indices, the many constraint
 * types become a few kinds. People, rooms, activities and constraints have an order of their own, whatever the order of the file. Slots of the week are numbered day after day: slot = day x hours a day + hour.
 */
export interface FetFile {
  readonly institution: string
  readonly days: readonly string[]
  readonly hours: readonly string[]
  /** Teachers first, then subgroups of students: everybody who can be in one place at a time. */
  readonly people: readonly Person[]
  readonly buildings: readonly string[]
  readonly rooms: readonly Room[]
  /** The active ones. */
  readonly activities: readonly Activity[]
  /** The active ones of supported types. */
  readonly constraints: readonly Constraint[]
}

export interface Person {
  readonly kind: 'teacher' | 'subgroup'
  readonly name: string
}

export interface Room {
  readonly name: string
  /** Index of a building. */
  readonly building?: number
  /** In students. */
  readonly capacity: number
}

export interface Activity {
  readonly id: number
  /** Indices of people, teachers first, each once. */
  readonly people: readonly number[]
  /** Names as the file gives them: years, groups or subgroups. */
  readonly students: readonly string[]
  readonly teachers: readonly string[]
  readonly subject: string
  readonly tags: readonly string[]
  /** In hours. */
  readonly duration: number
  /** Id of the first activity it was split from, 0 if it was not split. */
  readonly group: number
  readonly studentCount: number
}

interface ConstraintHead {
  /** The name of the XML element without `Constraint`. */
  readonly type: string
  /** Above 0, up to 100 %: 100 must be kept, less is a wish. */
  readonly weight: number
}

/** Activities, people, rooms and slots are indices. */
export type Constraint = ConstraintHead &
  /** Nobody twice at once, every activity placed within one day. */
  (
    | { readonly kind: 'basic-time' }
    /** No room twice at once, none too small. */
    | { readonly kind: 'basic-space' }
    | { readonly kind: 'closed'; readonly people: readonly number[]; readonly slots: readonly number[] }
    | { readonly kind: 'break'; readonly slots: readonly number[] }
    | { readonly kind: 'room-closed'; readonly room: number; readonly slots: readonly number[] }
    /** Each activity starts in one of the slots. */
    | { readonly kind: 'starts'; readonly activities: readonly number[]; readonly slots: readonly number[] }
    /** Each hour of each activity is one of the slots. */
    | { readonly kind: 'slots'; readonly activities: readonly number[]; readonly slots: readonly number[] }
    /** Free hours between lessons, hours that are closed anyway left out. */
    | {
        readonly kind: 'gaps'
        readonly people: readonly number[]
        readonly per: 'day' | 'week'
        readonly max: number
      }
    /** Lessons of a day. A free day is below the minimum unless `freeDays`. */
    | {
        readonly kind: 'daily'
        readonly people: readonly number[]
        readonly min: number
        readonly max: number
        readonly freeDays: boolean
      }
    /** Days with lessons. */
    | {
        readonly kind: 'days'
        readonly people: readonly number[]
        readonly min: number
        readonly max: number
      }
    /** Lessons without a break. */
    | { readonly kind: 'continuous'; readonly people: readonly number[]; readonly max: number }
    /** Every day begins in the first open hour; at most `max` days in the second one. */
    | { readonly kind: 'early'; readonly people: readonly number[]; readonly max: number }
    /** Every two activities of the list are at least so many days apart. */
    | { readonly kind: 'min-days'; readonly activities: readonly number[]; readonly minDays: number }
    /** Every two on the same day follow each other. */
    | { readonly kind: 'grouped-if-same-day'; readonly activities: readonly number[] }
    | {
        readonly kind: 'same-start'
        readonly activities: readonly number[]
        readonly what: 'time' | 'day' | 'hour'
      }
    | { readonly kind: 'apart'; readonly activities: readonly number[] }
    /** Every two on the same day have at least so many hours between them. */
    | { readonly kind: 'min-gaps'; readonly activities: readonly number[]; readonly min: number }
    /** Two on one day, the second (or `anyOrder`) right after the first, breaks left out. */
    | {
        readonly kind: 'consecutive'
        readonly first: number
        readonly second: number
        readonly anyOrder: boolean
      }
    | { readonly kind: 'ordered'; readonly first: number; readonly second: number }
    /** Its students have nothing after it on that day. */
    | { readonly kind: 'ends-day'; readonly activities: readonly number[] }
    | {
        readonly kind: 'rooms'
        readonly activities: readonly number[]
        readonly rooms: readonly number[]
        /** Holds only for activities without a preferred room. */
        readonly isHome: boolean
      }
    | {
        readonly kind: 'building-changes'
        readonly people: readonly number[]
        readonly per: 'day' | 'week'
        readonly max: number
      }
    /** Free hours between lessons in different buildings. */
    | { readonly kind: 'building-gaps'; readonly people: readonly number[]; readonly min: number }
  )

export type ConstraintOf<K extends Constraint['kind']> = Extract<Constraint, { readonly kind: K }>

/** Where an activity is placed; -1 where it has no slot, no room. Parallel to the activities. */
export interface Placed {
  readonly slot: number
  readonly room: number
}
