import { describe, expect, it } from 'vitest'
import { calmShare } from '../../../models/policy-calm.ts'
import { type AgainInput, decideAgain } from '../../../solver/rotation/again.ts'
import { buildProblem } from '../../../solver/rotation/build.ts'
import { brokenLimits } from '../../../solver/rotation/evaluate.ts'
import { limitsOf } from '../../../solver/rotation/solve.ts'
import { nobodyMoves } from '../../../solver/rotation/problem.ts'
import { calmCost } from '../../../solver/rotation/rules/calm.ts'
import { Portable } from '../../../solver/rotation/sweep/portable.ts'
import { policyWith } from '../../support/policy.ts'
import { threeSites } from '../../support/three-sites.ts'
import { bruteForce, everyChoice } from './brute.ts'

/** Three sites under a quota. */
function toy(turn: number, quota = 0.2): Omit<AgainInput, 'published'> {
  const policy = policyWith({
    rotation: {
      minRatioOfEligible: quota,
      headcountBand: { lossMax: 2, gainMax: 2 },
      leaveCapShare: 0.5,
      coverageTolerance: 1,
    },
  })
  return { ...threeSites(turn), policy }
}

/** A plan as published: the moves named, everybody else at the present post. */
function published(input: Omit<AgainInput, 'published'>, places: readonly string[], points: number) {
  const { persons, units } = buildProblem(input)
  const moved = new Map(places.map((place) => place.split(' ') as [string, string]))
  return persons.map(({ id, unit }) => ({
    teacherId: id,
    unit: moved.get(id) ?? units[unit]?.key ?? '',
    points,
  }))
}

const options = { seed: 1, effort: 'quick' } as const
const keysOf = (moves: readonly { teacherId: string; unit: string }[]): string[] =>
  moves.map(({ teacherId, unit }) => `${teacherId} ${unit}`).sort()

describe('the price of calm', () => {
  it('counts people whose post is not the published one, save for a constant', () => {
    const input = toy(1)
    const portable = new Portable(buildProblem(input))
    const places = [portable.keys[0]!, portable.keys.at(-1)!]
    const posts = published(input, places, 7)
    const problem = buildProblem({ ...input, published: posts })
    const postOf = new Map(posts.map(({ teacherId, unit }) => [teacherId, unit]))
    const base = calmCost(problem, portable.choiceOf(places))
    let seen = 0
    for (const choice of everyChoice(problem)) {
      const now = new Map(portable.placesOf(choice).map((place) => place.split(' ') as [string, string]))
      const changed = problem.persons.filter(
        ({ id, unit }) => (now.get(id) ?? problem.units[unit]?.key) !== postOf.get(id),
      ).length
      expect(calmCost(problem, choice) - base).toBeCloseTo(7 * changed)
      if (++seen === 200) break
    }
  })

  it.each([
    [20, 0.2],
    [10, 0.2],
    [6, 0.6],
    [2, 1],
    [0, 1],
  ])('%i weeks ahead is %f of the whole', (weeks, share) => {
    const calm = {
      changedPerson: 1,
      changedDuty: 0,
      changedLesson: 0,
      fullWithinWeeks: 2,
      draftBeforeWeeks: 10,
    }
    expect(calmShare({ ...calm, draftShare: 0.2 }, weeks)).toBeCloseTo(share)
  })
})

describe.each([0, 1, 2])('deciding again (toy %i)', (turn) => {
  const input = toy(turn)
  const problem = buildProblem(input)
  const portable = new Portable(problem)
  const best = bruteForce(problem, 'by-the-hour')!

  it.each([0, 1.5, 40])('finds what trying all plans finds, at %f points a person', async (points) => {
    const other = portable.placesOf(nobodyMoves(problem)).concat(portable.keys[1]!)
    const posts = published(input, other, points)
    const again = await decideAgain({ ...input, published: posts }, 'both', options)
    const priced = bruteForce(buildProblem({ ...input, published: posts }), 'by-the-hour')!
    const { objective, terms } = priced.evaluation
    const base = calmCost(buildProblem({ ...input, published: posts }), portable.choiceOf(other))
    expect(again.points + again.calm).toBeCloseTo(objective - base, 6)
    if (points === 40) expect(again.calm).toBeCloseTo((terms.calm ?? 0) - base, 6)
  })

  it('changes nothing of a plan that is the best', async () => {
    const places = portable.placesOf(best.choice)
    const posts = published(input, places, 0.5)
    const again = await decideAgain({ ...input, published: posts }, 'both', options)
    expect(keysOf(again.moves)).toEqual([...places].sort())
    expect(again.calm).toBe(0)
    expect(again.kept).toEqual({ points: again.points, legal: true })
  })

  it('changes as few as it must where the plan breaks a quota now', async () => {
    const strict = toy(turn, 0.6)
    const places = portable.placesOf(best.choice)
    const posts = published(strict, places, 1000)
    const again = await decideAgain({ ...strict, published: posts }, 'both', options)
    const priced = buildProblem({ ...strict, published: posts })
    const start = portable.choiceOf(places)
    const fewest = bruteForce(priced, 'by-the-hour')!.evaluation.terms.calm! - calmCost(priced, start)
    expect(again.kept.legal).toBe(brokenLimits(priced, limitsOf(priced), start).length === 0)
    expect(again.calm).toBeCloseTo(fewest, 6)
    expect(fewest > 0).toBe(!again.kept.legal)
  })
})
