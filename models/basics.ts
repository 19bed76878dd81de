import { z } from 'zod'

/** Reject control characters and over-long keys: ids travel into file names, sheets and HTML. */
// eslint-disable-next-line no-control-regex -- refusing them is the point
const PLAIN_TEXT = /^[^\u0000-\u001f\u007f]+$/

/** A bureau's own code for a thing: short, printable, unique within its kind. */
export const Id = z.string().trim().min(1).max(64).regex(PLAIN_TEXT)
export const Name = z.string().trim().min(1).max(120).regex(PLAIN_TEXT)
export const Note = z.string().max(2000)

/** Compulsory education has two stages: primary (grades 1-6) and junior secondary (grades 7-9). */
export const Stage = z.enum(['primary', 'junior'])
export type Stage = z.infer<typeof Stage>
export const STAGES = Stage.options

export const Grade = z.int().min(1).max(9)
export type Grade = z.infer<typeof Grade>

export const stageOfGrade = (grade: Grade): Stage => (grade <= 6 ? 'primary' : 'junior')

/** Calendar month, `YYYY-MM`. Rosters hold months, and a month is all the rules need. */
export const Month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/)
export type Month = z.infer<typeof Month>

/** Calendar day, `YYYY-MM-DD`. */
export const IsoDate = z.iso.date()
export type IsoDate = z.infer<typeof IsoDate>

/** Monday = 1 ... Saturday = 6. */
export const Weekday = z.int().min(1).max(6)
export type Weekday = z.infer<typeof Weekday>

export const HalfDay = z.enum(['morning', 'afternoon'])
export type HalfDay = z.infer<typeof HalfDay>

/** A sentence in the product's two languages. */
export const Text = z.strictObject({ zh: z.string(), en: z.string() })
export type Text = z.infer<typeof Text>
export type Lang = keyof Text

/** Full years from `since` to `asOf`, never below 0. */
export function fullYears(since: Month, asOf: IsoDate): number {
  const months = monthNumber(asOf.slice(0, 7)) - monthNumber(since)
  return Math.max(0, Math.floor(months / 12))
}

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))

/** Orders ids by code unit, so that a plan does not depend on the machine's locale. */
export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Smallest whole number that is at least `share` of `count`.
 * 0.1 x 30 is 3.0000000000000004 in binary: a plain ceil would ask for a fourth person.
 */
export const ceilShare = (share: number, count: number): number =>
  Math.max(0, Math.ceil(share * count - 1e-9))

/** Largest whole number that is at most `share` of `count`. */
export const floorShare = (share: number, count: number): number => Math.floor(share * count + 1e-9)
