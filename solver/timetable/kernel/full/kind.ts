import type { Random } from '../../../search/random.ts'
import { anyOf, lowest } from './masks.ts'

/** Stands for the resource of a lesson that holds none of the kind. */
export const NOBODY = 0

/**
 * The resources of one kind (teachers, or rooms) in a week of single lessons, slots as bits. It tells, for all lessons of a class at once,
 * where their resources are idle: in a full week that is hardly anywhere, so that little has to be kept up.
 */
export class Kind {
  /** Resource of each lesson, or NOBODY. */
  readonly resourceOf: Uint16Array
  /** Slots in which each resource is idle, and those in which it is wanted more than once. */
  readonly idle: Int32Array
  readonly crowded: Int32Array
  /** Slots whose lesson of class c has a resource that is idle in slot t: idleThen[t x classCount + c]. */
  readonly idleThen: Int32Array
  /** Slots of class c in which the resource of the lesson is wanted more than once. */
  readonly crowdedOf: Int32Array
  /** Slots in which class c has resource r: slotsWith[r x classCount + c]. */
  readonly slotsWith: Int32Array
  /** How many slots of resources are wanted more than once. */
  crowds = 0
  private readonly count: Uint8Array
  /** Classes, as bits, that have resource r in slot t: classesAt[r x slotCount + t]. */
  private readonly classesAt: Int32Array
  /** The slots of resources, r x slotCount + t, that are wanted more than once, and where each stands in this list. */
  private readonly crowdedSlots: Uint16Array
  private readonly crowdPlace: Uint16Array
  private readonly classCount: number
  private readonly slotCount: number

  /** Nothing placed yet. */
  constructor(resourceOf: Uint16Array, classCount: number, slotCount: number) {
    const resourceCount = resourceOf.reduce((most, resource) => Math.max(most, resource + 1), 0)
    this.resourceOf = resourceOf
    this.classCount = classCount
    this.slotCount = slotCount
    this.idle = new Int32Array(resourceCount).fill(2 ** slotCount - 1)
    this.crowded = new Int32Array(resourceCount)
    this.idleThen = new Int32Array(slotCount * classCount)
    this.crowdedOf = new Int32Array(classCount)
    this.slotsWith = new Int32Array(resourceCount * classCount)
    this.count = new Uint8Array(resourceCount * slotCount)
    this.classesAt = new Int32Array(resourceCount * slotCount)
    this.crowdedSlots = new Uint16Array(resourceCount * slotCount)
    this.crowdPlace = new Uint16Array(resourceCount * slotCount)
  }

  /** @returns by how much the lessons beyond the first in a slot of a resource become more */
  place(resource: number, ofClass: number, slot: number): number {
    const added = this.take(resource, slot)
    this.stand(resource, ofClass, 1 << slot)
    return added
  }

  /**
   * Exchanges the slots of two lessons of a class, by their resources.
   * @returns by how much the lessons beyond the first in a slot of a resource become more
   */
  swap(ofClass: number, first: number, firstSlot: number, second: number, secondSlot: number): number {
    if (first === second) return 0
    const added =
      this.take(first, secondSlot) +
      this.take(second, firstSlot) -
      this.free(first, firstSlot) -
      this.free(second, secondSlot)
    const slots = (1 << firstSlot) | (1 << secondSlot)
    this.stand(first, ofClass, slots)
    this.stand(second, ofClass, slots)
    return added
  }

  /** A lesson of the nth crowd, drawn evenly, as class x slotCount + slot. */
  crowdedLesson(nth: number, random: Random): number {
    const crowd = this.crowdedSlots[nth]!
    return anyOf(this.classesAt[crowd]!, random) * this.slotCount + (crowd % this.slotCount)
  }

  /** What is known of the class at the slots, of which the resource holds each either before or after. */
  private stand(resource: number, ofClass: number, slots: number): void {
    const { slotsWith, classesAt, idleThen, crowdedOf, classCount } = this
    const at = resource * classCount + ofClass
    slotsWith[at] = slotsWith[at]! ^ slots
    for (let rest = slots; rest !== 0; rest &= rest - 1) {
      const then = resource * this.slotCount + lowest(rest)
      classesAt[then] = classesAt[then]! ^ (1 << ofClass)
    }
    for (let rest = this.idle[resource]!; rest !== 0; rest &= rest - 1) {
      const then = lowest(rest) * classCount + ofClass
      idleThen[then] = idleThen[then]! ^ slots
    }
    // Of what is crowded only the slot in which it now stands counts; where it stood it was told.
    crowdedOf[ofClass] = crowdedOf[ofClass]! ^ (this.crowded[resource]! & slots)
  }

  private take(resource: number, slot: number): number {
    if (resource === NOBODY) return 0
    const before = this.count[resource * this.slotCount + slot]!++
    if (before === 0) this.flipIdle(resource, slot)
    else if (before === 1) this.flipCrowded(resource, slot)
    return before > 0 ? 1 : 0
  }

  private free(resource: number, slot: number): number {
    if (resource === NOBODY) return 0
    const after = --this.count[resource * this.slotCount + slot]!
    if (after === 0) this.flipIdle(resource, slot)
    else if (after === 1) this.flipCrowded(resource, slot)
    return after > 0 ? 1 : 0
  }

  private flipIdle(resource: number, slot: number): void {
    const { slotsWith, idleThen, classCount } = this
    this.idle[resource] = this.idle[resource]! ^ (1 << slot)
    const [from, own] = [slot * classCount, resource * classCount]
    for (let c = 0; c < classCount; c++) idleThen[from + c] = idleThen[from + c]! ^ slotsWith[own + c]!
  }

  private flipCrowded(resource: number, slot: number): void {
    const { classesAt, crowdedOf } = this
    const crowd = resource * this.slotCount + slot
    const bit = 1 << slot
    this.crowded[resource] = this.crowded[resource]! ^ bit
    this.list(crowd, (this.crowded[resource] >>> slot) & 1)
    for (let rest = classesAt[crowd]!; rest !== 0; rest &= rest - 1) {
      const c = lowest(rest)
      crowdedOf[c] = crowdedOf[c]! ^ bit
    }
  }

  /** Into the list of crowds, or out of it. */
  private list(crowd: number, isCrowded: number): void {
    const { crowdedSlots, crowdPlace } = this
    if (isCrowded) {
      crowdPlace[crowd] = this.crowds
      crowdedSlots[this.crowds++] = crowd
      return
    }
    const last = crowdedSlots[--this.crowds]!
    crowdedSlots[crowdPlace[crowd]!] = last
    crowdPlace[last] = crowdPlace[crowd]!
  }
}
