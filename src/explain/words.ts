import type { HalfDay, Lang, Text } from '../../models/basics.ts'
import type { RoomKind } from '../../models/site.ts'
import type { Backbone, Role, ServiceStatus, Title } from '../../models/teacher.ts'
import type { RotationMove } from '../../models/plan.ts'

const WEEKDAYS_ZH = ['一', '二', '三', '四', '五', '六'] as const
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** 1 is Monday. */
export const weekdayName = (day: number): Text => ({
  zh: `周${WEEKDAYS_ZH[day - 1] ?? day}`,
  en: WEEKDAYS_EN[day - 1] ?? `day ${day}`,
})

export const HALF_DAYS: Readonly<Record<HalfDay, Text>> = {
  morning: { zh: '上午', en: 'morning' },
  afternoon: { zh: '下午', en: 'afternoon' },
}

export const ROOM_KINDS: Readonly<Record<RoomKind, Text>> = {
  music: { zh: '音乐教室', en: 'music room' },
  art: { zh: '美术教室', en: 'art room' },
  computer: { zh: '计算机教室', en: 'computer room' },
  laboratory: { zh: '实验室', en: 'laboratory' },
  sports: { zh: '运动场地', en: 'sports ground' },
}

export const ROLES: Readonly<Record<Role, Text>> = {
  teacher: { zh: '教师', en: 'teacher' },
  'middle-manager': { zh: '中层干部', en: 'middle manager' },
  'vice-principal': { zh: '副校长', en: 'vice-principal' },
  principal: { zh: '校长', en: 'principal' },
}

export const BACKBONES: Readonly<Record<Backbone, Text>> = {
  none: { zh: '', en: '' },
  school: { zh: '校级骨干', en: 'backbone of the school' },
  county: { zh: '县级骨干', en: 'county backbone' },
  city: { zh: '市级骨干', en: 'city backbone' },
  province: { zh: '省级骨干', en: 'provincial backbone' },
  special: { zh: '特级教师', en: 'special-grade teacher' },
}

export const TITLES: Readonly<Record<Title, Text>> = {
  none: { zh: '未定级', en: 'none' },
  third: { zh: '三级', en: 'third grade' },
  second: { zh: '二级', en: 'second grade' },
  first: { zh: '一级', en: 'first grade' },
  senior: { zh: '高级', en: 'senior' },
  'full-senior': { zh: '正高级', en: 'full senior' },
}

export const MOVE_TYPES: Readonly<Record<RotationMove['type'], Text>> = {
  rotation: { zh: '定期交流', en: 'rotation' },
  support: { zh: '支教', en: 'support teaching' },
  team: { zh: '组团交流', en: 'team move' },
  return: { zh: '期满返回', en: 'return' },
}

export const SERVICE: Readonly<Record<ServiceStatus, Text>> = {
  'in-post': { zh: '在岗', en: 'in post' },
  'sick-leave': { zh: '病休', en: 'on sick leave' },
  'maternity-leave': { zh: '产假', en: 'on maternity leave' },
  seconded: { zh: '借调', en: 'seconded' },
  supporting: { zh: '支教', en: 'away on support teaching' },
  retiring: { zh: '待退', en: 'about to retire' },
}

/** A number as people write it: at most `digits` after the point, no trailing zeros. */
export const figure = (value: number, digits = 1): string => String(Number(value.toFixed(digits)))

/** A share in percent. */
export const percent = (share: number, digits = 1): string => `${figure(share * 100, digits)}%`

/** A text in both languages, `{name}` replaced by its value, or by a dash where there is none. */
export function fill(text: Text, values: Readonly<Record<string, Text | string | number>>): Text {
  const inLang = (lang: Lang): string =>
    text[lang].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined
      if (value === undefined) return '—'
      if (typeof value === 'object') return value[lang]
      return typeof value === 'number' ? figure(value) : value
    })
  return { zh: inLang('zh'), en: inLang('en') }
}

/** Phrases of a list in one sentence. */
export const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join('、'),
  en: texts.map(({ en }) => en).join(', '),
})

export const semicolons = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join('；'),
  en: texts.map(({ en }) => en).join('; '),
})
