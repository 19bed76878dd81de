import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Edition, headline } from '../edition.ts'
import { findings } from '../figures.ts'
import { changesChapter } from './changes.ts'
import { guideChapter } from './guide.ts'
import { html, verbatim } from './html.ts'
import { indicatorsChapter } from './indicators.ts'
import { mapChapter } from './map.ts'
import { checkChapter, sitesChapter, unmetChapter } from './outcome.ts'
import { movesChapter, visitsChapter } from './people.ts'
import { policyChapter } from './policy.ts'
import { boundChapter, comparisonChapter, summaryChapter } from './summary.ts'
import type { Chapter } from './tables.ts'
import { timetablesChapter } from './timetables.ts'
import { workloadChapter } from './workload.ts'

const STYLE = readFileSync(new URL('./page.css', import.meta.url), 'utf8')
const SCRIPT = readFileSync(new URL('./page.js', import.meta.url), 'utf8')

/** Only our own script may run, and nothing may be fetched: a name that slipped through as markup could do nothing. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`

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
  return html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${verbatim(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${headline(edition)} ${title}</title>
<style>${verbatim(STYLE)}</style>
</head>
<body>
<a class="skip" href="#summary">${say('跳到正文', 'Skip to the content')}</a>
<header><h1>${title}</h1><p class="county">${headline(edition)}</p>${badges}</header>
<nav aria-label="${say('目录', 'Contents')}"><ul>${all.map(({ id, title: chapter }) => html`<li><a href="#${id}">${chapter}</a></li>`)}</ul></nav>
<main>${all.map(
    ({ id, title: chapter, body }) =>
      html`
<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${chapter}</h2>${body}</section>`,
  )}
</main>
<script>${verbatim(SCRIPT)}</script>
</body>
</html>
`.text
}
