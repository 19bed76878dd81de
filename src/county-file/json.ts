import { z } from 'zod'
import { County } from '../../models/county.ts'
import { checkCounty } from '../../models/county-check.ts'
import { type Checked, checked, type Issue } from '../../models/issue.ts'
import type { Policy } from '../../models/policy.ts'
import { readJsonFile } from '../json-file.ts'
import { zodIssues } from '../zod-issues.ts'
import { Findings, MAX_RECORDS, MAX_WAYS, tooMany } from './issues.ts'

/** Reads county JSON. Problems of single records come first; where there are none, the records are checked together. */
export async function readCountyJson(path: string, policy: Policy | undefined): Promise<Checked<County>> {
  const file = await readJsonFile(path)
  if (!file.ok) return file
  const list = overlongList(file.value)
  if (list !== undefined) return { ok: false, issues: [tooMany(`${path} ${list}`)] }
  const parsed = County.safeParse(file.value)
  const findings = new Findings()
  if (parsed.success) {
    for (const issue of checkCounty(parsed.data, policy))
      findings.add({ ...issue, where: `${path} ${issue.where}` })
    return checked(parsed.data, findings.list())
  }
  const { issues } = parsed.error
  findings.addMany('J1001', issues.length, (n) => inWords(issues[n]!, path))
  return checked(undefined as never, findings.list())
}

/** Longer than the list of any one record. */
const MAX_INNER = 1000

/** The path of a list so long that the schema should not be asked about it: it would report every single entry. */
function overlongList(county: unknown): string | undefined {
  for (const [key, list] of entriesOf(county)) {
    if (!Array.isArray(list)) continue
    if (list.length > (key === 'travel' ? MAX_WAYS : MAX_RECORDS)) return key
    for (const record of list) {
      for (const [inner, value] of entriesOf(record))
        if (Array.isArray(value) && value.length > MAX_INNER) return `${key}[].${inner}`
    }
  }
  return undefined
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

const LONGEST_CAUSE = 300

function inWords(issue: z.core.$ZodIssue, file: string): Issue {
  const [said] = zodIssues(new z.ZodError([issue]), { file, code: 'J1001' })
  const { zh, en } = said!.cause
  return { ...said!, cause: { zh: zh.slice(0, LONGEST_CAUSE), en: en.slice(0, LONGEST_CAUSE) } }
}
