import type { Placement, Problem } from '../kernel/problem.ts'
import type { Rule } from '../kernel/rules.ts'

/**
 * Takes out lessons until no hard rule but completeness is broken: what cannot be placed legally is better listed as unmet
 * than shown in two places at once. Each lesson stays, in the given order, if it stands with those kept so far; what could not
 * stay goes to the first slot where it can. Knows the hard rules a county uses: clash, spread, busy-slots and travel (late,
 * sites).
 * @param order lessons, the most important first
 */
export function keepLegal(problem: Problem, placement: Placement, order: readonly number[]): Placement {
  const kept = new Int32Array(placement.length).fill(-1)
  const tests = problem.rules
    .filter(({ level }) => level === 'hard')
    .map((rule) => legalityOf(problem, rule, kept))
  const keep = (lesson: number, slot: number): boolean => {
    if (slot < 0 || !tests.every((legal) => legal.allows(lesson, slot))) return false
    kept[lesson] = slot
    for (const legal of tests) legal.add(lesson, slot)
    return true
  }
  const homeless = order.filter((lesson) => !keep(lesson, placement[lesson]!))
  for (const lesson of homeless) problem.lessons[lesson]!.starts.some((slot) => keep(lesson, slot))
  return kept
}

/** Reads one rule lesson by lesson: may this one be added, and remember that it was. */
interface Legality {
  allows(lesson: number, slot: number): boolean
  add(lesson: number, slot: number): void
}

function legalityOf(problem: Problem, rule: Rule, kept: Placement): Legality {
  if (rule.type === 'clash') return capacity(problem, rule.resources)
  if (rule.type === 'spread') return perGroup(rule.groups, setsOfLessons(problem, rule.sets))
  if (rule.type === 'busy-slots') {
    const groups = rule.groups.map((slots) => ({ slots, max: rule.max ?? Number.POSITIVE_INFINITY }))
    return perGroup(groups, (lesson) =>
      problem.lessons[lesson]!.resources.filter((resource) => rule.resources.includes(resource)),
    )
  }
  if (rule.type === 'travel' && rule.measure === 'late') return inTime(problem, rule.resources, kept)
  if (rule.type === 'travel' && rule.measure === 'sites') return fewSites(problem, rule, kept)
  if (rule.type === 'unplaced') return { allows: () => true, add: () => {} }
  throw new Error(`no way to keep the hard rule ${rule.code} (${rule.type}) by taking lessons out`)
}

function capacity({ lessons, resources }: Problem, watched: readonly number[]): Legality {
  const isWatched = new Set(watched)
  const taken = new Map<string, number>()
  const held = (lesson: number) => lessons[lesson]!.resources.filter((resource) => isWatched.has(resource))
  return {
    allows: (lesson, slot) =>
      held(lesson).every((r) => (taken.get(`${r} ${slot}`) ?? 0) < (resources[r]!.capacity ?? 1)),
    add: (lesson, slot) => {
      for (const r of held(lesson)) taken.set(`${r} ${slot}`, (taken.get(`${r} ${slot}`) ?? 0) + 1)
    },
  }
}

function perGroup(
  groups: readonly { readonly slots: readonly number[]; readonly max?: number }[],
  keysOf: (lesson: number) => readonly number[],
): Legality {
  const groupsOfSlot = new Map<number, number[]>()
  groups.forEach(({ slots }, group) => {
    for (const slot of slots) groupsOfSlot.set(slot, [...(groupsOfSlot.get(slot) ?? []), group])
  })
  const count = new Map<string, number>()
  const cells = (lesson: number, slot: number) =>
    keysOf(lesson).flatMap((key) =>
      (groupsOfSlot.get(slot) ?? []).map((group) => ({ group, cell: `${key} ${group}` })),
    )
  return {
    allows: (lesson, slot) =>
      cells(lesson, slot).every(
        ({ group, cell }) => (count.get(cell) ?? 0) < (groups[group]!.max ?? Number.POSITIVE_INFINITY),
      ),
    add: (lesson, slot) => {
      for (const { cell } of cells(lesson, slot)) count.set(cell, (count.get(cell) ?? 0) + 1)
    },
  }
}

function setsOfLessons(
  { lessons }: Problem,
  sets: readonly (readonly number[])[],
): (lesson: number) => readonly number[] {
  const setsOfCourse = new Map<number, number[]>()
  sets.forEach((courses, set) => {
    for (const course of courses) setsOfCourse.set(course, [...(setsOfCourse.get(course) ?? []), set])
  })
  return (lesson) => setsOfCourse.get(lessons[lesson]!.course) ?? []
}

/** Kept lessons of the travelling resources, by resource. */
function lessonsOfTravellers(
  { lessons }: Problem,
  travellers: readonly number[],
): { held: (lesson: number) => number[]; kept: Map<number, number[]> } {
  const travels = new Set(travellers)
  return {
    held: (lesson) => lessons[lesson]!.resources.filter((resource) => travels.has(resource)),
    kept: new Map(travellers.map((resource) => [resource, []])),
  }
}

/** Where the resource is during the lesson. */
function placeFor({ lessons }: Problem, lesson: number, resource: number): number {
  const { place, placeOf, resources } = lessons[lesson]!
  return placeOf?.[resources.indexOf(resource)] ?? place!
}

function inTime(problem: Problem, travellers: readonly number[], placement: Placement): Legality {
  const { held, kept } = lessonsOfTravellers(problem, travellers)
  const travel = problem.travel!
  const clock = (lesson: number, slot: number, resource: number) => {
    const { site, bell } = travel.places[placeFor(problem, lesson, resource)]!
    return { site, startMin: travel.bells[bell]!.startMin[slot]!, endMin: travel.bells[bell]!.endMin[slot]! }
  }
  const dayOf = dayOfSlot(problem)
  const compatible = (resource: number, lesson: number, slot: number, other: number): boolean => {
    const [a, b] = [clock(lesson, slot, resource), clock(other, placement[other]!, resource)]
    const [first, second] = a.startMin <= b.startMin ? [a, b] : [b, a]
    return second.startMin - first.endMin >= travel.travelMin[first.site * travel.siteCount + second.site]!
  }
  return {
    allows: (lesson, slot) =>
      held(lesson).every((r) =>
        kept
          .get(r)!
          .every((other) => dayOf(placement[other]!) !== dayOf(slot) || compatible(r, lesson, slot, other)),
      ),
    add: (lesson) => {
      for (const r of held(lesson)) kept.get(r)!.push(lesson)
    },
  }
}

function fewSites(problem: Problem, rule: Extract<Rule, { type: 'travel' }>, placement: Placement): Legality {
  const { held, kept } = lessonsOfTravellers(problem, rule.resources)
  const siteOf = (lesson: number, resource: number) =>
    problem.travel!.places[placeFor(problem, lesson, resource)]!.site
  const groupOf = (slot: number) => (rule.groups ?? []).findIndex((slots) => slots.includes(slot))
  return {
    allows: (lesson, slot) =>
      held(lesson).every((r) => {
        const same = kept.get(r)!.filter((other) => groupOf(placement[other]!) === groupOf(slot))
        return new Set([...same, lesson].map((one) => siteOf(one, r))).size <= (rule.max ?? 0)
      }),
    add: (lesson) => {
      for (const r of held(lesson)) kept.get(r)!.push(lesson)
    },
  }
}

function dayOfSlot({ daySlots }: Problem): (slot: number) => number {
  const ends = daySlots.map((_, day) => daySlots.slice(0, day + 1).reduce((sum, n) => sum + n, 0))
  return (slot) => ends.findIndex((end) => slot < end)
}
