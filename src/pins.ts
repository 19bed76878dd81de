import { type County, Pins } from '../models/county.ts'
import { type Checked, checked, type Issue } from '../models/issue.ts'
import { readJsonFile } from './json-file.ts'
import { zodIssues } from './zod-issues.ts'

/** Reads the planner's pins and, where the county is known, makes sure that the people and places exist. */
export async function readPins(path: string, county: County | undefined): Promise<Checked<Pins>> {
  const file = await readJsonFile(path)
  if (!file.ok) return file
  const parsed = Pins.safeParse(file.value)
  if (!parsed.success)
    return checked<Pins>({ serve: [], forbid: [] }, zodIssues(parsed.error, { file: path, code: 'P1001' }))
  return checked(parsed.data, county ? unknownIds(parsed.data, county, path) : [])
}

function unknownIds(pins: Pins, county: County, path: string): Issue[] {
  const teachers = new Set(county.teachers.map(({ id }) => id))
  const sites = new Set(county.sites.map(({ id }) => id))
  return (['serve', 'forbid'] as const).flatMap((list) =>
    pins[list].flatMap(({ teacherId, siteId }, i) => {
      const where = `${path} ${list}[${i}]`
      const issues: Issue[] = []
      if (!teachers.has(teacherId)) issues.push(unknown(where, `教师 ${teacherId}`, `teacher ${teacherId}`))
      if (siteId !== undefined && !sites.has(siteId))
        issues.push(unknown(where, `学校 ${siteId}`, `site ${siteId}`))
      return issues
    }),
  )
}

const unknown = (where: string, zh: string, en: string): Issue => ({
  code: 'P1002',
  severity: 'error',
  where,
  cause: { zh: `县域数据中没有${zh}`, en: `the county has no ${en}` },
  remedy: { zh: '请核对编号', en: 'Check the code' },
})
