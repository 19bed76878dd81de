import { type Edition, headline } from '../edition.ts'
import { findings } from '../figures.ts'
import { changesChapter } from './changes.ts'
import { guideChapter } from './guide.ts'
import { html } from './html.ts'
import { indicatorsChapter } from './indicators.ts'
import { mapChapter } from './map.ts'
import { checkChapter, sitesChapter, unmetChapter } from './outcome.ts'
import { renderPage } from './page.ts'
import { movesChapter, visitsChapter } from './people.ts'
import { policyChapter } from './policy.ts'
import { staffingChapter } from './staffing.ts'
import { boundChapter, comparisonChapter, summaryChapter } from './summary.ts'
import type { Chapter } from './tables.ts'
import { timetablesChapter } from './timetables.ts'
import { workloadChapter } from './workload.ts'

/** The chapters in reading order; those of decisions that the plan does not hold are left out. */
function chapters(edition: Edition): Chapter[] {
  const { stages } = edition.facts.plan
  const duties = stages.includes('duties')
  return [
    summaryChapter(edition),
    ...(edition.changes ? [changesChapter(edition)] : []),
    comparisonChapter(edition),
    boundChapter(edition),
    indicatorsChapter(edition),
    mapChapter(edition),
    movesChapter(edition),
    ...(duties ? [visitsChapter(edition), workloadChapter(edition)] : []),
    ...(stages.includes('timetable') ? [timetablesChapter(edition)] : []),
    sitesChapter(edition),
    staffingChapter(edition),
    ...(duties ? [unmetChapter(edition)] : []),
    checkChapter(edition),
    policyChapter(edition),
    guideChapter(edition),
  ]
}

/** The whole report as one page that needs nothing else: styles, script and data stand in it. */
export function renderReport(edition: Edition): string {
  const { facts, lang, say } = edition
  const all = chapters(edition)
  const title = say('教师交流轮岗、走教与课表方案', 'Plan of exchange, visits and timetables')
  const passed = findings(edition).hard === 0
  const badges = html`<p class="badges"><span class="badge ${passed ? 'good' : 'bad'}">${passed ? say('校验通过', 'check passed') : say('校验未通过', 'check not passed')}</span>${facts.plan.synthetic && html`<span class="badge warn">${say('模拟数据，仅供演示', 'synthetic data, for demonstration')}</span>`}<span class="badge">${facts.policy.name[lang]}</span></p>`
  return renderPage({
    lang,
    title,
    county: headline(edition),
    badges,
    chapters: all,
  })
}
