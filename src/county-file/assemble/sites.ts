import type { Stage } from '../../../models/basics.ts'
import { type SiteKind, STAGES_OF_KIND } from '../../../models/site.ts'
import { error, type Findings, warning } from '../issues.ts'
import type { Table } from '../table/rows.ts'
import { giveCodes } from './codes.ts'
import { type Entry, rowEntry } from './entry.ts'

/** The schools, with codes, stages and posts filled in; references to other sheets still as the clerk wrote them. */
export function siteEntries(table: Table | undefined, findings: Findings): Entry[] {
  const entries = (table?.records ?? []).map((record) => {
    const entry = rowEntry(table!, record)
    const { raw, bad } = entry
    if (raw.stages === undefined) {
      if (raw.kind === undefined) bad.add('stages')
      else raw.stages = STAGES_OF_KIND[raw.kind as SiteKind]
    }
    givePosts(entry, record.values.get('+posts') as number | undefined, findings)
    wholePosition(entry, 'position', findings)
    return entry
  })
  giveCodes(table, entries, ({ name }) => name as string | undefined, findings)
  return entries
}

/** A total of posts (核定编制数) belongs to the only stage; of two stages nobody knows the split. */
function givePosts({ raw, place }: Entry, total: number | undefined, findings: Findings): void {
  const stages = raw.stages as readonly Stage[] | undefined
  if (total === undefined || raw.posts !== undefined || !stages) return
  const [only, other] = stages
  if (other === undefined) raw.posts = { [only!]: total }
  else
    findings.add(
      warning(
        'C1009',
        place('+posts'),
        {
          zh: '学校有两个学段，核定编制数分不清学段，没有使用',
          en: 'the school has two stages, so its total of posts was not used',
        },
        {
          zh: '请分“小学编制数”和“初中编制数”两列填写',
          en: 'Give posts by stage under 小学编制数 and 初中编制数',
        },
      ),
    )
}

/** Latitude and longitude come together or not at all. */
export function wholePosition({ raw, bad, place }: Entry, field: string, findings: Findings): void {
  const position = raw[field] as { lat?: number; lon?: number } | undefined
  if (!position || (position.lat !== undefined && position.lon !== undefined)) return
  const lacking = position.lat === undefined ? 'lat' : 'lon'
  Reflect.deleteProperty(raw, field)
  if (bad.has(`${field}.${lacking}`)) return
  findings.add(
    error(
      'C1007',
      place(`${field}.${lacking}`),
      { zh: '纬度和经度只填了一个', en: 'only one of latitude and longitude is given' },
      { zh: '请补上另一个，或都留空', en: 'Give the other too, or leave both blank' },
    ),
  )
}
