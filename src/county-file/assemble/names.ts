import { error, type Findings, quoted } from '../issues.ts'
import { plain } from '../sheets/kind.ts'

/** Finds records by what other sheets call them: code first, then name, then name without regard to width and spaces. */
export class Names {
  private readonly ids = new Set<string>()
  private readonly byName = new Map<string, Set<string>>()
  private readonly findings: Findings

  constructor(
    records: Iterable<{ readonly id: string; readonly name?: string | undefined }>,
    findings: Findings,
  ) {
    this.findings = findings
    for (const { id, name } of records) {
      this.ids.add(id)
      if (name === undefined) continue
      for (const key of new Set([name, plain(name)])) {
        const ids = this.byName.get(key)
        if (ids) ids.add(id)
        else this.byName.set(key, new Set([id]))
      }
    }
  }

  /** The code; the text itself where nothing fits, which the cross-record checks report. */
  idOf(text: string, where: string): string {
    if (this.ids.has(text)) return text
    const [id, other] = this.byName.get(text) ?? this.byName.get(plain(text)) ?? []
    if (id !== undefined && other !== undefined)
      this.findings.add(
        error(
          'C1005',
          where,
          {
            zh: `“${quoted(text)}”不止一个，分不清是哪一个`,
            en: `there is more than one "${quoted(text)}"`,
          },
          { zh: '请改填编号', en: 'Give its code instead' },
        ),
      )
    return id ?? text
  }
}

/** Replaces names by codes in a field that holds one or several of them. */
export function resolve(raw: Record<string, unknown>, field: string, idOf: (text: string) => string): void {
  const value = raw[field]
  if (typeof value === 'string') raw[field] = idOf(value)
  else if (Array.isArray(value)) raw[field] = value.map((text) => idOf(String(text)))
}
