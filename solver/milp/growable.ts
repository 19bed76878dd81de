/** A typed array that grows as values are appended; no object is made per value. */
export class Growable<A extends Float64Array | Int32Array | Uint8Array> {
  length = 0
  private data: A
  private readonly make: (length: number) => A

  constructor(make: (length: number) => A) {
    this.make = make
    this.data = make(16)
  }

  push(value: number): void {
    if (this.length === this.data.length) {
      const grown = this.make(this.data.length * 2)
      grown.set(this.data)
      this.data = grown
    }
    this.data[this.length++] = value
  }

  get(index: number): number {
    return this.data[index]!
  }

  set(index: number, value: number): void {
    this.data[index] = value
  }

  /** The values, copied to exact length. */
  toArray(): A {
    return this.data.slice(0, this.length) as A
  }
}
