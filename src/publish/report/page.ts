import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Lang } from '../../../models/basics.ts'
import { html, type Html, verbatim } from './html.ts'
import type { Chapter } from './tables.ts'

const STYLE = readFileSync(new URL('./page.css', import.meta.url), 'utf8')
const SCRIPT = readFileSync(new URL('./page.js', import.meta.url), 'utf8')

/** Only our own script may run, and nothing may be fetched: a name that slipped through as markup could do nothing. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`

/** What stands on a page beside its chapters. */
export interface Page {
  readonly lang: Lang
  readonly title: string
  /** Whose it is and of when. */
  readonly county: string
  readonly badges: Html
  readonly chapters: readonly Chapter[]
}

/** One page that needs nothing else: styles, script and data stand in it. */
export function renderPage({ lang, title, county, badges, chapters }: Page): string {
  const [skip, contents] = lang === 'zh' ? ['跳到正文', '目录'] : ['Skip to the content', 'Contents']
  return html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${verbatim(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${county} ${title}</title>
<style>${verbatim(STYLE)}</style>
</head>
<body>
<a class="skip" href="#${chapters[0]?.id ?? 'summary'}">${skip}</a>
<header><h1>${title}</h1><p class="county">${county}</p>${badges}</header>
<nav aria-label="${contents}"><ul>${chapters.map(({ id, title: chapter }) => html`<li><a href="#${id}">${chapter}</a></li>`)}</ul></nav>
<main>${chapters.map(
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
