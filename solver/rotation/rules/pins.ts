import type { CandidateRule } from './candidate.ts'
import { type LimitRule } from './limit.ts'

/** Where the planner pins a teacher, no other post is open; where the planner forbids, none is. */
export const pinsAndForbids: CandidateRule = {
  code: 'pin',
  mayLeave: (teacher, { from, pinnedTo, forbidden }) =>
    pinnedTo !== from.id && !forbidden.has(`${teacher.id} *`),
  mayServe: (teacher, { site }, { pinnedTo, forbidden }) =>
    (pinnedTo === undefined || pinnedTo === site.id) && !forbidden.has(`${teacher.id} ${site.id}`),
}

/** A teacher pinned to another site goes there. */
export const pinnedMoves: LimitRule = {
  code: 'pin',
  gives: 'law',
  limits: (problem) =>
    problem.pins.map(({ mover }) => ({
      rule: 'pin' as const,
      where: problem.persons[problem.movers[mover]!]!.id,
      lower: 1,
      upper: 1,
      movers: [mover],
      moverBy: [1],
      candidates: [],
      candidateBy: [],
    })),
  sentence: ({ where }) => ({
    zh: `教师 ${where} 的人工指定无法满足`,
    en: `the pin of teacher ${where} cannot be kept`,
  }),
}
