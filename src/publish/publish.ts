import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { toJson } from '../files.ts'
import { calendars, CLASSES, SITES } from './calendars.ts'
import { editionOf, type PublishInput } from './edition.ts'
import { renderReport } from './report/report.ts'
import { writeNotice } from './workbook/notice.ts'
import { writePlanWorkbook } from './workbook/plan-workbook.ts'

const TIMETABLES = 'timetables'
const ICS_FOLDERS = [TIMETABLES, join(TIMETABLES, CLASSES), join(TIMETABLES, SITES)]

/**
 * Writes what a bureau needs into `outDir` and returns the paths: plan.json, plan.xlsx, notice.xlsx, report.html and a
 * calendar for each teacher, class and school with lessons. Everything is made aside first and then moved into place, so that the folder
 * never holds half a file or two plans mixed. Calendars of an earlier plan go; other files stay.
 */
export async function publishPlan(input: PublishInput, outDir: string): Promise<string[]> {
  const edition = editionOf(input)
  const aside = join(outDir, `.${randomUUID()}.tmp`)
  for (const folder of ICS_FOLDERS) await mkdir(join(aside, folder), { recursive: true })
  try {
    const names: string[] = []
    const add = async (name: string, write: (path: string) => Promise<void>): Promise<void> => {
      await write(join(aside, name))
      names.push(name)
    }
    await add('plan.json', (path) => writeFile(path, toJson(input.plan)))
    await add('plan.xlsx', (path) => writePlanWorkbook(edition, path))
    await add('notice.xlsx', (path) => writeNotice(edition, path))
    await add('report.html', (path) => writeFile(path, renderReport(edition)))
    for (const { fileName, content } of calendars(edition))
      await add(join(TIMETABLES, fileName), (path) => writeFile(path, content))
    await moveIntoPlace(aside, outDir, names)
    return names.map((name) => join(outDir, name))
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function moveIntoPlace(aside: string, outDir: string, names: readonly string[]): Promise<void> {
  for (const folder of ICS_FOLDERS) await removeOldCalendars(join(outDir, folder))
  for (const folder of new Set(names.map((name) => dirname(join(outDir, name)))))
    await mkdir(folder, { recursive: true })
  for (const name of names) await rename(join(aside, name), join(outDir, name))
}

async function removeOldCalendars(folder: string): Promise<void> {
  const old = await readdir(folder).catch(() => [])
  for (const name of old.filter((file) => file.endsWith('.ics'))) await rm(join(folder, name))
}
