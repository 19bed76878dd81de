/** Points for and against moves that the policy may price: the village year, relief, years served, guides, teams. */
import { isYoung } from '../../../models/mentoring.ts'
import { givesRuralYear, lacksRuralYear } from '../../../models/senior-title.ts'
import { unitKey } from '../../../models/site.ts'
import { isBackbone, type Teacher } from '../../../models/teacher.ts'
import type { Facts } from '../facts.ts'
import type { KnownMove } from '../known.ts'
import { add, groupBy } from '../lists.ts'
import type { Unit } from './units.ts'

/** Moves that give a town teacher the village year that a senior title asks for. */
export const ruralYearPoints = ({ policy }: Facts, moves: readonly KnownMove[]): number =>
  policy.rotationWeights.ruralYear *
  moves.filter(({ teacher, from, to }) => lacksRuralYear(teacher, from) && givesRuralYear(to, policy)).length

/** Years that those who move have served on exchange before. */
export const servedPoints = ({ policy }: Facts, moves: readonly KnownMove[]): number =>
  policy.rotationWeights.servedYear * moves.reduce((sum, { teacher }) => sum + teacher.exchangedYears, 0)

/** Moves from where the subject can spare the teacher to where one of the teacher's subjects is short, as people serve now. */
export function reliefPoints(
  { policy, servingNow }: Facts,
  now: ReadonlyMap<string, Unit>,
  moves: readonly KnownMove[],
): number {
  const pooled = policy.load.anyTeacherSubjects
  const spare = ({ people, demand }: Unit, subject: Teacher['subject']): number =>
    people.reduce((sum, { teacher, most }) => (teacher.subject === subject ? sum + most : sum), 0) -
    (demand.get(subject) ?? 0)
  const relieves = ({ teacher, to, move }: KnownMove): boolean => {
    const home = now.get(unitKey(servingNow(teacher), teacher.stage))
    const target = now.get(unitKey(to.id, move.stage))
    const own = home?.people.find((person) => person.teacher.id === teacher.id)
    if (!home || !target || !own || spare(home, teacher.subject) < own.most) return false
    const seconds = teacher.secondSubjects.filter((subject) => !pooled.includes(subject))
    return [teacher.subject, ...seconds].some((subject) => spare(target, subject) < 0)
  }
  return policy.rotationWeights.relief * moves.filter(relieves).length
}

/** Young teachers whom backbone teachers lack to guide, by subject and place. */
export const mentorPoints = (facts: Facts, siteAfter: (teacher: Teacher) => string): number =>
  facts.policy.rotationWeights.mentorShort *
  guidance(facts, siteAfter).reduce((sum, { asked, young }) => sum + Math.max(0, asked - young), 0)

export interface Guidance {
  /** Cluster or site. */
  readonly place: string
  readonly subject: Teacher['subject']
  readonly guides: number
  /** Young teachers asked for, and those there are. */
  readonly asked: number
  readonly young: number
}

/** Backbone and young teachers by place and subject, where people serve; those who serve nowhere are left out. */
export function guidance(
  { teachers, sites, policy, county }: Pick<Facts, 'teachers' | 'sites' | 'policy' | 'county'>,
  siteOf: (teacher: Teacher) => string | undefined,
): Guidance[] {
  const { within, perBackboneMin } = policy.mentoring
  const placeOf = (site: string): string =>
    within === 'school' ? site : (sites.get(site)?.clusterId ?? site)
  const serving = [...teachers.values()].flatMap((teacher) => {
    const site = siteOf(teacher)
    return teacher.status === 'in-post' && site !== undefined ? { teacher, place: placeOf(site) } : []
  })
  const groups = groupBy(serving, ({ teacher, place }) => `${place}\n${teacher.subject}`)
  return [...groups.values()].map((members) => {
    const people = members.map(({ teacher }) => teacher)
    const guides = people.filter((teacher) => isBackbone(teacher, policy.rotation.backboneLevel))
    const young = people.filter(
      (teacher) => !guides.includes(teacher) && isYoung(teacher, policy, county.asOf),
    )
    return {
      place: members[0]!.place,
      subject: people[0]!.subject,
      guides: guides.length,
      asked: guides.length * perBackboneMin,
      young: young.length,
    }
  })
}

/** Backbone teachers whom managers lack on their way, by old and new site. */
export const teamPoints = (facts: Facts, moves: readonly KnownMove[]): number =>
  facts.policy.rotationWeights.teamShort * teamsShort(facts, moves).reduce((sum, { short }) => sum + short, 0)

/** Ways on which managers go with fewer backbone teachers than asked for. */
export function teamsShort(
  { policy }: Pick<Facts, 'policy'>,
  moves: readonly KnownMove[],
): {
  readonly way: KnownMove
  readonly managers: number
  readonly backbone: number
  readonly short: number
}[] {
  const { teamBackboneMin, backboneLevel } = policy.rotation
  return [...groupBy(moves, wayOf).values()].flatMap((together) => {
    const managers = together.filter(({ teacher }) => teacher.role !== 'teacher').length
    const backbone = together.filter(
      ({ teacher }) => teacher.role === 'teacher' && isBackbone(teacher, backboneLevel),
    ).length
    const short = managers * teamBackboneMin - backbone
    return short > 0 ? { way: together[0]!, managers, backbone, short } : []
  })
}

/** Whether the move is part of a team: a manager and a backbone teacher, or more, on one way. */
export function inTeam({ policy, moves }: Facts, known: KnownMove): boolean {
  const { teamBackboneMin, backboneLevel } = policy.rotation
  if (teamBackboneMin === 0) return false
  const together = moves.filter((move) => wayOf(move) === wayOf(known))
  const kinds = new Map<string, number>()
  for (const { teacher } of together) add(kinds, kindOf(teacher, backboneLevel), 1)
  return kinds.has('manager') && kinds.has('backbone') && kindOf(known.teacher, backboneLevel) !== 'other'
}

const kindOf = (teacher: Teacher, level: Teacher['backbone']): 'manager' | 'backbone' | 'other' =>
  teacher.role !== 'teacher' ? 'manager' : isBackbone(teacher, level) ? 'backbone' : 'other'

const wayOf = ({ from, to }: KnownMove): string => `${from.id} ${to.id}`
