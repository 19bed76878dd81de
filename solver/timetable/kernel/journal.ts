/** What the counters of a state were before the last move, so that undoing it needs no counting. */
export class Journal {
  hard = 0
  soft = 0
  burden = 0
  private readonly values: Int32Array
  private readonly isNoted: Uint8Array
  private readonly places: Int32Array
  private readonly before: Int32Array
  private length = 0

  constructor(values: Int32Array) {
    this.values = values
    this.isNoted = new Uint8Array(values.length)
    this.places = new Int32Array(values.length)
    this.before = new Int32Array(values.length)
  }

  start({ hard, soft, burden }: { hard: number; soft: number; burden: number }): void {
    this.hard = hard
    this.soft = soft
    this.burden = burden
    for (let k = 0; k < this.length; k++) this.isNoted[this.places[k]!] = 0
    this.length = 0
  }

  /** To be called before a value changes. */
  note(place: number): void {
    if (this.isNoted[place]) return
    this.isNoted[place] = 1
    this.places[this.length] = place
    this.before[this.length] = this.values[place]!
    this.length++
  }

  restore(): void {
    for (let k = 0; k < this.length; k++) this.values[this.places[k]!] = this.before[k]!
  }
}
