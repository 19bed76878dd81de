/** What each rule of a conflict asks for, with its numbers in this county. */
import type { Text } from '../../../models/basics.ts'
import { RULES } from '../../../models/rule.ts'
import type { RotationInput } from '../build.ts'
import type { Limit } from '../rules/limit.ts'
import { type Element, pinnedTeacher } from './elements.ts'
import { relaxationsOf } from './relaxations.ts'

/** `limits` are those of the rule, where it is one over several moves. */
export function asks(
  element: Element,
  { county, policy, pins }: RotationInput,
  limits: readonly Limit[],
): Text {
  const teacherId = pinnedTeacher(element)
  if (teacherId !== undefined) {
    const siteId = pins?.serve.find((pin) => pin.teacherId === teacherId)?.siteId
    const site = county.sites.find(({ id }) => id === siteId)?.name ?? siteId ?? ''
    return {
      zh: `人工指定：教师 ${teacherId} 到${site}任教`,
      en: `pin: teacher ${teacherId} serves at ${site}`,
    }
  }
  if (element === 'forbid')
    return {
      zh: `人工禁止：${pins?.forbid.length ?? 0} 条“不派往、不调动”`,
      en: `forbids: ${pins?.forbid.length ?? 0} of the planner's`,
    }
  const name = RULES[element as keyof typeof RULES]
  const relaxations = relaxationsOf(element, policy)
  const settings = relaxations.map(({ name: what, now }) =>
    relaxations.length === 1 ? now : { zh: `${what.zh} ${now.zh}`, en: `${what.en} ${now.en}` },
  )
  const parts = [...settings, ...numbers(limits)]
  if (parts.length === 0) return { zh: name.zh, en: name.en }
  return {
    zh: `${name.zh}：${parts.map(({ zh }) => zh).join('，')}`,
    en: `${name.en}: ${parts.map(({ en }) => en).join(', ')}`,
  }
}

/** Heads that the limits ask for or allow, all places together. */
function numbers(limits: readonly Limit[]): Text[] {
  const whole = limits.filter(({ moverBy, candidateBy }) =>
    [...moverBy, ...candidateBy].every(Number.isInteger),
  )
  const county = whole.find(({ where, lower }) => where === '' && lower > 0)
  if (county)
    return [
      {
        zh: `即至少 ${county.lower} 人（有岗位可去的 ${county.movers.length + county.candidates.length} 人）`,
        en: `that is at least ${county.lower} (of ${county.movers.length + county.candidates.length} who have somewhere to go)`,
      },
    ]
  const caps = whole.filter(
    ({ where, lower, upper }) => where !== '' && lower === -Infinity && upper < Infinity,
  )
  if (caps.length > 0) {
    const places = new Set(caps.map(({ where }) => where)).size
    const most = caps.reduce((sum, { upper }) => sum + upper, 0)
    return [
      {
        zh: `受限的 ${places} 所学校合计至多 ${most} 人`,
        en: `${most} at most at the ${places} sites where it binds`,
      },
    ]
  }
  return []
}
