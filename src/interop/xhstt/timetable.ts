import type { Instance, Solution, SubEvent } from './archive.ts'

/** A solution laid out for judging: which parts an event has, when a resource is busy. */
export class Timetable {
  readonly instance: Instance
  /** Parts of each event. */
  readonly partsOf: readonly (readonly SubEvent[])[]
  /** load[resource][time]: parts that hold the resource at the time. */
  readonly load: readonly Uint16Array[]
  /** Sum of the workloads of the parts a resource is assigned to. */
  readonly workload: Float64Array

  constructor(instance: Instance, { subEvents }: Solution) {
    this.instance = instance
    const partsOf = instance.events.map(() => [] as SubEvent[])
    this.load = instance.resources.map(() => new Uint16Array(instance.times.length))
    this.workload = new Float64Array(instance.resources.length)
    for (const part of subEvents) {
      partsOf[part.event]!.push(part)
      part.resources.forEach((resource, seat) => {
        if (resource === undefined) return
        const event = instance.events[part.event]!
        this.workload[resource]! += (event.resources[seat]!.workload * part.duration) / event.duration
        for (const time of this.timesOf(part)) this.load[resource]![time]!++
      })
    }
    this.partsOf = partsOf
  }

  /** Times a part runs, none if it is not assigned; what would lie beyond the last time is cut off. */
  timesOf({ time, duration }: SubEvent): number[] {
    if (time === undefined) return []
    return Array.from({ length: Math.min(duration, this.instance.times.length - time) }, (_, k) => time + k)
  }

  isBusy(resource: number, time: number): boolean {
    return this.load[resource]![time]! > 0
  }

  /** What each part of an event holds in a role that was to be assigned; empty if the event has no such role. */
  inRole(event: number, role: string): { part: SubEvent; resource: number | undefined }[] {
    const seat = this.instance.events[event]!.resources.findIndex(
      (needed) => needed.role === role && needed.resource === undefined,
    )
    return seat < 0 ? [] : this.partsOf[event]!.map((part) => ({ part, resource: part.resources[seat] }))
  }
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** How far a count is outside min..max. */
export const outside = (count: number, { min, max }: { min: number; max: number }): number =>
  Math.max(0, min - count, count - max)
