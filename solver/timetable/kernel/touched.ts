/** What the move at hand touches, each once; told by a stamp instead of a set. */
export class Touched {
  readonly list: Int32Array
  count = 0
  private readonly stamp: Int32Array
  private now = 0

  constructor(size: number) {
    this.list = new Int32Array(size)
    this.stamp = new Int32Array(size)
  }

  clear(): void {
    this.now++
    this.count = 0
  }

  /** @returns whether it was not yet touched */
  add(place: number): boolean {
    if (this.stamp[place] === this.now) return false
    this.stamp[place] = this.now
    this.list[this.count++] = place
    return true
  }
}
