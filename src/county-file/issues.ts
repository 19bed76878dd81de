import type { Text } from '../../models/basics.ts'
import type { Issue } from '../../models/issue.ts'

type Report = (code: string, where: string, cause: Text, remedy: Text) => Issue

const report =
  (severity: Issue['severity']): Report =>
  (code, where, cause, remedy) => ({ code, severity, where, cause, remedy })

export const error = report('error')
export const warning = report('warning')
export const note = report('note')

/** Records of one kind, and of ways between sites: more is not a county. */
export const MAX_RECORDS = 200_000
export const MAX_WAYS = 1_000_000

export const tooMany = (where: string): Issue =>
  error(
    'C1010',
    where,
    { zh: '记录数超过上限，没有读取', en: 'more records than are taken; not read' },
    { zh: '请分县（区）处理，并删去多余的行', en: 'Handle one county at a time, and delete needless rows' },
  )

/** Shown of each code; the rest is counted. */
const SHOWN_PER_CODE = 200

/** Gathers problems. A column of 50,000 bad cells must not become 50,000 lines, but its size must not be lost either. */
export class Findings {
  private readonly shown: Issue[] = []
  private readonly byCode = new Map<string, { count: number; last: Issue }>()

  add(...issues: readonly Issue[]): void {
    for (const issue of issues) {
      const seen = this.byCode.get(issue.code)
      const count = (seen?.count ?? 0) + 1
      this.byCode.set(issue.code, { count, last: issue })
      if (count <= SHOWN_PER_CODE) this.shown.push(issue)
    }
  }

  /** Many of one code, of which only those that will be shown are put into words. */
  addMany(code: string, count: number, word: (n: number) => Issue): void {
    const before = this.byCode.get(code)?.count ?? 0
    for (let n = 0; n < count && before + n <= SHOWN_PER_CODE; n++) this.add(word(n))
    const seen = this.byCode.get(code)
    if (seen) seen.count = before + count
  }

  /** In the order they were found; codes with more than can be shown end in a line that counts the rest. */
  list(): Issue[] {
    const rest = [...this.byCode.values()].filter(({ count }) => count > SHOWN_PER_CODE)
    return [
      ...this.shown,
      ...rest.map(({ count, last }) => ({
        ...last,
        where: '…',
        cause: {
          zh: `此类问题另有 ${count - SHOWN_PER_CODE} 处`,
          en: `${count - SHOWN_PER_CODE} more of this kind`,
        },
      })),
    ]
  }
}

const SHOWN_CHARACTERS = 20

/** A cell's text as it may be shown: short, and without anything that looks like an identity or telephone number. */
export function quoted(text: string): string {
  const masked = text.replace(/\d{7,}[\dXx]?/g, '***')
  return masked.length > SHOWN_CHARACTERS ? `${masked.slice(0, SHOWN_CHARACTERS)}…` : masked
}
