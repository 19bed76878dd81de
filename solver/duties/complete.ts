import type { Assignment } from './assignment.ts'

/**
 * Gives what is still missing wherever one more gift lowers the cost. After it, a missing period means that everybody who could take it
 * is at a limit, or would cost more than it brings.
 */
export function complete(assignment: Assignment): void {
  const { groups, posts } = assignment.problem
  groups.forEach(({ post, most }, group) => {
    for (let periods = most - assignment.taught[group]!; periods > 0; periods--) {
      if (periods > most - assignment.taught[group]!) continue
      let [best, least] = [-1, 0]
      for (const person of posts[post]!.persons) {
        const cost = assignment.costOfGiving(group, person, periods)
        if (cost === Infinity) continue
        assignment.change(group, person, periods)
        const increase = cost + assignment.costOfGroup(group) - assignment.groupCost[group]!
        assignment.change(group, person, -periods)
        if (increase < least) [best, least] = [person, increase]
      }
      if (best < 0) continue
      assignment.change(group, best, periods)
      assignment.refreshPerson(best)
      assignment.refreshGroup(group)
    }
  })
}
