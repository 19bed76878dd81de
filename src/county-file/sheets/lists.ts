import { type Kind, plain, Unfit } from './kind.ts'

const SEPARATORS = '、，,;；/|\n'

/** Parts of a list cell. A part that holds a separator stands in double quotes, quotes inside it twice. */
export function splitList(cell: string): string[] {
  const items = ['']
  let quoted = false
  for (let i = 0; i < cell.length; i++) {
    const char = cell.charAt(i)
    const item = items.at(-1)!
    if (char === '"' && quoted && cell[i + 1] === '"') {
      items[items.length - 1] = `${item}"`
      i++
    } else if (char === '"' && (quoted || item.trim() === '')) quoted = !quoted
    else if (!quoted && SEPARATORS.includes(char)) items.push('')
    else items[items.length - 1] = item + char
  }
  return items.map((item) => item.trim()).filter((item) => item !== '')
}

const NEEDS_QUOTES = /["、，,;；/|\n]/

export const joinList = (items: readonly string[]): string =>
  items.map((item) => (NEEDS_QUOTES.test(item) ? `"${item.replaceAll('"', '""')}"` : item)).join('、')

/** Several of a kind in one cell, separated by 、 ， ; or /. */
export const list = <T>(kind: Kind<T>): Kind<T[]> => ({
  expects: {
    zh: `${kind.expects.zh}；多个用“、”分开`,
    en: `${kind.expects.en}; several are separated by 、`,
  },
  read(value) {
    const whole = kind.choices ? kind.read(value) : new Unfit('', '')
    if (!(whole instanceof Unfit)) return [whole]
    if (typeof value !== 'string') {
      const only = kind.read(value)
      return only instanceof Unfit ? only : [only]
    }
    const items = splitList(value).map((item) => kind.read(item))
    return items.find((item) => item instanceof Unfit) ?? (items as T[])
  },
  write: (values) => joinList(values.map((value) => String(kind.write(value)))),
})

const DAYS = '一二三四五六'

/** `周一第3节、周三第1-2节`. */
export const weekTimes: Kind<{ day: number; period: number }[]> = {
  expects: { zh: '如“周一第3节、周三第1-2节”', en: 'such as 周一第3节、周三第1-2节 (day and period)' },
  read(value) {
    const times: { day: number; period: number }[] = []
    for (const item of splitList(String(value))) {
      const match = /^(?:周|星期|礼拜)([一二三四五六1-6])第?(\d{1,2})(?:节?[-~至到]第?(\d{1,2}))?节?$/.exec(
        plain(item),
      )
      if (!match) return new Unfit('写法无法识别', 'cannot be made out')
      const weekday = DAYS.includes(match[1]!) ? DAYS.indexOf(match[1]!) + 1 : Number(match[1])
      const [first, last] = [Number(match[2]), Number(match[3] ?? match[2])]
      if (first < 1 || last < first || last > 12)
        return new Unfit('节次应在 1 至 12 之间', 'periods go from 1 to 12')
      for (let period = first; period <= last; period++) times.push({ day: weekday, period })
    }
    return times
  },
  write: (times) => times.map(({ day, period }) => `周${DAYS.charAt(day - 1)}第${period}节`).join('、'),
}
