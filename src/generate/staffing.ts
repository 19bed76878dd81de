import type { Stage } from '../../models/basics.ts'
import { type Policy, standardLoad } from '../../models/policy.ts'
import type { Subject } from '../../models/subject.ts'
import { periodsOf, subjectsOfGrade } from '../../models/timetable.ts'
import { apportion, type Draw } from './draw.ts'
import { type ClassInput, FACTS, type SchoolSketch, type Standing } from './sketch.ts'

const SPECIALIST: Readonly<Record<Stage, readonly Subject[]>> = {
  primary: ['english', 'pe', 'music', 'art', 'science', 'it'],
  junior: ['pe', 'music', 'art', 'it'],
}
const MAIN: Readonly<Record<Stage, readonly Subject[]>> = {
  primary: ['chinese', 'maths'],
  junior: [
    'chinese',
    'maths',
    'english',
    'ethics',
    'history',
    'geography',
    'biology',
    'physics',
    'chemistry',
  ],
}
/** Of the highest load: what teachers of Chinese and maths are reckoned with before specialists are appointed. */
const MAIN_LOAD_USED = 0.95

/** A junior class has more periods and its teachers smaller loads: this many times the teachers of a primary class. */
const CLASS_WEIGHT: Readonly<Record<Stage, number>> = { primary: 1, junior: 1.4 }

interface Unit {
  readonly stage: Stage
  readonly classes: number
  readonly standing: Standing
}

/**
 * Teachers by unit: in proportion to classes, more where the school is strong; one each at least as far as they go;
 * exactly `total` in all.
 */
export function shareTeachers(total: number, units: readonly Unit[]): number[] {
  const open = units.filter(({ classes }) => classes > 0).length
  const least = units.map(({ classes }) => (classes > 0 && total >= open ? 1 : 0))
  const rest = apportion(
    total >= open ? total - open : total,
    units.map(
      ({ stage, classes, standing }) => classes * CLASS_WEIGHT[stage] * FACTS[standing].teachersPerClass,
    ),
  )
  return rest.map((more, i) => more + least[i]!)
}

/**
 * Main subject of each post of a unit: specialists as far as the school has them and the basic subjects allow, the
 * others by need among the basic subjects.
 */
export function subjectsOfStaff(
  { standing, teachers, specialists }: SchoolSketch,
  stage: Stage,
  classes: readonly ClassInput[],
  policy: Policy,
  draw: Draw,
): Subject[] {
  const demand = demandOf(classes, policy)
  const need = (subject: Subject) => (demand.get(subject) ?? 0) / standardLoad(policy, stage, subject)
  const posts = teachers[stage] ?? 0
  const free = posts - Math.ceil(basicNeed(stage, demand, policy))
  const [from, to] = FACTS[standing].specialists
  const staff = SPECIALIST[stage]
    .flatMap((subject) => {
      if (specialists && stage === 'primary') return Array<Subject>(specialists[subject] ?? 0).fill(subject)
      const wanted = need(subject) * draw.between(from, to)
      const count = Math.floor(wanted) + (draw.chance(wanted % 1) ? 1 : 0)
      return Array<Subject>(count).fill(subject)
    })
    .slice(0, specialists ? posts : Math.max(0, free))
  const basics = MAIN[stage].filter((subject) => need(subject) > 0)
  const counts = apportion(posts - staff.length, basics.map(need))
  return [...basics.flatMap((subject, i) => Array<Subject>(counts[i]!).fill(subject)), ...staff]
}

/** Periods a week by subject. */
function demandOf(classes: readonly ClassInput[], { curriculum: { table } }: Policy): Map<Subject, number> {
  const demand = new Map<Subject, number>()
  for (const { grade } of classes) {
    for (const subject of subjectsOfGrade(table, grade))
      demand.set(subject, (demand.get(subject) ?? 0) + periodsOf(table, subject, grade))
  }
  return demand
}

/** Teachers without whom the basic subjects, and the courses any teacher may take, could not be taught. */
function basicNeed(stage: Stage, demand: ReadonlyMap<Subject, number>, policy: Policy): number {
  const { maxFactor, anyTeacherSubjects } = policy.load
  return [...new Set([...MAIN[stage], ...anyTeacherSubjects])].reduce((sum, subject) => {
    const load = standardLoad(policy, stage, MAIN[stage].includes(subject) ? subject : 'chinese')
    return sum + (demand.get(subject) ?? 0) / (load * maxFactor * MAIN_LOAD_USED)
  }, 0)
}
