/** Seeded random numbers: xoshiro128** (Blackman & Vigna, 2018), state filled by splitmix32. Same seed, same numbers. */
export class Random {
  private a: number
  private b: number
  private c: number
  private d: number

  /** @param seed any whole number; its low 32 bits count */
  constructor(seed: number) {
    let mixed = seed | 0
    const next = (): number => {
      mixed = (mixed + 0x9e3779b9) | 0
      let z = mixed ^ (mixed >>> 16)
      z = Math.imul(z, 0x21f0aaad)
      z ^= z >>> 15
      z = Math.imul(z, 0x735a2d97)
      return z ^ (z >>> 15)
    }
    this.a = next()
    this.b = next()
    this.c = next()
    this.d = next() | 1
  }

  /** A whole number, 0 to 2^32 - 1. */
  uint32(): number {
    const product = Math.imul(this.b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9)
    const shifted = this.b << 9
    this.c ^= this.a
    this.d ^= this.b
    this.b ^= this.c
    this.a ^= this.d
    this.c ^= shifted
    this.d = (this.d << 11) | (this.d >>> 21)
    return result >>> 0
  }

  /** In [0, 1). */
  float(): number {
    return this.uint32() * 2.3283064365386963e-10
  }

  /** A whole number, 0 to `below` - 1. The bias is below `below` / 2^32. */
  below(below: number): number {
    return Math.floor(this.uint32() * 2.3283064365386963e-10 * below)
  }

  /** Shuffles in place (Fisher & Yates). */
  shuffle(items: { [index: number]: number; readonly length: number }): void {
    for (let last = items.length - 1; last > 0; last--) {
      const other = this.below(last + 1)
      const kept = items[last]!
      items[last] = items[other]!
      items[other] = kept
    }
  }
}
