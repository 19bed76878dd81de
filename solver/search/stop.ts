export type StopReason = 'proved' | 'time-limit' | 'iteration-limit' | 'no-improvement' | 'cancelled'

export interface StopOptions {
  /** Polled between batches of iterations. */
  readonly cancelled?: () => boolean
  /** Safety limit only: what it cuts short is not reproducible. Needs `clock`. */
  readonly limitMs?: number
  /** Milliseconds since any fixed moment. */
  readonly clock?: () => number
}

/** A question to ask between batches: must the search end, and why? Its clock starts when it is made. */
export function makeStop({ cancelled, limitMs, clock }: StopOptions): () => StopReason | undefined {
  if (limitMs !== undefined && !clock) throw new Error(`a limit of ${limitMs} ms needs a clock`)
  const startMs = clock?.() ?? 0
  return () => {
    if (cancelled?.()) return 'cancelled'
    if (limitMs !== undefined && clock && clock() - startMs >= limitMs) return 'time-limit'
    return undefined
  }
}
