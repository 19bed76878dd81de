import type { Workbook, Worksheet } from 'exceljs'
import type { County } from '../../../models/county.ts'
import { SHEET_KEYS, type SheetKey, SHEETS } from '../sheets/index.ts'
import { LOOK, writable } from './look.ts'

const LAST_COLUMN = 3

/** Adds the first sheet: what the file is, whether it is real, what stands where, and how to fill it in. */
export function addAboutSheet(
  workbook: Workbook,
  county: County | undefined,
  rowCount: (key: SheetKey) => number,
): void {
  const sheet = workbook.addWorksheet('说明', {
    properties: { tabColor: { argb: county?.synthetic ? 'FFC00000' : 'FF1F4E79' } },
    views: [{ showGridLines: false }],
    pageSetup: { orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = [{ width: 18 }, { width: 12 }, { width: 78 }]
  const title = county ? `${county.name} · 县域数据` : '县域数据（空白工作簿）'
  addLine(sheet, title, LOOK.title, 36)
  if (county?.synthetic) addAlarm(sheet)
  for (const line of county ? aboutCounty(county) : ABOUT_TEMPLATE) addLine(sheet, line, LOOK.cell, 20)
  addLine(sheet, '', LOOK.cell, 10)
  addContents(sheet, rowCount)
  addLine(sheet, '', LOOK.cell, 10)
  addLine(sheet, '填写说明', LOOK.strong, 22)
  for (const line of HOW_TO) addLine(sheet, line, LOOK.cell, 20)
}

function addLine(
  sheet: Worksheet,
  text: string,
  font: (typeof LOOK)['cell'] | (typeof LOOK)['title'],
  height: number,
): void {
  const row = sheet.addRow([writable(text)])
  row.height = height
  sheet.mergeCells(row.number, 1, row.number, LAST_COLUMN)
  row.getCell(1).font = font
  row.getCell(1).alignment = LOOK.text
}

function addAlarm(sheet: Worksheet): void {
  for (const text of [
    '合成数据：名册、人数、位置等由程序虚构，不是真实的学校和教师',
    'SYNTHETIC DATA: made up by a program, no real schools or teachers',
  ]) {
    const row = sheet.addRow([text])
    row.height = 30
    sheet.mergeCells(row.number, 1, row.number, LAST_COLUMN)
    const cell = row.getCell(1)
    cell.font = LOOK.alarm.font
    cell.fill = LOOK.alarm.fill
    cell.alignment = LOOK.heading
  }
}

const aboutCounty = ({ schoolYear, semester, asOf, notes }: County): string[] => [
  `${schoolYear} 学年第${semester === 1 ? '一' : '二'}学期；年龄和年限算到 ${asOf}。`,
  ...notes,
]

const ABOUT_TEMPLATE = [
  '填好后保存，用 junheng plan 排出交流轮岗、走教和课表。',
  '有问题会一次列全，写明工作表和单元格、原因和改法。',
]

function addContents(sheet: Worksheet, rowCount: (key: SheetKey) => number): void {
  const heading = sheet.addRow(['工作表', '行数', '内容'])
  heading.eachCell((cell) => {
    cell.font = LOOK.optional.font
    cell.fill = LOOK.optional.fill
    cell.alignment = LOOK.heading
  })
  for (const key of SHEET_KEYS) {
    const { name, about } = SHEETS[key]
    const row = sheet.addRow([name, rowCount(key), about])
    row.height = 20
    row.eachCell((cell) => {
      cell.font = LOOK.cell
      cell.alignment = LOOK.text
      cell.border = { bottom: LOOK.line }
    })
    row.getCell(1).font = LOOK.strong
    row.getCell(2).alignment = LOOK.heading
  }
}

const HOW_TO = [
  '深色标题、带“*”的列必填，浅色的可不填；把鼠标放在标题上可看填法。',
  '列的先后不限，列名可用常见的其他叫法；多余的列不影响读取。',
  '学校、教共体填名称或编号都可以；一格填多项时用“、”分开。',
  '教师用编号，不用姓名。身份证号、电话、住址、民族、健康状况等请勿填写，填了也不会读入。',
  '暂免交流只选原因和截止日期，不写病情等细节。',
]
