import type { Compiled, CompiledTravel } from './compiled.ts'

/** Prices the days of travelling resources by walking their slots; the state calls it for days it has changed. */
export class TravelScan {
  /** Cost of the day scanned last, in points. */
  hard = 0
  soft = 0
  /** Its site changes. */
  changes = 0
  private readonly sites = new Int32Array(32)
  private readonly bits = new Int32Array(32)
  private readonly compiled: Compiled
  private readonly travel: CompiledTravel

  constructor(compiled: Compiled, travel: CompiledTravel) {
    this.compiled = compiled
    this.travel = travel
  }

  /** What counts the changes of a row's week. */
  weekMonitors(row: number): readonly number[] {
    return this.travel.weekChanges[this.travel.travellerOf[row]!]!
  }

  /** @param rows rows of the lessons, parallel to the compiled ones */
  scan(
    row: number,
    day: number,
    { count, who, rows }: { count: Uint8Array; who: Int32Array; rows: Int32Array },
  ): void {
    const { travel, sites, bits } = this
    const { slotCount, dayStart, slotBit } = this.compiled
    const { placeSite, placeBell, startMin, endMin, siteCount, travelMin } = travel
    const base = travel.baseSite[row]!
    const to = dayStart[day + 1]!
    let stays = 0
    let late = 0
    let changes = 0
    let minutes = 0
    let site = -1
    let leaves = 0
    for (let slot = dayStart[day]!; slot < to; slot++) {
      const at = row * slotCount + slot
      if (count[at] !== 1) continue
      const place = this.placeOf(who[at]!, row, rows)
      const next = placeSite[place]!
      const clock = placeBell[place]! * slotCount + slot
      if (site >= 0) {
        const way = travelMin[site * siteCount + next]!
        if (startMin[clock]! - leaves < way) late++
        if (next !== site) changes++
        minutes += way
      } else if (base >= 0) minutes += travelMin[base * siteCount + next]!
      site = next
      leaves = endMin[clock]!
      sites[stays] = site
      bits[stays] = slotBit[slot]!
      stays++
    }
    if (stays > 0 && base >= 0) minutes += travelMin[site * siteCount + base]!
    this.hard = 0
    this.soft = 0
    this.changes = changes
    for (const price of travel.travellers[travel.travellerOf[row]!]!) {
      let deviation = 0
      if (price.measure === 'sites') {
        for (const masks of price.groupMasks)
          deviation += Math.max(0, this.countSites(stays, masks[day]!) - price.max)
      } else {
        const measured = price.measure === 'late' ? late : price.measure === 'changes' ? changes : minutes
        deviation = Math.max(0, measured - price.max)
      }
      if (deviation === 0) continue
      if (price.isHard) this.hard += price.price(deviation)
      else this.soft += price.price(deviation)
    }
  }

  private placeOf(lesson: number, row: number, rows: Int32Array): number {
    const place = this.travel.lessonPlace[lesson]!
    if (place >= 0) return place
    const { lessonRowStart } = this.compiled
    let k = lessonRowStart[lesson]!
    while (rows[k] !== row) k++
    return this.travel.placeOfEntry[k]!
  }

  /** Different sites among the first `stays` ones whose slot is in the mask. */
  private countSites(stays: number, mask: number): number {
    const { sites, bits } = this
    let count = 0
    for (let k = 0; k < stays; k++) {
      if (!(bits[k]! & mask)) continue
      let seen = false
      for (let j = 0; j < k; j++) if (sites[j] === sites[k] && bits[j]! & mask) seen = true
      if (!seen) count++
    }
    return count
  }
}
