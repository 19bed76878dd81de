import { z } from 'zod'
import { zodIssues } from '../../zod-issues.ts'
import { error, type Findings } from '../issues.ts'
import type { Entry } from './entry.ts'

export interface Settled<T> {
  readonly values: T[]
  /** Numbers of the records in which something that others lean on is only a stand-in. */
  readonly unsound: ReadonlySet<number>
}

/** Fields that no other record leans on. */
const LEANED_ON_BY_NONE =
  /^(township|position|strength|boarding|posts|facilities|broadcastEquipment|pupils|homeTownship|homePosition|title|backbone|education)\b/

/**
 * Makes every record fit its schema. Where one does not, the trouble is reported at its place and `standIn` fills the
 * gap, so that the other records can be checked in the same run; nothing with a stand-in is ever handed on.
 */
export function settle<T>(
  schema: z.ZodType<T>,
  entries: readonly Entry[],
  standIn: Readonly<Record<string, unknown>>,
  findings: Findings,
): Settled<T> {
  const unsound = new Set<number>()
  const values = entries.map((entry, i) => {
    const parsed = schema.safeParse(entry.raw)
    if ([...entry.bad].some((path) => !LEANED_ON_BY_NONE.test(path))) unsound.add(i)
    if (parsed.success) return parsed.data
    const failing = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
    report(parsed.error, entry, findings)
    if ([...failing].some((path) => !LEANED_ON_BY_NONE.test(path))) unsound.add(i)
    const kept = Object.entries(entry.raw).filter(([key]) => !failing.has(key))
    const filled = Object.entries(standIn).filter(([key]) => failing.has(key))
    return schema.parse({
      ...Object.fromEntries([...kept, ...filled]),
      ...(failing.has('id') && { id: `?${i + 1}` }),
    })
  })
  return { values, unsound }
}

/** What the schema finds beyond what the cells showed. */
function report({ issues }: z.ZodError, { bad, place }: Entry, findings: Findings): void {
  for (const issue of issues) {
    const path = issue.path.map(String).join('.')
    if ([...bad].some((known) => within(path, known) || within(known, path))) continue
    const [said] = zodIssues(new z.ZodError([issue]), { file: '', code: 'C1004' })
    findings.add(
      error(
        'C1004',
        place(path),
        { zh: `数据不合要求：${said!.cause.zh}`, en: `not acceptable: ${said!.cause.en}` },
        { zh: '请改正该单元格', en: 'Mend the cell' },
      ),
    )
  }
}

const within = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`)
