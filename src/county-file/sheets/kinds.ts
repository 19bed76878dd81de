import type { Scalar } from '../book/book.ts'
import { type Kind, plain, Unfit } from './kind.ts'

/** More digits than a number in Excel can hold. */
const MAX_SAFE = Number.MAX_SAFE_INTEGER

/** Names and codes. Excel's guesses at them (dates, rounded long numbers) are refused. */
export const text: Kind<string> = {
  expects: { zh: '文字', en: 'text' },
  read(value) {
    if (typeof value === 'string') return value.trim()
    if (typeof value === 'boolean') return String(value).toUpperCase()
    if (value instanceof Date)
      return new Unfit('被 Excel 自动改成了日期', 'was turned into a date by Excel', {
        zh: '请把该列格式设为“文本”后重新填写，如 3-1 班',
        en: 'Set the column to "Text" and type it again',
      })
    if (Math.abs(value) > MAX_SAFE)
      return new Unfit(
        '数字太长，Excel 已舍去后几位',
        'a number so long that Excel dropped its last digits',
        {
          zh: '请把该列格式设为“文本”后重新填写',
          en: 'Set the column to "Text" and type it again',
        },
      )
    return String(value)
  },
  write: (value) => value,
}

const UNIT = /(人|名|个|岁|年|分钟|分|min|公里|千米|km|节\/周|课时|节|班|间|台|册|平方米|m2|元|度)$/

const toNumber = (value: Scalar): number | Unfit => {
  if (typeof value === 'number') return value
  const bare =
    typeof value === 'string'
      ? plain(value)
          .replace(UNIT, '')
          .replace(/(?<=\d),(?=\d{3})/g, '')
      : ''
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare) : new Unfit('不是数字', 'is not a number')
}

/** A number with or without its unit; `1,200` and `30 分钟` are taken, `约30` is not. */
export const decimal: Kind<number> = {
  expects: { zh: '数字', en: 'a number' },
  numeric: true,
  read: toNumber,
  write: (value) => value,
}

export const whole: Kind<number> = {
  expects: { zh: '整数', en: 'a whole number' },
  numeric: true,
  read(value) {
    const number = toNumber(value)
    if (number instanceof Unfit || Number.isInteger(number)) return number
    return new Unfit('不是整数', 'is not a whole number')
  },
  write: (value) => value,
}

const YES = new Set(['是', '有', '1', 'true', 'y', 'yes', '√', '✓', '✔', '对'])
const NO = new Set(['否', '无', '0', 'false', 'n', 'no', '×', '没有', '不是', '非'])

export const yesNo: Kind<boolean> = {
  expects: { zh: '是或否', en: '是 (yes) or 否 (no)' },
  choices: ['是', '否'],
  read(value) {
    const word = plain(String(value))
    if (YES.has(word)) return true
    return NO.has(word) ? false : new Unfit('应为“是”或“否”', 'should be 是 (yes) or 否 (no)')
  },
  write: (value) => (value ? '是' : '否'),
}
