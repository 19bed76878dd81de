import type { Random } from '../../search/random.ts'
import type { Problem } from './problem.ts'

/** Below this many lessons everything fits the processor's cache. */
const ONE_AREA = 2000

/** Lessons that can move, grouped by site. */
export class Areas {
  /** Every lesson with two starts or more, or a choice. */
  readonly movable: Int32Array
  private readonly lists: readonly Int32Array[]
  private readonly areaOf: Int32Array
  private readonly found: Int32Array

  constructor(problem: Problem) {
    const { lessons, travel } = problem
    const movable = lessons.flatMap(({ starts, choices = [] }, lesson) =>
      starts.length > 1 || (starts.length > 0 && choices.length > 0) ? [lesson] : [],
    )
    const siteOf = (lesson: number): number => {
      const { place, placeOf } = lessons[lesson]!
      const at = place ?? placeOf?.[0]
      return movable.length < ONE_AREA || at === undefined ? -1 : travel!.places[at]!.site
    }
    const groups = new Map<number, number[]>()
    for (const lesson of movable) {
      const site = siteOf(lesson)
      const group = groups.get(site)
      if (group) group.push(lesson)
      else groups.set(site, [lesson])
    }
    this.movable = Int32Array.from(movable)
    this.lists = [...groups.values()].map((list) => Int32Array.from(list))
    this.areaOf = new Int32Array(lessons.length)
    this.found = new Int32Array(lessons.length)
    this.lists.forEach((list, area) => {
      for (const lesson of list) this.areaOf[lesson] = area
    })
  }

  /** Those of some lessons that are in the area of a lesson; the next call overwrites them. */
  near(lesson: number, lessons: Int32Array): Int32Array {
    const area = this.areaOf[lesson]!
    let length = 0
    for (const other of lessons) if (this.areaOf[other] === area) this.found[length++] = other
    return this.found.subarray(0, length)
  }

  /** The lessons of the area of a lesson drawn at random. */
  around(random: Random): Int32Array {
    return this.lists[this.areaOf[this.movable[random.below(this.movable.length)]!]!]!
  }
}
