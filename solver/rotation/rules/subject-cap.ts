import { SUBJECT_NAMES, SUBJECTS } from '../../../models/subject.ts'
import type { RotationProblem } from '../problem.ts'
import { candidatesTo, type Limit, type LimitRule, limitOnCandidates, limitOnMovers } from './limit.ts'

/** No site loses or takes in more teachers of one subject at once than the policy allows. */
export const subjectCap: LimitRule = {
  code: 'subject-cap',
  gives: 'cap',
  limits: (problem) => {
    const { leaveCapPerSubject: leave, arriveCapPerSubject: arrive } = problem.policy.rotation
    return problem.sites.flatMap((_, s) => [
      ...(leave === null ? [] : leaving(problem, s, leave)),
      ...(arrive === null ? [] : arriving(problem, s, arrive)),
    ])
  },
  sentence: ({ where, subject, upper, movers }, heads) => {
    const name = SUBJECT_NAMES[subject!]
    return movers.length > 0
      ? {
          zh: `${where}：${name.zh}教师派出 ${heads} 人，上限 ${upper} 人`,
          en: `${where}: ${heads} teachers of ${name.en} leave, at most ${upper} may`,
        }
      : {
          zh: `${where}：${name.zh}教师派入 ${heads} 人，上限 ${upper} 人`,
          en: `${where}: ${heads} teachers of ${name.en} arrive, at most ${upper} may`,
        }
  },
}

function leaving({ sites, persons }: RotationProblem, site: number, upper: number): Limit[] {
  const movers = sites[site]!.persons.filter((p) => persons[p]!.mover >= 0)
  return [...bySubject(movers, (p) => persons[p]!.subject)].flatMap(([subject, own]) => {
    if (own.length <= upper) return []
    const leavers = own.map((p) => persons[p]!.mover)
    return {
      ...limitOnMovers('subject-cap', sites[site]!.id, leavers, { upper }),
      subject: SUBJECTS[subject]!,
    }
  })
}

function arriving(problem: RotationProblem, site: number, upper: number): Limit[] {
  const { sites, persons, movers, candidates } = problem
  const subjectOf = (c: number): number => persons[movers[candidates.mover[c]!]!]!.subject
  return [...bySubject(candidatesTo(problem, site), subjectOf)].flatMap(([subject, own]) =>
    own.length > upper
      ? { ...limitOnCandidates('subject-cap', sites[site]!.id, own, { upper }), subject: SUBJECTS[subject]! }
      : [],
  )
}

/** Items by subject, subjects ascending. */
function bySubject(items: readonly number[], subjectOf: (item: number) => number): Map<number, number[]> {
  const groups = SUBJECTS.map((_, subject) => items.filter((item) => subjectOf(item) === subject))
  return new Map([...groups.entries()].filter(([, own]) => own.length > 0))
}
