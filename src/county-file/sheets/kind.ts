import type { Text } from '../../../models/basics.ts'
import type { Scalar } from '../book/book.ts'

/** Why a cell's content cannot be taken. */
export class Unfit {
  readonly cause: Text
  readonly remedy: Text | undefined

  constructor(zh: string, en: string, remedy?: Text) {
    this.cause = { zh, en }
    this.remedy = remedy
  }
}

/** How one sort of content is read from a cell and written to it; the two undo each other. */
export interface Kind<T = unknown> {
  /** What to write in the cell, for messages and header notes. */
  readonly expects: Text
  read(value: Scalar): T | Unfit
  write(value: T): string | number
  /** For a drop-down list. */
  readonly choices?: readonly string[]
  /** Cells hold numbers, not text. */
  readonly numeric?: true
}

/** Full-width forms made half-width, and no space at all: how clerks' words are compared. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
