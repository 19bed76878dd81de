import { type Stage, STAGES, stageOfGrade } from '../../../models/basics.ts'
import { capacityOf } from '../../../models/capacity.ts'
import { type Policy, standardLoad } from '../../../models/policy.ts'
import { type Site, unitKey } from '../../../models/site.ts'
import type { Subject } from '../../../models/subject.ts'
import type { Teacher } from '../../../models/teacher.ts'
import { teachingGroups } from '../../../models/teaching.ts'
import type { Facts } from '../facts.ts'
import { add } from '../lists.ts'

/** A subject, or all subjects that any teacher may take as one demand. */
export type Demanded = Subject | 'pool'

/** A teacher in post and what the teacher brings to the post, periods a week. */
export interface Person {
  readonly teacher: Teacher
  /** Most that can be taught. */
  readonly most: number
  /** A full load; below it the teacher counts as under-used. */
  readonly standard: number
}

/** A (site, stage) with its classes' demand and the people who serve there. */
export interface Unit {
  readonly key: string
  readonly site: Site
  readonly stage: Stage
  readonly pupils: number
  /** Periods a week. */
  readonly demand: ReadonlyMap<Demanded, number>
  /** Form teachers' work by their subject, periods a week; it stays with the classes when they are moved. */
  readonly formWork: ReadonlyMap<Subject, number>
  readonly people: readonly Person[]
}

/** Where a teacher stands: now, or under a plan. */
export interface Post {
  readonly siteId: string
  readonly stage: Stage
}

/** The county as the rotation values it, with everybody at `postOf`; `postNow` says whose form work stands where. */
export function unitsOf(
  { county, policy, sites, teachers }: Pick<Facts, 'county' | 'policy' | 'sites' | 'teachers'>,
  postOf: (teacher: Teacher) => Post,
  postNow: (teacher: Teacher) => Post,
): ReadonlyMap<string, Unit> {
  const units = new Map(
    [...sites.values()].flatMap((site) =>
      STAGES.filter((stage) => site.stages.includes(stage)).map((stage) => {
        const key = unitKey(site.id, stage)
        return [key, emptyUnit(key, site, stage)] as const
      }),
    ),
  )
  for (const { siteId, grade, pupils } of county.classes) {
    const unit = units.get(unitKey(siteId, stageOfGrade(grade)))
    if (unit) unit.pupils += pupils
  }
  for (const { siteId, stage, subject, periods } of teachingGroups(county, policy)) {
    const unit = units.get(unitKey(siteId, stage))
    if (unit) add(unit.demand, policy.load.anyTeacherSubjects.includes(subject) ? 'pool' : subject, periods)
  }
  for (const teacher of teachers.values()) {
    if (teacher.status !== 'in-post') continue
    const { siteId, stage } = postOf(teacher)
    units.get(unitKey(siteId, stage))?.people.push(personOf(teacher, policy, stage))
    const now = postNow(teacher)
    if (teacher.formClassId !== undefined) {
      const share = policy.workload.formTeacherShare * standardLoad(policy, now.stage, teacher.subject)
      const formUnit = units.get(unitKey(now.siteId, now.stage))
      if (formUnit) add(formUnit.formWork, teacher.subject, share)
    }
  }
  return units
}

const emptyUnit = (key: string, site: Site, stage: Stage) => ({
  key,
  site,
  stage,
  pupils: 0,
  demand: new Map<Demanded, number>(),
  formWork: new Map<Subject, number>(),
  people: [] as Person[],
})

/** Without form work, which belongs to the class and not to the post. */
function personOf(teacher: Teacher, policy: Policy, stage: Stage): Person {
  const { formClassId: _, ...plain } = teacher
  const { maxPeriods, standardPeriods } = capacityOf(plain, policy, stage)
  return { teacher, most: maxPeriods, standard: Math.min(standardPeriods, maxPeriods) }
}
