/** Stands for the resource of a lesson that holds none of the kind. */
export const NOBODY = 0

/**
 * The resources of one kind (teachers, or rooms) in a week of single lessons, slots as bits. It tells, for all lessons of a class at once,
 * where their resources are busy.
 */
export class Kind {
  /** Resource of each lesson, or NOBODY. */
  readonly resourceOf: Uint16Array
  /** Slots in which each resource is busy, and those in which it is wanted more than once. */
  readonly busy: Int32Array
  readonly crowded: Int32Array
  /** Slots whose lesson of class c has a resource that is busy in slot t: busyThen[c x slotCount + t]. */
  readonly busyThen: Int32Array
  /** Slots of class c in which the resource of the lesson is wanted more than once. */
  readonly crowdedOf: Int32Array
  /** Slots in which class c has resource r: slotsWith[r x classCount + c]. */
  readonly slotsWith: Int32Array
  private readonly count: Uint8Array
  private readonly classCount: number
  private readonly slotCount: number

  /** Nothing placed yet. */
  constructor(resourceOf: Uint16Array, classCount: number, slotCount: number) {
    const resourceCount = resourceOf.reduce((most, resource) => Math.max(most, resource + 1), 0)
    this.resourceOf = resourceOf
    this.classCount = classCount
    this.slotCount = slotCount
    this.busy = new Int32Array(resourceCount)
    this.crowded = new Int32Array(resourceCount)
    this.busyThen = new Int32Array(classCount * slotCount)
    this.crowdedOf = new Int32Array(classCount)
    this.slotsWith = new Int32Array(resourceCount * classCount)
    this.count = new Uint8Array(resourceCount * slotCount)
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

  /** What is known of the class at the slots, of which the resource holds each either before or after. */
  private stand(resource: number, ofClass: number, slots: number): void {
    const { slotsWith, busyThen, crowdedOf, slotCount, classCount } = this
    const at = resource * classCount + ofClass
    slotsWith[at] = slotsWith[at]! ^ slots
    for (let rest = this.busy[resource]!; rest !== 0; rest &= rest - 1) {
      const then = ofClass * slotCount + 31 - Math.clz32(rest & -rest)
      busyThen[then] = busyThen[then]! ^ slots
    }
    // Of what is crowded only the slot in which it now stands counts; where it stood it was told.
    crowdedOf[ofClass] = crowdedOf[ofClass]! ^ (this.crowded[resource]! & slots)
  }

  private take(resource: number, slot: number): number {
    if (resource === NOBODY) return 0
    const before = this.count[resource * this.slotCount + slot]!++
    if (before === 0) this.flipBusy(resource, slot)
    else if (before === 1) this.flipCrowded(resource, slot)
    return before > 0 ? 1 : 0
  }

  private free(resource: number, slot: number): number {
    if (resource === NOBODY) return 0
    const after = --this.count[resource * this.slotCount + slot]!
    if (after === 0) this.flipBusy(resource, slot)
    else if (after === 1) this.flipCrowded(resource, slot)
    return after > 0 ? 1 : 0
  }

  private flipBusy(resource: number, slot: number): void {
    const { slotsWith, busyThen, slotCount, classCount } = this
    this.busy[resource] = this.busy[resource]! ^ (1 << slot)
    for (let c = 0; c < classCount; c++)
      busyThen[c * slotCount + slot] = busyThen[c * slotCount + slot]! ^ slotsWith[resource * classCount + c]!
  }

  private flipCrowded(resource: number, slot: number): void {
    const { slotsWith, crowdedOf, classCount } = this
    this.crowded[resource] = this.crowded[resource]! ^ (1 << slot)
    for (let c = 0; c < classCount; c++)
      crowdedOf[c] = crowdedOf[c]! ^ (slotsWith[resource * classCount + c]! & (1 << slot))
  }
}
