import type { Placement, Problem } from '../problem.ts'
import { NOBODY } from './kind.ts'
import { MOST } from './masks.ts'
import type { FullLessons } from './week.ts'

const KINDS = ['teacher', 'room'] as const

/**
 * The problem as a week whose classes are filled up with empty lessons, if clashes are all that counts in it: single lessons that may
 * stand anywhere, of one class and at most one teacher and one room.
 * @returns the lessons of the problem in their order, then the empty ones; undefined if it is another kind of problem
 */
export function readFullWeek(problem: Problem, placement: Placement): FullLessons | undefined {
  const slotCount = problem.daySlots.reduce((sum, size) => sum + size, 0)
  if (slotCount > MOST || !countsOnlyClashes(problem)) return undefined
  const { resources, courses, lessons } = problem
  const fits = lessons.every(
    ({ course, resources: held, starts, choices = [] }) =>
      courses[course]!.duration === 1 &&
      starts.length === slotCount &&
      choices.length === 0 &&
      held.filter((resource) => resources[resource]!.kind === 'class').length === 1 &&
      KINDS.every((kind) => held.filter((resource) => resources[resource]!.kind === kind).length <= 1),
  )
  if (!fits) return undefined
  const classes = resources.flatMap(({ kind }, resource) => (kind === 'class' ? [resource] : []))
  if (classes.length > MOST) return undefined
  const ofClass = classes.map((own) =>
    lessons.flatMap(({ resources: held }, lesson) => (held.includes(own) ? [lesson] : [])),
  )
  if (ofClass.some((own) => own.length > slotCount)) return undefined
  const classOf = Array<number>(lessons.length).fill(0)
  const slotOf = Array<number>(lessons.length).fill(0)
  ofClass.forEach((own, c) => {
    for (const lesson of own) classOf[lesson] = c
    spread(own, placement, slotCount).forEach((lesson, slot) => {
      if (lesson !== undefined) slotOf[lesson] = slot
      else {
        classOf.push(c)
        slotOf.push(slot)
      }
    })
  })
  const held = KINDS.map((kind) =>
    Uint16Array.from(classOf, (_, lesson) => {
      const own = lessons[lesson]?.resources.find((resource) => resources[resource]!.kind === kind)
      return own === undefined ? NOBODY : own + 1
    }),
  ) as [Uint16Array, Uint16Array]
  return { slotCount, classOf: Uint16Array.from(classOf), held, slotOf: Uint8Array.from(slotOf) }
}

/** Every resource may hold one lesson at a time, each lesson beyond costs the same hard points, and nothing else costs. */
function countsOnlyClashes({ resources, rules }: Problem): boolean {
  const weights = resources.map(() => 0)
  for (const rule of rules) {
    if (rule.type !== 'clash' || rule.level !== 'hard') return false
    for (const resource of rule.resources) weights[resource]! += rule.weight
  }
  return resources.every(
    ({ capacity = 1 }, resource) =>
      capacity === 1 && weights[resource]! > 0 && weights[resource] === weights[0],
  )
}

/** Lesson of a class by slot: where they stand, those in a taken slot in any free one. */
function spread(own: readonly number[], placement: Placement, slotCount: number): (number | undefined)[] {
  const bySlot = Array<number | undefined>(slotCount).fill(undefined)
  const late = own.filter((lesson) => {
    const slot = placement[lesson]!
    if (slot < 0 || bySlot[slot] !== undefined) return true
    bySlot[slot] = lesson
    return false
  })
  for (const lesson of late) bySlot[bySlot.indexOf(undefined)] = lesson
  return bySlot
}
