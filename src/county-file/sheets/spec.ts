import type { Kind } from './kind.ts'

/** Sheets whose records are named in other sheets. */
export type Referred = 'sites' | 'clusters' | 'classes' | 'bells'

/** One column of a sheet: what it holds in the model, and how it is called, read, written and explained. */
export interface Column {
  /** Dotted path in the record; with a leading `+`, something that is worked into the record afterwards. */
  readonly path: string
  /** As written in our own workbooks; other names for it follow. */
  readonly header: string
  readonly aliases?: readonly string[]
  readonly kind: Kind
  /** Every row needs it, so the sheet needs the column. */
  readonly required?: true
  /** Taken when a bureau's own table has it; not written by us. */
  readonly importOnly?: true
  /** For the clerk, in the note on the header. */
  readonly about?: string
  /** The cell names a record of that sheet, or several. */
  readonly names?: Referred
}

export interface SheetSpec {
  readonly name: string
  readonly aliases: readonly string[]
  readonly about: string
  readonly columns: readonly Column[]
}
