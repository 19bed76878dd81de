import type { Sheet } from '../book/book.ts'
import { type Findings, note, quoted, warning } from '../issues.ts'
import { plain } from '../sheets/kind.ts'
import { SHEET_KEYS, type SheetKey, SHEETS } from '../sheets/index.ts'
import { MATRIX_SHEETS } from '../sheets/travel.ts'

/** Which of the user's sheets holds what. */
export interface MatchedSheets {
  readonly tables: ReadonlyMap<SheetKey, Sheet>
  readonly matrices: ReadonlyMap<(typeof MATRIX_SHEETS)[number]['field'], Sheet>
}

/** Sheets of our own that nobody has to fill in. */
const NOT_DATA = new Set(['说明', '填表说明', '填报说明'])

/** Finds each sheet by its name or another name for it; names what is left over. */
export function matchSheets(sheets: readonly Sheet[], findings: Findings): MatchedSheets {
  const used = new Set<Sheet>()
  const find = (names: readonly string[]): Sheet | undefined => {
    const [first, ...others] = names.flatMap((name) =>
      sheets.filter((sheet) => !used.has(sheet) && bare(sheet.name) === plain(name)),
    )
    if (!first) return undefined
    const spare = others.filter(({ name }) => !NOT_DATA.has(name))
    for (const sheet of [first, ...spare]) used.add(sheet)
    if (spare.length > 0) findings.add(twice(first, spare))
    return first
  }
  const tables = new Map<SheetKey, Sheet>()
  for (const key of SHEET_KEYS) {
    const sheet = find([SHEETS[key].name, ...SHEETS[key].aliases])
    if (sheet) tables.set(key, sheet)
  }
  const matrices = new Map(
    MATRIX_SHEETS.flatMap(({ names, field }) => {
      const sheet = find(names)
      return sheet ? [[field, sheet] as const] : []
    }),
  )
  const unused = sheets.filter(
    (sheet) => !used.has(sheet) && sheet.rows.size > 0 && !NOT_DATA.has(sheet.name),
  )
  if (unused.length > 0) findings.add(notUsed(unused))
  return { tables, matrices }
}

/** `教师.csv`, `教师 （2026）` and `教师` are one name. */
const bare = (name: string): string =>
  plain(name)
    .replace(/\.csv$/, '')
    .replace(/\([^)]*\)/g, '')

const twice = (first: Sheet, others: readonly Sheet[]) =>
  warning(
    'H1008',
    others.map(({ name }) => name).join('、'),
    {
      zh: `与工作表“${first.name}”同名同义，没有读取`,
      en: `means the same as the sheet "${first.name}" and was not read`,
    },
    { zh: '请把数据合并到一个工作表', en: 'Bring the data together in one sheet' },
  )

const SHOWN = 20

const notUsed = (unused: readonly Sheet[]) =>
  note(
    'H1007',
    unused
      .slice(0, SHOWN)
      .map(({ name }) => quoted(name))
      .join('、'),
    {
      zh: `有 ${unused.length} 个工作表不在数据范围内，没有读取`,
      en: `${unused.length} sheets are not part of the data and were not read`,
    },
    {
      zh: `如其中有需要的数据，请改名为：${Object.values(SHEETS)
        .map(({ name }) => name)
        .join('、')}`,
      en: `If one of them is needed, rename it to one of ${Object.values(SHEETS)
        .map(({ name }) => name)
        .join(', ')}`,
    },
  )
