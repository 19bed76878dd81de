/** A terminal that remembers what was written to it. */
import type { Lang } from '../../models/basics.ts'
import type { Terminal } from '../../src/cli/terminal.ts'

export interface Recorder extends Terminal {
  /** Results so far. */
  readonly said: () => string
  /** Progress, notes and problems so far. */
  readonly noted: () => string
}

export function recorder({
  lang = 'zh',
  signal = new AbortController().signal,
}: {
  lang?: Lang
  signal?: AbortSignal | undefined
} = {}): Recorder {
  let [said, noted] = ['', '']
  return {
    lang,
    out: (text) => {
      said += text
    },
    note: (text) => {
      noted += text
    },
    interactive: false,
    signal,
    nowMs: () => performance.now(),
    said: () => said,
    noted: () => noted,
  }
}
