import type { Random } from '../../../search/random.ts'
import { Kind } from './kind.ts'

/** Lessons of one slot each: classes, and up to one resource of each of two further kinds. Every slot of a class has a lesson. */
export interface FullLessons {
  readonly slotCount: number
  /** Numbered from 0. */
  readonly classOf: Uint16Array
  /** Resources from 1 on, 0 for none; by kind. */
  readonly held: readonly [Uint16Array, Uint16Array]
  /** No two lessons of a class share a slot. */
  readonly slotOf: Uint8Array
}

/**
 * A week in which lessons of a class swap their slots, so that no class ever clashes, and clashes of other resources cost. Slots
 * are bits: what each of the swaps of a lesson would cost is counted for all of them at once.
 */
export class FullWeek {
  readonly lessonCount: number
  readonly slotOf: Uint8Array
  /** Lessons beyond the first in a slot of a resource. */
  cost = 0
  /** Slots of the swaps looked at last that add nothing or less to the cost, 1, and 2. */
  free = 0
  byOne = 0
  byTwo = 0
  private readonly slotCount: number
  private readonly classCount: number
  private readonly all: number
  private readonly classOf: Uint16Array
  private readonly lessonAt: Uint16Array
  private readonly one: Kind
  private readonly two: Kind

  constructor({ slotCount, classOf, held, slotOf }: FullLessons) {
    const classCount = classOf.reduce((most, c) => Math.max(most, c + 1), 0)
    this.lessonCount = classOf.length
    this.slotCount = slotCount
    this.classCount = classCount
    this.all = 2 ** slotCount - 1
    this.classOf = classOf
    this.slotOf = slotOf.slice()
    this.lessonAt = new Uint16Array(classCount * slotCount)
    this.one = new Kind(held[0], classCount, slotCount)
    this.two = new Kind(held[1], classCount, slotCount)
    slotOf.forEach((slot, lesson) => {
      this.lessonAt[classOf[lesson]! * slotCount + slot] = lesson
      for (const kind of [this.one, this.two])
        this.cost += kind.place(kind.resourceOf[lesson]!, classOf[lesson]!, slot)
    })
  }

  /**
   * Sorts the swaps of a lesson by what they add to the cost; those that change nothing are left out. Each swap can add a point in
   * four places and take one away in four; the bits of these eight are added up with full adders.
   */
  look(lesson: number): void {
    const { one, two } = this
    const ofClass = this.classOf[lesson]!
    const slot = this.slotOf[lesson]!
    const then = slot * this.classCount + ofClass
    const [first, second] = [one.resourceOf[lesson]!, two.resourceOf[lesson]!]
    const { classCount } = this
    // Where the other lesson has the same resource, that resource stays as busy as it is.
    const same1 = one.slotsWith[first * classCount + ofClass]!
    const same2 = two.slotsWith[second * classCount + ofClass]!
    const a = ~(one.idle[first]! | same1)
    const b = ~(two.idle[second]! | same2)
    const c = ~(one.idleThen[then]! | same1)
    const d = ~(two.idleThen[then]! | same2)
    const e = ~one.crowdedOf[ofClass]! | same1
    const f = ~two.crowdedOf[ofClass]! | same2
    const g = (one.crowded[first]! >>> slot) & 1 ? same1 : -1
    const h = (two.crowded[second]! >>> slot) & 1 ? same2 : -1
    const ab = a ^ b
    const ef = d ^ e
    const gh = g ^ h
    const abc = ab ^ c
    const def = ef ^ f
    const abcgh = gh ^ abc
    const twoA = (a & b) | (ab & c)
    const twoB = (d & e) | (ef & f)
    const twoC = (g & h) | (gh & abc)
    const twoD = abcgh & def
    const twoAB = twoA ^ twoB
    const twoABC = twoAB ^ twoC
    const fourA = (twoA & twoB) | (twoAB & twoC)
    const fourB = twoABC & twoD
    // The sum is what is added plus four.
    const ones = abcgh ^ def
    const twos = twoABC ^ twoD
    const fours = fourA ^ fourB
    const eights = fourA & fourB
    const others = this.all & ~(1 << slot) & ~(same1 & same2)
    this.free = others & ~eights & (~fours | (~twos & ~ones))
    this.byOne = others & fours & ~twos & ones
    this.byTwo = others & fours & twos & ~ones
  }

  /** A lesson that clashes; there must be one. */
  clashing(random: Random): number {
    const { one, two } = this
    const crowd = random.below(one.crowds + two.crowds)
    const ofTwo = crowd - one.crowds
    return this.lessonAt[ofTwo < 0 ? one.crowdedLesson(crowd, random) : two.crowdedLesson(ofTwo, random)]!
  }

  /** The lesson and the one of its class in that slot change places. */
  swap(lesson: number, slot: number): void {
    const { one, two, classOf, slotOf, lessonAt, slotCount } = this
    const ofClass = classOf[lesson]!
    const from = slotOf[lesson]!
    const other = lessonAt[ofClass * slotCount + slot]!
    this.cost +=
      one.swap(ofClass, one.resourceOf[lesson]!, from, one.resourceOf[other]!, slot) +
      two.swap(ofClass, two.resourceOf[lesson]!, from, two.resourceOf[other]!, slot)
    lessonAt[ofClass * slotCount + from] = other
    lessonAt[ofClass * slotCount + slot] = lesson
    slotOf[lesson] = slot
    slotOf[other] = from
  }
}
