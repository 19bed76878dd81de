import { z } from 'zod'
import { Text } from './basics.ts'

/** One problem in a user's input: where it is, what is wrong, and how to mend it. */
export const Issue = z.strictObject({
  /** Stable code, listed in the documentation of input problems. */
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  /** The user's own place: `教师!F12`, `teachers[3].subject`, a file name. */
  where: z.string(),
  cause: Text,
  remedy: Text,
})
export type Issue = z.infer<typeof Issue>

/** Expected trouble is a value. Warnings may stand beside a good value. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly [Issue, ...Issue[]] }

export const isError = (issue: Issue): boolean => issue.severity === 'error'

/** The value, unless one of the issues is an error. */
export function checked<T>(value: T, issues: readonly Issue[]): Checked<T> {
  const [first, ...rest] = [...issues].sort((a, b) => Number(isError(b)) - Number(isError(a)))
  return first && isError(first) ? { ok: false, issues: [first, ...rest] } : { ok: true, value, issues }
}
