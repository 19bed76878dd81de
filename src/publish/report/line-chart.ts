import { figure } from '../../explain/words.ts'
import { html, type Html } from './html.ts'

export interface Line {
  readonly name: string
  /** One a value of x; null leaves a gap. */
  readonly values: readonly (number | null)[]
  /** `bound`: drawn thin and dashed, for what is proven rather than found. */
  readonly look?: 'bound'
}

export interface LineChart {
  readonly title: string
  /** Ascending. */
  readonly xs: readonly number[]
  readonly xLabel: string
  readonly lines: readonly Line[]
  readonly digits: number
  /** A level that the lines are held against. */
  readonly limit?: { readonly name: string; readonly value: number }
  /** A value of x to point out. */
  readonly marked?: { readonly name: string; readonly x: number }
}

const [WIDTH, HEIGHT] = [380, 236]
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 14, 14, 40]
/** Colours that stay apart for readers who see few of them. */
const COLOURS = ['#14507a', '#c2570c', '#17653a', '#7b3f98', '#8a6d00', '#b02a1d', '#3b8ea5', '#555555']

/** Lines over one figure, with every point readable by pointer and by screen reader. */
export function lineChart(chart: LineChart): Html {
  const { title, xs, xLabel, lines, digits, limit, marked } = chart
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null))
  const ticks = ticksOf([...values, ...(limit ? [limit.value] : [])])
  const [low, high] = [ticks[0]!, ticks.at(-1)!]
  const [first, last] = [xs[0]!, xs.at(-1)!]
  const x = (value: number): number => LEFT + ((value - first) / (last - first || 1)) * (WIDTH - LEFT - RIGHT)
  const y = (value: number): number =>
    HEIGHT - BOTTOM - ((value - low) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM)
  const across = (value: number, name: string): Html =>
    html`<line class="${name}" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${figure(y(value))}" y2="${figure(y(value))}"/>`
  return html`<figure class="lines"><figcaption>${title}</figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${spoken(chart)}">${ticks.map(
    (tick) =>
      html`${across(tick, 'grid')}<text class="tick" x="${LEFT - 6}" y="${figure(y(tick) + 4)}" text-anchor="end">${figure(tick, 4)}</text>`,
  )}${spread(xs, x).map(
    (value) =>
      html`<text class="tick" x="${figure(x(value))}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${figure(value, 2)}</text>`,
  )}<text class="axis" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}" text-anchor="middle">${xLabel}</text>${
    marked &&
    html`<line class="marked" x1="${figure(x(marked.x))}" x2="${figure(x(marked.x))}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"><title>${marked.name}</title></line>`
  }${limit && across(limit.value, 'limit')}${lines.map((line, k) => drawn(line, COLOURS[k % COLOURS.length]!, { xs, x, y, digits }))}</svg>${legend(chart)}</figure>`
}

interface Scale {
  readonly xs: readonly number[]
  readonly x: (value: number) => number
  readonly y: (value: number) => number
  readonly digits: number
}

function drawn({ name, values, look }: Line, colour: string, { xs, x, y, digits }: Scale): Html {
  const points = xs.flatMap((at, k) => {
    const value = values[k]
    return value === null || value === undefined ? [] : [{ at, value }]
  })
  const path = points.map(({ at, value }) => `${figure(x(at))},${figure(y(value))}`).join(' ')
  return html`<polyline class="${look ?? 'found'}" style="stroke:${colour}" points="${path}"/>${points.map(
    ({ at, value }) =>
      html`<circle cx="${figure(x(at))}" cy="${figure(y(value))}" r="${look ? 2 : 3.5}" style="fill:${colour}"><title>${name} ${figure(at, 2)}: ${value.toFixed(digits)}</title></circle>`,
  )}`
}

const legend = ({ lines, limit, marked }: LineChart): Html =>
  html`<p class="legend">${(lines.length > 1 ? lines : []).map(({ name, look }, k) => html`<span><i class="stroke${look === 'bound' && ' bound'}" style="border-color:${COLOURS[k % COLOURS.length]}"></i>${name}</span>`)}${limit && html`<span><i class="limit"></i>${limit.name}</span>`}${marked && html`<span><i class="marked"></i>${marked.name}</span>`}</p>`

const spoken = ({ title, xs, xLabel, lines, digits }: LineChart): string =>
  `${title}. ${lines.map(({ name, values }) => `${name}: ${xs.map((at, k) => `${xLabel} ${figure(at, 2)} ${values[k]?.toFixed(digits) ?? '—'}`).join('; ')}`).join('. ')}`

/** Round steps that hold all values, four to six of them. */
export function ticksOf(values: readonly number[]): number[] {
  const [least, most] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1]
  const span = most - least || Math.abs(most) || 1
  const raw = span / 4
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw - 1e-12) ?? 10)
  const from = Math.floor(least / step + 1e-9)
  const to = Math.max(from + 1, Math.ceil(most / step - 1e-9))
  return Array.from({ length: to - from + 1 }, (_, k) => Number(((from + k) * step).toPrecision(10)))
}

/** Values of x whose labels do not run into each other. */
function spread(xs: readonly number[], x: (value: number) => number): number[] {
  const shown: number[] = []
  for (const value of xs) {
    const before = shown.at(-1)
    if (before === undefined || x(value) - x(before) >= LABEL_WIDTH) shown.push(value)
  }
  return shown
}

const LABEL_WIDTH = 26
