import { County } from '../../../models/county.ts'
import { checkCounty } from '../../../models/county-check.ts'
import { type Checked, checked } from '../../../models/issue.ts'
import type { Policy } from '../../../models/policy.ts'
import type { Sheet } from '../book/book.ts'
import { Findings, tooMany } from '../issues.ts'
import { draftCounty } from './draft.ts'
import { placesIn, withoutStandIns } from './places.ts'
import { settleDraft } from './settle-draft.ts'

/** Sheets to a county: everything wrong with them is listed at once, in the user's own places. */
export function countyOfSheets(sheets: readonly Sheet[], policy: Policy | undefined): Checked<County> {
  const findings = new Findings()
  const draft = draftCounty(sheets, findings)
  const { county, unsound } = settleDraft(draft, findings)
  const whole = County.safeParse(county)
  if (whole.success) {
    const place = placesIn(draft)
    for (const issue of withoutStandIns(checkCounty(county, policy), county, draft, unsound))
      findings.add({ ...issue, where: place(issue.where) })
  } else {
    for (const { code, path } of whole.error.issues)
      if (code === 'too_big') findings.add(tooMany(String(path[0])))
  }
  return checked(county, findings.list())
}
