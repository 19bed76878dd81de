/**
 * Why not all rules hold: for each rule that gave way in the plan, a smallest set of rules that cannot hold together, and
 * for each of the set the smallest change of its one number with which all others hold.
 */
import type { Text } from '../../../models/basics.ts'
import type { ConflictSet } from '../../../models/plan.ts'
import { buildProblem, type RotationInput } from '../build.ts'
import { LIMIT_RULES } from '../rules/index.ts'
import { asks } from './words.ts'
import { type Element, looseProblem, pinnedTeacher, pinOf } from './elements.ts'
import { type Relaxation, relaxationsOf } from './relaxations.ts'
import { canHold, type SettleOptions } from './settle.ts'
import { smallestConflict } from './smallest.ts'

/** A rule that gave way, as the plan names it: pins by their teachers. */
export interface GivenWay {
  readonly rule: string
  readonly where: string
}

export async function diagnoseConflicts(
  input: RotationInput,
  given: readonly GivenWay[],
  options: SettleOptions,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<ConflictSet[]> {
  const loose = looseProblem(input)
  const ofPlan = given.map(({ rule, where }) => (rule === 'pin' ? pinOf(where) : rule))
  const gaveWay = [...new Set(ofPlan)].filter((element) => loose.elements.includes(element))
  const kept = loose.elements.filter((element) => !gaveWay.includes(element))
  const found: ConflictSet[] = []
  for (const [at, element] of gaveWay.entries()) {
    const set = await smallestConflict(loose, new Set([...kept, element]), options)
    const others = new Set(gaveWay.filter((other) => other !== element))
    if (set) found.push(await described(input, set, others, options))
    onProgress(at + 1, gaveWay.length)
  }
  return found
}

async function described(
  input: RotationInput,
  set: readonly Element[],
  apart: ReadonlySet<Element>,
  options: SettleOptions,
): Promise<ConflictSet> {
  const limitsOf = limitsByRule(input)
  const relaxations: ConflictSet['relaxations'] = []
  for (const element of set) relaxations.push(...(await relaxed(input, element, apart, options)))
  return {
    rules: set.map((element) => ({
      rule: ruleOf(element),
      where: pinnedTeacher(element) ?? '',
      text: asks(element, input, limitsOf(element)),
    })),
    relaxations,
  }
}

const ruleOf = (element: Element): string => (pinnedTeacher(element) === undefined ? element : 'pin')

function limitsByRule(input: RotationInput) {
  const problem = buildProblem(input)
  return (element: Element) =>
    LIMIT_RULES.filter(({ code }) => code === element && code !== 'pin').flatMap((rule) =>
      rule.limits(problem),
    )
}

/** By how much this rule alone must give so that all others hold; `apart` are settled on their own. */
async function relaxed(
  input: RotationInput,
  element: Element,
  apart: ReadonlySet<Element>,
  options: SettleOptions,
): Promise<ConflictSet['relaxations']> {
  const head = { rule: ruleOf(element), where: pinnedTeacher(element) ?? '' }
  if (element === 'forbid' || head.rule === 'pin') {
    const lifted = await canHold(input, new Set([...apart, element]), options)
    return lifted
      ? [{ ...head, enough: true, text: LIFTED[element === 'forbid' ? 'forbid' : 'pin'](head.where) }]
      : []
  }
  const results: ConflictSet['relaxations'] = []
  for (const relaxation of relaxationsOf(element, input.policy)) {
    const step = await nearestEnough(input, relaxation, apart, options)
    const text = step === undefined ? inVain(relaxation) : turnedTo(relaxation, step.shown)
    results.push({ ...head, enough: step !== undefined, text })
  }
  return results
}

/** The nearest step with which all rules hold: looser ones then hold as well, so it is found by halving. */
async function nearestEnough(
  input: RotationInput,
  { steps }: Relaxation,
  apart: ReadonlySet<Element>,
  options: SettleOptions,
): Promise<Relaxation['steps'][number] | undefined> {
  const enough = async (at: number): Promise<boolean> =>
    (await canHold({ ...input, policy: steps[at]!.policy }, apart, options)) === true
  if (steps.length === 0 || !(await enough(steps.length - 1))) return undefined
  let [low, high] = [0, steps.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (await enough(middle)) high = middle
    else low = middle + 1
  }
  return steps[high]
}

const turnedTo = ({ name, now }: Relaxation, to: Text): Text => ({
  zh: `${name.zh}由 ${now.zh} 放宽到 ${to.zh}`,
  en: `${name.en} from ${now.en} to ${to.en}`,
})

const inVain = ({ name }: Relaxation): Text => ({
  zh: `单独放宽${name.zh}不能解决`,
  en: `${name.en}: no change of it alone is enough`,
})

const LIFTED = {
  pin: (teacherId: string): Text => ({
    zh: `取消教师 ${teacherId} 的人工指定`,
    en: `lift the pin of teacher ${teacherId}`,
  }),
  forbid: (): Text => ({ zh: '取消人工禁止', en: "lift the planner's forbids" }),
} as const
