/** What a cell can hold once formulas, rich text and links are resolved. Dates are UTC midnights. */
export type Scalar = string | number | boolean | Date

export interface Cell {
  /** Absent in a cell that holds an error or a formula without a stored result. */
  readonly value?: Scalar
  /** Excel's own error, such as `#REF!`. */
  readonly error?: string
  readonly formula?: true
  /** The value was taken over from the first cell of a merged range. */
  readonly merged?: true
}

/** Cells by row and column, both from 1, rows in ascending order; blank cells are absent. */
export type Rows = ReadonlyMap<number, ReadonlyMap<number, Cell>>

export interface Sheet {
  readonly name: string
  readonly rows: Rows
}

/** Column letters: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

/** The number behind leading column letters, as in `AA12`. */
export function columnNumber(address: string): number {
  let column = 0
  for (let i = 0; i < address.length; i++) {
    const letter = address.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column
}

/** The user's own place of a cell: `教师!F12`. */
export const placeOf = (sheet: Pick<Sheet, 'name'>, row: number, column: number): string =>
  `${sheet.name}!${columnLetters(column)}${row}`
