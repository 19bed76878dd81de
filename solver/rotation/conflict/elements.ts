/**
 * The rules that can stand against each other, as elements that hold or are dropped: every rule over several moves and
 * every rule on single moves as one, each pin on its own, all forbids together.
 */
import { byCode } from '../../../models/basics.ts'
import { servingSiteOn } from '../../../models/teacher.ts'
import { buildProblem, type RotationInput } from '../build.ts'
import { postTests } from '../post-tests.ts'
import type { RotationProblem } from '../problem.ts'
import type { CandidateRule } from '../rules/candidate.ts'
import { CANDIDATE_RULES, LIMIT_RULES } from '../rules/index.ts'
import { candidatesTo, type Limit, limitOnCandidates, limitOnMovers } from '../rules/limit.ts'

/** A rule's code, `forbid`, or `pin T0123`. */
export type Element = string

export const pinOf = (teacherId: string): Element => `pin ${teacherId}`

/** The teacher of a pin's element. */
export const pinnedTeacher = (element: Element): string | undefined =>
  element.startsWith('pin ') ? element.slice(4) : undefined

/** Rules on single moves that can be dropped for everybody; the others only for those whom a pin sends away. */
const FOR_ALL: ReadonlySet<string> = new Set(['scope', 'commute', 'closure', 'volunteer'])

/** All moves that are thinkable, and what each would break. */
export interface LooseProblem {
  readonly problem: RotationProblem
  readonly limits: readonly { readonly element: Element; readonly limit: Limit }[]
  /** By candidate, elements that shut it. */
  readonly shutBy: readonly (readonly Element[])[]
  readonly elements: readonly Element[]
}

export function looseProblem(input: RotationInput): LooseProblem {
  const { county, pins } = input
  const pinned = new Set(pins?.serve.map(({ teacherId }) => teacherId))
  const rules = CANDIDATE_RULES.filter(({ code }) => !FOR_ALL.has(code) && code !== 'pin').map(
    (rule): CandidateRule => ({
      code: rule.code,
      mayLeave: (teacher, context) => pinned.has(teacher.id) || rule.mayLeave(teacher, context),
      mayServe: (teacher, post, context) => pinned.has(teacher.id) || rule.mayServe(teacher, post, context),
    }),
  )
  const problem = buildProblem({ ...input, pins: { serve: [], forbid: [] } }, rules)
  const teachers = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
  const sites = new Map(county.sites.map((site) => [site.id, site]))
  const tests = postTests(input)
  const forbidden = new Set(pins?.forbid.map(({ teacherId, siteId }) => `${teacherId} ${siteId ?? '*'}`))
  const leaving = [...problem.movers].map((person) =>
    tests.leaving(teachers.get(problem.persons[person]!.id)!),
  )
  const shutBy = [...problem.candidates.mover].map((mover, candidate): Element[] => {
    const unit = problem.units[problem.candidates.unit[candidate]!]!
    const { id } = problem.persons[problem.movers[mover]!]!
    const siteId = problem.sites[unit.site]!.id
    const serving = tests.serving(teachers.get(id)!, sites.get(siteId)!, unit.stage)
    // The rule on pins speaks of pins, which are limits here, and of forbids.
    const rules = [...leaving[mover]!, ...serving].filter((code) => code !== 'pin')
    const forbid = forbidden.has(`${id} *`) || forbidden.has(`${id} ${siteId}`)
    return [...new Set([...rules, ...(forbid ? ['forbid'] : [])])]
  })
  const limits = [
    ...LIMIT_RULES.flatMap((rule) => rule.limits(problem)).map((limit) => ({ element: limit.rule, limit })),
    ...pinLimits(input, problem),
  ]
  const elements = [...new Set([...limits.map(({ element }) => element), ...shutBy.flat()])].sort(byCode)
  return { problem, limits, shutBy, elements }
}

/** Who is pinned elsewhere goes there, who is pinned to the present post stays. */
function pinLimits({ county, pins }: RotationInput, problem: RotationProblem): LooseProblem['limits'] {
  return (pins?.serve ?? []).flatMap(({ teacherId, siteId }) => {
    const teacher = county.teachers.find(({ id }) => id === teacherId)
    const mover = problem.movers.findIndex((person) => problem.persons[person]!.id === teacherId)
    if (!teacher || teacher.status !== 'in-post') return []
    const element = pinOf(teacherId)
    if (servingSiteOn(teacher, county.asOf) === siteId)
      return mover < 0 ? [] : { element, limit: limitOnMovers('pin', teacherId, [mover], { upper: 0 }) }
    const site = problem.sites.findIndex(({ id }) => id === siteId)
    const there = candidatesTo(problem, site).filter((c) => problem.candidates.mover[c] === mover)
    return { element, limit: limitOnCandidates('pin', teacherId, there, { lower: 1 }) }
  })
}

/** The county's input without some elements: pins and forbids left out, and the rules on single moves that remain. */
export function inputWithout(
  input: RotationInput,
  dropped: ReadonlySet<Element>,
): { readonly input: RotationInput; readonly rules: readonly CandidateRule[] } {
  const { pins } = input
  const kept = pins && {
    serve: pins.serve.filter(({ teacherId }) => !dropped.has(pinOf(teacherId))),
    forbid: dropped.has('forbid') ? [] : pins.forbid,
  }
  const pinned = new Set(kept?.serve.map(({ teacherId }) => teacherId))
  const rules = CANDIDATE_RULES.map((rule): CandidateRule => {
    if (!dropped.has(rule.code) || rule.code === 'pin') return rule
    const free = (teacherId: string): boolean => FOR_ALL.has(rule.code) || pinned.has(teacherId)
    return {
      code: rule.code,
      mayLeave: (teacher, context) => free(teacher.id) || rule.mayLeave(teacher, context),
      mayServe: (teacher, post, context) => free(teacher.id) || rule.mayServe(teacher, post, context),
    }
  })
  return { input: { ...input, ...(kept && { pins: kept }) }, rules }
}
