/** Kinds of values that policies are made of. */
import { z } from 'zod'
import { Subject } from './subject.ts'

export const Share = z.number().min(0).max(1)
/** Points. */
export const Weight = z.number().min(0).max(10_000)
export const ByStage = <T extends z.ZodType>(value: T) => z.strictObject({ primary: value, junior: value })
export const BySubject = <T extends z.ZodType>(value: T) => z.partialRecord(Subject, value)
