import { columnLetters, placeOf, type Sheet } from '../book/book.ts'
import { error, type Findings, note, quoted, warning } from '../issues.ts'
import type { SheetSpec } from '../sheets/spec.ts'
import { type Headings, namesOf, plainHeading } from './headers.ts'

/** Headings of what must not be kept: dropped whatever the sheet (个人信息保护法, arts 5-6, 28). */
const PERSONAL =
  /姓名|曾用名|身份证|证件|公民身份|手机|电话|联系方式|邮箱|电子邮件|微信|qq|银行|开户|卡号|住址|地址|籍贯|出生地|户口|民族|国籍|政治面貌|党员|婚姻|配偶|子女|健康|病|血型|宗教|信仰|照片|工资|薪/

/** Row numbers and remarks: on every sheet, and of no interest. */
const OF_NO_INTEREST = /^(序号|编号|备注|说明|no\.?|#)$/

/** Says what becomes of every column that is not read, and which needed columns are missing. */
export function reportColumns(sheet: Sheet, spec: SheetSpec, headings: Headings, findings: Findings): void {
  const personal: Unread[] = []
  const doubled: Unread[] = []
  const unknown: Unread[] = []
  const ours = new Set(spec.columns.flatMap(namesOf))
  for (const unread of headings.unclaimed) {
    const name = plainHeading(unread.heading)
    if (PERSONAL.test(name)) personal.push(unread)
    else if (OF_NO_INTEREST.test(name)) continue
    else if (ours.has(name)) doubled.push(unread)
    else unknown.push(unread)
  }
  const where = (columns: readonly Unread[]): string =>
    `${sheet.name}!${columns
      .slice(0, SHOWN)
      .map(({ column }) => `${columnLetters(column)}${headings.row}`)
      .join('、')}`
  if (personal.length > 0) findings.add(dropped(where(personal), personal))
  if (doubled.length > 0) findings.add(repeated(where(doubled), doubled))
  if (unknown.length > 0) findings.add(notKnown(where(unknown), unknown))
  const address = headings.columnOf.get('+address')
  if (address !== undefined) findings.add(townshipOnly(placeOf(sheet, headings.row, address)))
  for (const column of spec.columns) {
    const substitute = SUBSTITUTES[column.path]
    if (!column.required || headings.columnOf.has(column.path)) continue
    if (substitute !== undefined && headings.columnOf.has(substitute)) continue
    findings.add(missing(`${sheet.name}!${headings.row}:${headings.row}`, column.header, column.aliases))
  }
}

interface Unread {
  readonly column: number
  readonly heading: string
}

/** What can stand in for a needed column. */
export const SUBSTITUTES: Readonly<Record<string, string>> = {
  teachingSince: '+yearsTeaching',
  atSchoolSince: '+yearsAtSchool',
}

const SHOWN = 30
const named = (columns: readonly Unread[]): string =>
  columns
    .slice(0, SHOWN)
    .map(({ heading }) => quoted(heading))
    .join('、') + (columns.length > SHOWN ? '…' : '')

const dropped = (where: string, columns: readonly Unread[]) =>
  note(
    'H1005',
    where,
    {
      zh: `个人信息列没有读入：${named(columns)}`,
      en: `personal columns were dropped unread: ${named(columns)}`,
    },
    {
      zh: '排计划用不到这些信息；建议从文件中删去后再传递',
      en: 'Planning has no use for them; better delete them before handing the file on',
    },
  )

const repeated = (where: string, columns: readonly Unread[]) =>
  warning(
    'H1006',
    where,
    {
      zh: `与已读入的列含义相同，没有使用：${named(columns)}`,
      en: `means the same as a column already read, and was not used: ${named(columns)}`,
    },
    {
      zh: '请只保留正确的一列，或改用说明中的标准列名',
      en: 'Keep the right one only, or use the standard heading',
    },
  )

const notKnown = (where: string, columns: readonly Unread[]) =>
  note(
    'H1004',
    where,
    { zh: `不认识的列，没有使用：${named(columns)}`, en: `unknown columns, not used: ${named(columns)}` },
    {
      zh: '不需要的不必处理；需要的请改用标准列名（见空白工作簿）',
      en: 'Leave those not needed; for the others use the standard headings of the empty workbook',
    },
  )

const townshipOnly = (where: string) =>
  note(
    'H1015',
    where,
    { zh: '住址列只读取乡镇名，其余没有读入', en: 'of addresses only the township was read' },
    { zh: '建议把该列改为“居住乡镇”', en: 'Better hold townships only, under 居住乡镇' },
  )

const missing = (where: string, header: string, aliases: readonly string[] = []) =>
  error(
    'H1003',
    where,
    { zh: `缺少“${header}”列`, en: `the column ${header} is missing` },
    {
      zh: `请增加这一列${aliases.length > 0 ? `（也可叫：${aliases.slice(0, 6).join('、')}）` : ''}`,
      en: `Add it${aliases.length > 0 ? ` (other names for it: ${aliases.slice(0, 6).join(', ')})` : ''}`,
    },
  )
