import type { Chosen, Placement, Problem } from '../problem.ts'
import type { ChoiceOf } from '../rules.ts'

/** Lessons in a row of one course on one day. */
interface Run {
  readonly start: number
  readonly length: number
}

/** What a broken point of a rule looks like; `deviation` as the rule defines it. */
export interface Finding {
  readonly deviation: number
  readonly resource?: number
  readonly courses?: readonly number[]
  readonly lessons?: readonly number[]
  readonly slots?: readonly number[]
}

/** A placement laid out for reading: who is where when. Plain arrays, built once per judgement. */
export class Week {
  readonly problem: Problem
  readonly placement: Placement
  readonly slotCount: number
  /** Day of each slot. */
  readonly dayOf: readonly number[]
  /** First slot of each day, and one past the last. */
  readonly dayStart: readonly number[]
  /** lessonsAt[resource][slot]: lessons that occupy it, with repetitions for a pool named twice. */
  readonly lessonsAt: readonly (readonly (readonly number[])[])[]
  readonly lessonsOf: readonly (readonly number[])[]

  /** What each lesson's choices take, -1 for nobody. */
  private readonly chosen: readonly (readonly number[])[]

  constructor(problem: Problem, placement: Placement, chosen?: Chosen) {
    this.problem = problem
    let next = 0
    this.chosen = problem.lessons.map(({ choices = [] }) => choices.map(() => chosen?.[next++] ?? -1))
    this.placement = placement
    this.dayOf = problem.daySlots.flatMap((size, day) => Array<number>(size).fill(day))
    this.slotCount = this.dayOf.length
    this.dayStart = [0, ...problem.daySlots.map((_, day) => sum(problem.daySlots.slice(0, day + 1)))]
    const lessonsAt = problem.resources.map(() =>
      Array.from({ length: this.slotCount }, () => [] as number[]),
    )
    const lessonsOf = problem.courses.map(() => [] as number[])
    problem.lessons.forEach((lesson, index) => {
      lessonsOf[lesson.course]!.push(index)
      for (const resource of [...lesson.resources, ...this.chosen[index]!]) {
        if (resource < 0) continue
        for (const slot of this.slotsOf(index)) lessonsAt[resource]![slot]!.push(index)
      }
    })
    this.lessonsAt = lessonsAt
    this.lessonsOf = lessonsOf
  }

  /** Slots a lesson occupies; none if unplaced. */
  slotsOf(lesson: number): number[] {
    const start = this.placement[lesson]!
    if (start < 0) return []
    return Array.from({ length: this.durationOf(lesson) }, (_, k) => start + k)
  }

  durationOf(lesson: number): number {
    return this.problem.courses[this.problem.lessons[lesson]!.course]!.duration
  }

  /** The resource taken, -1 for nobody. */
  chosenFor({ lesson, choice }: ChoiceOf): number {
    return this.chosen[lesson]![choice]!
  }

  isBusy(resource: number, slot: number): boolean {
    return this.lessonsAt[resource]![slot]!.length > 0
  }

  busySlots(resource: number, slots: readonly number[]): number[] {
    return slots.filter((slot) => this.isBusy(resource, slot))
  }

  /** Start slots of a course's placed lessons, ascending, each once. */
  startsOf(course: number): number[] {
    const starts = this.lessonsOf[course]!.map((lesson) => this.placement[lesson]!).filter(
      (slot) => slot >= 0,
    )
    return [...new Set(starts)].sort((a, b) => a - b)
  }

  runsOf(course: number): Run[] {
    const { duration, maxRun = Infinity } = this.problem.courses[course]!
    const starts = this.startsOf(course)
    if (duration > 1) return starts.map((start) => ({ start, length: duration }))
    const runs: { start: number; length: number }[] = []
    for (const slot of starts) {
      const last = runs.at(-1)
      const continues =
        last !== undefined &&
        last.start + last.length === slot &&
        this.dayOf[last.start] === this.dayOf[slot] &&
        last.length < maxRun
      if (continues) last.length++
      else runs.push({ start: slot, length: 1 })
    }
    return runs
  }

  slotsOfDay(day: number): number[] {
    const [from, to] = [this.dayStart[day]!, this.dayStart[day + 1]!]
    return Array.from({ length: to - from }, (_, k) => from + k)
  }
}

/** How far a count is outside min..max. */
export const outside = (count: number, { min = 0, max = Infinity }: { min?: number; max?: number }): number =>
  Math.max(0, min - count, count - max)

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
