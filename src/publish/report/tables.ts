import { html, type Html } from './html.ts'

export interface Head {
  readonly text: string
  /** Figures stand at the right. */
  readonly number?: true
}

interface Frame {
  readonly caption: string
  readonly heads: readonly Head[]
  /** For the script that filters its rows. */
  readonly id?: string
}

/** A table of rows already written. Wide ones scroll by themselves. */
export const table = ({ caption, heads, id }: Frame, rows: readonly Html[]): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table${id !== undefined && html` id="${id}"`}><caption>${caption}</caption><thead><tr>${heads.map(
    ({ text, number }) => html`<th scope="col"${number && html` class="n"`}>${text}</th>`,
  )}</tr></thead><tbody>${rows}</tbody></table></div>`

/** A chapter of the report, reachable from the contents. */
export interface Chapter {
  readonly id: string
  readonly title: string
  readonly body: Html
}
