/** The figures that a sweep turns: exchange quota, teachers of a subject more, commute and travel caps. */
import type { Text } from '../../models/basics.ts'
import type { Checked } from '../../models/issue.ts'
import { type Subject, SUBJECT_NAMES, SUBJECTS } from '../../models/subject.ts'
import { applyEdit, type World } from '../scenario/edits.ts'
import { hire } from './hire.ts'

export interface Knob {
  /** `quota`, `commute`, `travel`, or a subject for teachers more of it. */
  readonly code: string
  readonly label: Text
  readonly unit: Text
  /** Ascending. */
  readonly values: readonly number[]
  /** The value in force. */
  readonly today: number
  readonly subject?: Subject
  readonly at: (value: number) => World
}

type Kind = Omit<Knob, 'code' | 'values'> & {
  readonly range: readonly [number, number]
  readonly whole: boolean
  /** Tried where no values are given. */
  readonly usual: readonly number[]
}

/** Reads `quota`, `quota=5,10,15`, `体育=0,5,10`; the values in force are always among those tried. */
export function knobOf(spec: string, world: World): Checked<Knob> {
  const [name = '', list] = spec.split(/[=＝]/, 2)
  const code = codeOf(name.trim())
  const kind = code && kindOf(code, world)
  if (!code || !kind) return unknownKnob(spec)
  const { range, whole, usual, ...knob } = kind
  const values = list === undefined ? usual : list.split(/[,，]/).map((text) => Number(text.trim() || NaN))
  const legal = (value: number): boolean =>
    value >= range[0] && value <= range[1] && (!whole || Number.isInteger(value))
  const all = [...new Set([...values, knob.today])].sort((a, b) => a - b)
  if (!values.every(legal) || all.length < 2 || all.length > MOST_VALUES)
    return unfitValues(spec, knob.label, range)
  return { ok: true, value: { code, ...knob, values: all }, issues: [] }
}

/** What is swept where nothing is asked for. */
export const usualKnobs = ({ policy }: World): readonly string[] => [
  'quota',
  'pe',
  'commute',
  ...(policy.itinerant.allowed ? ['travel'] : []),
]

const MOST_VALUES = 20

const CODES: Readonly<Record<string, string>> = { 交流比例: 'quota', 通勤上限: 'commute', 走教上限: 'travel' }

function codeOf(name: string): string | undefined {
  if (['quota', 'commute', 'travel', ...SUBJECTS].includes(name)) return name
  const subject = SUBJECTS.find((s) => [SUBJECT_NAMES[s].zh, ...SUBJECT_NAMES[s].aliases].includes(name))
  return CODES[name] ?? subject
}

function kindOf(code: string, world: World): Kind | undefined {
  const { policy } = world
  const set = (path: string, value: number): World => applyEdit(world, { type: 'policy', path, value })
  switch (code) {
    case 'quota':
      return {
        label: { zh: '教师交流比例', en: 'Exchange quota' },
        unit: { zh: '%', en: '%' },
        today: tidy(100 * policy.rotation.minRatioOfEligible),
        range: [0, 100],
        whole: false,
        usual: [5, 6, 8, 10, 12, 14, 15, 16, 18, 20],
        at: (value) => set('rotation.minRatioOfEligible', value / 100),
      }
    case 'commute':
      return {
        label: { zh: '交流通勤上限', en: 'Longest commute of those who move' },
        unit: { zh: '公里', en: 'km' },
        today: policy.rotation.maxCommuteKm,
        range: [1, 300],
        whole: false,
        usual: around(policy.rotation.maxCommuteKm),
        at: (value) => set('rotation.maxCommuteKm', value),
      }
    case 'travel':
      if (!policy.itinerant.allowed) return undefined
      return {
        label: { zh: '走教单程上限', en: 'Longest way of a visit' },
        unit: { zh: '分钟', en: 'min' },
        today: policy.itinerant.maxTravelMinOneWay,
        range: [1, 240],
        whole: false,
        usual: around(policy.itinerant.maxTravelMinOneWay),
        at: (value) => set('itinerant.maxTravelMinOneWay', value),
      }
    default: {
      const subject = code as Subject
      const name = SUBJECT_NAMES[subject]
      return {
        label: { zh: `新增${name.short}教师`, en: `More teachers of ${name.en}` },
        unit: { zh: '人', en: 'teachers' },
        today: 0,
        subject,
        range: [0, 200],
        whole: true,
        usual: [0, 2, 5, 10, 15, 20],
        at: (value) => hire(world, subject, value),
      }
    }
  }
}

/** From half of it to half more. */
const around = (value: number): number[] => [0.5, 0.75, 1, 1.25, 1.5].map((share) => tidy(share * value))

const tidy = (value: number): number => Math.round(value * 100) / 100

const unknownKnob = (spec: string): Checked<never> => ({
  ok: false,
  issues: [
    {
      code: 'S2001',
      severity: 'error',
      where: `--over ${spec}`,
      cause: { zh: `不能对“${spec}”作敏感性分析`, en: `${spec} is nothing that can be swept` },
      remedy: {
        zh: '可用：quota（交流比例）、commute（通勤上限）、travel（走教上限，须允许走教）或学科名（新增该学科教师）',
        en: 'Use quota, commute, travel (where visits are allowed), or a subject for more teachers of it',
      },
    },
  ],
})

const unfitValues = (
  spec: string,
  label: Text,
  [least, most]: readonly [number, number],
): Checked<never> => ({
  ok: false,
  issues: [
    {
      code: 'S2002',
      severity: 'error',
      where: `--over ${spec}`,
      cause: {
        zh: `${label.zh}的取值不对：应为 ${least} 到 ${most} 之间的 2 到 ${MOST_VALUES} 个数`,
        en: `values of ${label.en} must be 2 to ${MOST_VALUES} numbers from ${least} to ${most}`,
      },
      remedy: { zh: '例如 --over quota=5,10,15,20', en: 'For example --over quota=5,10,15,20' },
    },
  ],
})
