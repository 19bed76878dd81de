import type { Violation } from '../../../models/plan.ts'
import { violation } from '../rule.ts'

/** One figure that a plan states and that follows from elsewhere. */
export interface Stated {
  readonly where: string
  readonly zh: string
  readonly en: string
  readonly stated: number | string | boolean
  readonly actual: number | string | boolean
}

/** `count-mismatch` for each figure that is not what it should be; numbers may differ by rounding. */
export function* mismatches(figures: Iterable<Stated>): Iterable<Violation> {
  for (const { where, zh, en, stated, actual } of figures) {
    if (sameFigure(stated, actual)) continue
    yield violation(
      'count-mismatch',
      where,
      `${zh}：方案写作 ${show(stated)}，应为 ${show(actual)}`,
      `${en}: the plan says ${show(stated)}, it is ${show(actual)}`,
    )
  }
}

/** Equal within 1e-6, of the value or of 1, whichever is larger. */
export const sameFigure = (a: Stated['stated'], b: Stated['stated']): boolean =>
  typeof a === 'number' && typeof b === 'number'
    ? Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b))
    : a === b

/** Numbers to six decimals: beyond them they differ by the order of adding up. */
const show = (value: Stated['stated']): string =>
  String(typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value)
