/** A first assignment out of the coverage model's hours: group by group, to whom it costs least among the kinds that have hours left. */
import type { Assignment } from './assignment.ts'
import type { CoverageModel } from './coverage.ts'

/** Hours that count as left: fractions of a period are the relaxation's. */
const SOME = 0.5

/** Fills an empty assignment. `x` is a solution of the model, whole or relaxed. */
export function startFrom(assignment: Assignment, { kinds, hours }: CoverageModel, x: Float64Array): void {
  const { posts, groups } = assignment.problem
  const mean = posts.map(({ groups: members, demand }) => demand / members.length)
  const order = posts.map((_, post) => post).sort((a, b) => mean[b]! - mean[a]! || a - b)
  for (const post of order) {
    const left = new Map<number, number>()
    for (const hour of hours)
      if (hour.post === post && x[hour.col]! >= SOME) left.set(hour.kind, x[hour.col]!)
    const members = [...posts[post]!.groups].sort((a, b) => groups[b]!.most - groups[a]!.most || a - b)
    for (const group of members) {
      while (assignment.taught[group]! < groups[group]!.most) {
        const given = giveOnce(assignment, group, left, kinds)
        if (!given) break
        left.set(given.kind, left.get(given.kind)! - given.periods)
      }
    }
  }
}

/** Gives what is open of the group, or as much of it as fits, to the person who costs least. */
function giveOnce(
  assignment: Assignment,
  group: number,
  left: ReadonlyMap<number, number>,
  kinds: CoverageModel['kinds'],
): { readonly kind: number; readonly periods: number } | undefined {
  const open = assignment.problem.groups[group]!.most - assignment.taught[group]!
  for (let periods = open; periods > 0; periods--) {
    let best: { kind: number; person: number; cost: number } | undefined
    for (const [kind, hours] of left) {
      if (hours < Math.min(periods, SOME)) continue
      for (const person of kinds[kind]!.persons) {
        const cost = assignment.costOfGiving(group, person, periods) - Math.min(hours, periods)
        if (cost < (best?.cost ?? Infinity)) best = { kind, person, cost }
      }
    }
    if (best) {
      assignment.change(group, best.person, periods)
      assignment.refreshPerson(best.person)
      assignment.refreshGroup(group)
      return { kind: best.kind, periods }
    }
  }
  return undefined
}
