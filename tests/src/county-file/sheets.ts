/** Workbooks written as a clerk would, for tests: a good small county with some sheets changed. */
import ExcelJS from 'exceljs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import type { County } from '../../../models/county.ts'
import type { Checked, Issue } from '../../../models/issue.ts'
import { readCounty, type ReadOptions } from '../../../src/county-file/read.ts'

type CellInput = ExcelJS.CellValue
export type SheetInput = readonly (readonly CellInput[])[]

/** One nine-year school, one point; three teachers; every needed column and no other. */
export const GOOD: Readonly<Record<string, SheetInput>> = {
  县域: [
    ['县域名称', '测试县'],
    ['学年', '2026-2027'],
    ['统计日期', '2026-08-31'],
  ],
  学校: [
    ['学校编号', '学校名称', '学校类型', '城乡类型'],
    ['S1', '城关学校', '九年一贯制学校', '镇区'],
    ['S2', '高滩教学点', '教学点', '乡村'],
  ],
  班级: [
    ['班级编号', '学校', '年级', '班级名称', '人数'],
    ['S1-101', '城关学校', '一年级', '一（1）班', 40],
    ['S1-701', '城关学校', '七年级', '七（1）班', 45],
    ['S2-101', '高滩教学点', '一年级', '一年级', 8],
  ],
  教师: [
    [
      '教师编号',
      '编制学校',
      '任教学段',
      '任教学科',
      '教师资格',
      '性别',
      '出生年月',
      '参加工作年月',
      '进本校年月',
      '学历',
    ],
    ['T1', '城关学校', '小学', '语文', '小学', '女', '1985-03', '2007-09', '2015-09', '本科'],
    ['T2', '城关学校', '初中', '数学', '初级中学', '男', '1980-11', '2002-09', '2012-09', '本科'],
    ['T3', '高滩教学点', '小学', '语文', '小学', '女', '1990-06', '2012-09', '2020-09', '专科'],
  ],
}

/** The sheet of `GOOD` with one column added, or replaced where the heading is there already. */
export function withColumn(sheet: string, heading: string, values: readonly CellInput[]): SheetInput {
  const [headings, ...rows] = GOOD[sheet]!
  const at = headings!.indexOf(heading)
  const put = (row: readonly CellInput[], value: CellInput): CellInput[] =>
    at === -1 ? [...row, value] : row.map((old, i) => (i === at ? value : old))
  return [put(headings!, heading), ...rows.map((row, i) => put(row, values[i] ?? null))]
}

export const folder = mkdtempSync(join(tmpdir(), 'junheng-sheets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
export const newPath = (extension: string): string => join(folder, `${++files}${extension}`)

/** Writes the good sheets with some changed (`undefined`: left out) and lets `finish` do the rest. */
export async function workbookWith(
  changes: Readonly<Record<string, SheetInput | undefined>> = {},
  finish: (workbook: ExcelJS.Workbook) => void = () => {},
): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries({ ...GOOD, ...changes }))
    if (rows) workbook.addWorksheet(name).addRows(rows.map((row) => [...row]))
  finish(workbook)
  const path = newPath('.xlsx')
  await workbook.xlsx.writeFile(path)
  return path
}

export const readWith = async (
  changes: Readonly<Record<string, SheetInput | undefined>>,
  options: ReadOptions = {},
): Promise<Checked<County>> => readCounty(await workbookWith(changes), options)

/** `C1002 教师!F2`, errors and warnings and notes alike. */
export const placesOf = ({ issues }: { readonly issues: readonly Issue[] }): string[] =>
  issues.map(({ code, where }) => `${code} ${where}`)

/** The county of a file that must be good. */
export function expectGood(checked: Checked<County>): County {
  expect(checked.issues.filter(({ severity }) => severity === 'error')).toEqual([])
  return checked.ok ? checked.value : expect.unreachable('a county without errors is good')
}
