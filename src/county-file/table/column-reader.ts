import { type Cell, placeOf, type Scalar, type Sheet } from '../book/book.ts'
import { error, type Findings, quoted } from '../issues.ts'
import { Unfit } from '../sheets/kind.ts'
import type { Column } from '../sheets/spec.ts'
import { textOf } from './headers.ts'

/** A whole column is suspected when this many cells, and this share of them, do not fit its heading. */
const SUSPECT_CELLS = 5
const SUSPECT_SHARE = 0.8

/** Reads one column cell by cell, remembers which did not fit, and reports them when all are known. */
export class ColumnReader {
  readonly number: number
  private readonly column: Column
  private filled = 0
  private readonly unfit: { readonly row: number; readonly cell: Cell }[] = []

  constructor(column: Column, number: number) {
    this.column = column
    this.number = number
  }

  take(row: number, cell: Cell, values: Map<string, unknown>, bad: Set<string>): void {
    if (cell.value === undefined && cell.error === undefined) return
    this.filled += 1
    const { path, kind } = this.column
    const value = cell.value === undefined ? new Unfit('', '') : kind.read(cell.value)
    if (value instanceof Unfit) {
      this.unfit.push({ row, cell })
      bad.add(path)
    } else if (value !== '') values.set(path, value)
  }

  report(sheet: Sheet, headingRow: number, findings: Findings): void {
    const { unfit, filled, column } = this
    if (unfit.length >= SUSPECT_CELLS && unfit.length >= filled * SUSPECT_SHARE) {
      const where = placeOf(sheet, headingRow, this.number)
      findings.add(suspect(where, column, unfit.length, filled, textOf(unfit[0]!.cell)))
      return
    }
    for (const { row, cell } of unfit) {
      const where = placeOf(sheet, row, this.number)
      findings.add(
        cell.value === undefined ? excelError(where, cell.error!) : notFit(where, column, cell.value),
      )
    }
  }
}

const suspect = (where: string, { header, kind }: Column, unfit: number, filled: number, example: string) =>
  error(
    'H1009',
    where,
    {
      zh: `“${header}”列的 ${filled} 个单元格中有 ${unfit} 个不合（如“${quoted(example)}”），可能与别的列对调了`,
      en: `${unfit} of the ${filled} cells under ${header} do not fit (such as "${quoted(example)}"); perhaps columns were swapped`,
    },
    {
      zh: `请核对列名与内容是否对应；此列应为${kind.expects.zh}`,
      en: `See whether headings and contents belong together; expected here: ${kind.expects.en}`,
    },
  )

function notFit(where: string, { header, kind }: Column, value: Scalar) {
  const shown = quoted(value instanceof Date ? value.toISOString().slice(0, 10) : String(value))
  const unfit = kind.read(value) as Unfit
  return error(
    'C1002',
    where,
    { zh: `${header}“${shown}”${unfit.cause.zh}`, en: `${header}: "${shown}" ${unfit.cause.en}` },
    unfit.remedy ?? { zh: `请填写${kind.expects.zh}`, en: `Expected: ${kind.expects.en}` },
  )
}

const excelError = (where: string, code: string) =>
  error(
    'C1003',
    where,
    { zh: `公式出错：${quoted(code)}`, en: `a formula ends in an error: ${quoted(code)}` },
    { zh: '请在 Excel 中改正公式，或直接填写数值', en: 'Mend the formula in Excel, or type the value' },
  )
