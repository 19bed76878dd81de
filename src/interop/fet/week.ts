import type { FetFile, Placed } from './file.ts'

/** A place at which a constraint is broken. */
export interface Finding {
  /** How often, or by how much; FET's measure. */
  readonly broken: number
  /** People, activities, rooms, days it is about, by the names of the file. */
  readonly where: string
}

/** A timetable laid out for judging: who is busy when, and where. */
export class Week {
  readonly file: FetFile
  readonly placed: readonly Placed[]
  readonly hourCount: number
  readonly slotCount: number
  /** at[person][slot]: activities that hold the person then. */
  readonly at: readonly (readonly (readonly number[])[])[]
  /** Activities whose rooms a constraint other than one on home rooms names. */
  readonly withPreferredRoom: ReadonlySet<number>
  /** Slots in which nobody may have lessons, and those of each person. */
  private readonly breaks: ReadonlySet<number>
  private readonly closed: ReadonlyMap<number, ReadonlySet<number>>

  constructor(file: FetFile, placed: readonly Placed[]) {
    this.file = file
    this.placed = placed
    this.hourCount = file.hours.length
    this.slotCount = file.days.length * this.hourCount
    const at = file.people.map(() => Array.from({ length: this.slotCount }, () => [] as number[]))
    file.activities.forEach(({ people }, activity) => {
      for (const person of people)
        for (const slot of this.slotsOf(activity)) at[person]![slot]!.push(activity)
    })
    this.at = at
    this.withPreferredRoom = new Set(
      file.constraints.flatMap((constraint) =>
        constraint.kind === 'rooms' && !constraint.isHome ? constraint.activities : [],
      ),
    )
    this.breaks = new Set(
      file.constraints.flatMap((constraint) => (constraint.kind === 'break' ? constraint.slots : [])),
    )
    const closed = new Map<number, Set<number>>()
    for (const constraint of file.constraints) {
      if (constraint.kind !== 'closed') continue
      for (const person of constraint.people) {
        const slots = closed.get(person) ?? new Set()
        closed.set(person, slots)
        for (const slot of constraint.slots) slots.add(slot)
      }
    }
    this.closed = closed
  }

  dayOf(slot: number): number {
    return Math.floor(slot / this.hourCount)
  }

  /** Slots an activity takes, none if it has no place; what would lie beyond the end of the day is cut off. */
  slotsOf(activity: number): number[] {
    const { slot } = this.placed[activity]!
    if (slot < 0) return []
    const end = Math.min(slot + this.file.activities[activity]!.duration, this.endOfDay(slot))
    return Array.from({ length: end - slot }, (_, k) => slot + k)
  }

  /** First slot after the activity. */
  endOf(activity: number): number {
    return this.placed[activity]!.slot + this.file.activities[activity]!.duration
  }

  endOfDay(slot: number): number {
    return (this.dayOf(slot) + 1) * this.hourCount
  }

  /** Slots of each day. */
  days(): number[][] {
    return this.file.days.map((_, day) =>
      Array.from({ length: this.hourCount }, (__, hour) => day * this.hourCount + hour),
    )
  }

  isBusy(person: number, slot: number): boolean {
    return this.at[person]![slot]!.length > 0
  }

  isBreak(slot: number): boolean {
    return this.breaks.has(slot)
  }

  /** Whether lessons are possible at all for the person. */
  isOpen(person: number, slot: number): boolean {
    return !this.breaks.has(slot) && this.closed.get(person)?.has(slot) !== true
  }

  /** The building a person is in, `undefined` when free, or in no room of a building. */
  buildingAt(person: number, slot: number): number | undefined {
    for (const activity of this.at[person]![slot]!) {
      const { room } = this.placed[activity]!
      const building = room < 0 ? undefined : this.file.rooms[room]!.building
      if (building !== undefined) return building
    }
    return undefined
  }

  /** Pairs of placed activities of a list. */
  pairs(activities: readonly number[]): [number, number][] {
    const placed = activities.filter((activity) => this.placed[activity]!.slot >= 0)
    return placed.flatMap((a, k) => placed.slice(k + 1).map((b): [number, number] => [a, b]))
  }
}
