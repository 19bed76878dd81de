/** What the shell learns. */
export const EXIT = {
  done: 0,
  ourFault: 1,
  /** The input has problems; all of them were listed. */
  input: 2,
  /** A plan exists, but a hard rule is broken or unmet. */
  hardRule: 3,
  /** Cancelled by the user; the best plan so far was kept. */
  cancelled: 130,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
