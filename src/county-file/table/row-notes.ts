import type { Issue } from '../../../models/issue.ts'
import { type Cell, placeOf, type Sheet } from '../book/book.ts'
import { note, warning } from '../issues.ts'

interface Tally {
  count: number
  first: string
}

/** Counts what a reader of the sheet should know of, with the place of the first. */
export class RowNotes {
  private readonly sheet: Sheet
  private readonly tallies = new Map<'formula' | 'noResult' | 'merged' | 'skipped', Tally>()

  constructor(sheet: Sheet) {
    this.sheet = sheet
  }

  read(row: number, column: number, cell: Cell): void {
    if (cell.merged) this.count('merged', placeOf(this.sheet, row, column))
    if (cell.formula)
      this.count(
        cell.value === undefined && cell.error === undefined ? 'noResult' : 'formula',
        placeOf(this.sheet, row, column),
      )
  }

  skipped(row: number): void {
    this.count('skipped', `${this.sheet.name}!${row}:${row}`)
  }

  private count(kind: 'formula' | 'noResult' | 'merged' | 'skipped', place: string): void {
    const tally = this.tallies.get(kind)
    if (tally) tally.count += 1
    else this.tallies.set(kind, { count: 1, first: place })
  }

  list(): Issue[] {
    const { formula, noResult, merged, skipped } = Object.fromEntries(this.tallies)
    return [
      ...(formula ? [formulas(formula)] : []),
      ...(noResult ? [withoutResult(noResult)] : []),
      ...(merged ? [mergedCells(merged)] : []),
      ...(skipped ? [skippedRows(skipped)] : []),
    ]
  }
}

const formulas = ({ count, first }: Tally) =>
  note(
    'H1012',
    first,
    {
      zh: `有 ${count} 个单元格是公式，按文件中保存的结果读取`,
      en: `${count} cells are formulas; the results stored in the file were read`,
    },
    { zh: '请先在 Excel 中重新计算并保存', en: 'Let Excel recalculate and save first' },
  )

const withoutResult = ({ count, first }: Tally) =>
  warning(
    'H1016',
    first,
    {
      zh: `有 ${count} 个公式没有保存结果，按空白处理`,
      en: `${count} formulas have no stored result and were taken as blank`,
    },
    {
      zh: '请用 Excel 打开并保存一次，或改为数值',
      en: 'Open and save the file in Excel, or type the values',
    },
  )

const mergedCells = ({ count, first }: Tally) =>
  warning(
    'H1013',
    first,
    {
      zh: `数据中有合并单元格，${count} 个被合并的单元格取了左上角的值`,
      en: `there are merged cells among the data; ${count} covered cells were given the value of the first`,
    },
    {
      zh: '请核对，并取消合并、逐行填写（人数合并会重复计算）',
      en: 'Check this, undo the merging and fill in every row (merged counts would be counted twice)',
    },
  )

const skippedRows = ({ count, first }: Tally) =>
  note(
    'H1011',
    first,
    {
      zh: `有 ${count} 行是合计、备注或重复的列名，没有读入`,
      en: `${count} rows are sums, remarks or repeated headings and were left out`,
    },
    { zh: '如误判，请补全该行必填的列', en: 'If one is a record, fill in its needed columns' },
  )
