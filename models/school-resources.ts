import { byCode, ceilShare, type Stage, STAGES, stageOfGrade } from './basics.ts'
import type { County } from './county.ts'
import { type IndicatorKey, THRESHOLDS } from './indicators.ts'
import type { Duties, Duty, Posting } from './plan.ts'
import { type Policy, standardLoad } from './policy.ts'
import { type Facilities, type Site, unitKey } from './site.ts'
import type { Subject } from './subject.ts'
import { isBackbone, type Teacher } from './teacher.ts'

export interface IndicatorInput {
  readonly county: County
  readonly policy: Policy
  readonly postings: readonly Posting[]
  /** Absent before duties are decided. */
  readonly duties?: Pick<Duties, 'duties' | 'unmet'>
}

const FACILITY_OF: Partial<Record<IndicatorKey, keyof Facilities>> = {
  'teaching-area-per-pupil': 'teachingAreaM2',
  'sports-area-per-pupil': 'sportsAreaM2',
  'equipment-per-pupil': 'equipmentYuan',
  'multimedia-per-100': 'multimediaRooms',
  'computers-per-100': 'computers',
  'books-per-pupil': 'books',
}

const ARTS_AND_PE: readonly Subject[] = ['pe', 'music', 'art']
const MID_TITLES: readonly Teacher['title'][] = ['first', 'senior', 'full-senior']

/** Facilities are what moves cannot change. */
export const movesWithTeachers = (key: IndicatorKey): boolean => FACILITY_OF[key] === undefined

/** A unit as the evaluations see it. */
export interface School {
  readonly siteId: string
  readonly stage: Stage
  readonly pupils: number
  /** Small teaching points and units without pupils are left out. */
  readonly excluded: boolean
  /** Undefined where the county gives no data. */
  readonly resource: (key: IndicatorKey) => number | undefined
}

/** Units of the county, sorted by site and stage, with what they have of each resource. */
export function schoolsOf({ county, policy, postings, duties }: IndicatorInput): School[] {
  const pupils = new Map<string, number>()
  for (const { siteId, grade, pupils: count } of county.classes) {
    const key = unitKey(siteId, stageOfGrade(grade))
    pupils.set(key, (pupils.get(key) ?? 0) + count)
  }
  const teachers = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
  const present = new Map<string, Teacher[]>()
  for (const { teacherId, servingSiteId, stage } of postings) {
    const teacher = teachers.get(teacherId)
    if (teacher?.status === 'in-post') push(present, unitKey(servingSiteId, stage), teacher)
  }
  const artsDuties = artsDutiesByUnit(county, duties?.duties ?? [])
  return [...county.sites]
    .sort((a, b) => byCode(a.id, b.id))
    .flatMap((site) =>
      STAGES.filter((stage) => site.stages.includes(stage)).map((stage): School => {
        const key = unitKey(site.id, stage)
        const count = pupils.get(key) ?? 0
        const unit: Unit = {
          site,
          stage,
          pupils: count,
          sitePupils: {
            primary: pupils.get(unitKey(site.id, 'primary')) ?? 0,
            junior: pupils.get(unitKey(site.id, 'junior')) ?? 0,
          },
          teachers: present.get(key) ?? [],
          artsDuties: duties ? (artsDuties.get(key) ?? []) : undefined,
        }
        return {
          siteId: site.id,
          stage,
          pupils: count,
          excluded:
            count === 0 ||
            (site.kind === 'teaching-point' && count < policy.balance.excludePointsBelowPupils),
          resource: (indicator) => resourceOf(indicator, unit, policy),
        }
      }),
    )
}

interface Unit {
  readonly site: Site
  readonly stage: Stage
  readonly pupils: number
  readonly sitePupils: Readonly<Record<Stage, number>>
  readonly teachers: readonly Teacher[]
  /** PE, music and art taught here; undefined before duties. */
  readonly artsDuties: readonly Duty[] | undefined
}

function resourceOf(key: IndicatorKey, unit: Unit, policy: Policy): number | undefined {
  const count = (wanted: (teacher: Teacher) => boolean): number => unit.teachers.filter(wanted).length
  switch (key) {
    case 'over-qualified-per-100':
      return count((teacher) => isOverQualified(teacher, unit.stage))
    case 'backbone-per-100':
      return count((teacher) => isBackbone(teacher))
    case 'arts-pe-per-100': {
      const posted = count(({ subject }) => ARTS_AND_PE.includes(subject))
      return posted + countedVisitors(unit, posted, policy)
    }
    case 'teachers-per-pupil':
      return unit.teachers.length
    case 'mid-title-per-pupil':
      return count(({ title }) => MID_TITLES.includes(title))
    case 'arts-pe-taught-per-100':
      return unit.artsDuties && fullTimeEquivalents(unit.artsDuties, unit.stage, policy)
    default:
      return facilityShare(unit, FACILITY_OF[key]!, policy)
  }
}

/** Above the education required: associate degree or more in primary, bachelor or more in junior. */
const isOverQualified = ({ education }: Teacher, stage: Stage): boolean =>
  education === 'bachelor' || education === 'master' || (stage === 'primary' && education === 'associate')

/**
 * Visiting PE and arts teachers, by head, at rural schools of the size for which the official count allows it. Where the
 * policy counts them up to the threshold: as many as the school lacks, `posted` being its own.
 */
function countedVisitors(
  { site, stage, pupils: atStage, sitePupils, artsDuties = [] }: Unit,
  posted: number,
  { balance }: Policy,
): number {
  const { fromPupils, belowPupils, upToThreshold } = balance.visitingCounts
  const pupils = sitePupils.primary + sitePupils.junior
  if (site.locale !== 'rural' || pupils < fromPupils || pupils >= belowPupils) return 0
  const visitors = new Set(
    artsDuties.filter(({ mode }) => mode === 'visit').map(({ teacherId }) => teacherId),
  )
  const asked = ceilShare(THRESHOLDS['arts-pe-per-100'][stage] / 100, atStage)
  return upToThreshold ? Math.min(visitors.size, Math.max(0, asked - posted)) : visitors.size
}

function fullTimeEquivalents(duties: readonly Duty[], stage: Stage, policy: Policy): number {
  const periods = (subject: Subject): number =>
    duties.reduce((sum, duty) => (duty.subject === subject ? sum + duty.periods : sum), 0)
  return ARTS_AND_PE.reduce(
    (sum, subject) => sum + periods(subject) / standardLoad(policy, stage, subject),
    0,
  )
}

/** A site's own, or its stage's part: primary P / (P + w J), junior w J / (P + w J). */
function facilityShare(
  { site, stage, sitePupils }: Unit,
  key: keyof Facilities,
  { balance }: Policy,
): number | undefined {
  const whole = site.facilities[key]
  if (whole === undefined || site.stages.length === 1) return whole
  const weighted = {
    primary: sitePupils.primary,
    junior: balance.nineYearJuniorWeight * sitePupils.junior,
  }
  const all = weighted.primary + weighted.junior
  return all > 0 ? (whole * weighted[stage]) / all : 0
}

function artsDutiesByUnit(county: County, duties: readonly Duty[]): Map<string, Duty[]> {
  const gradeOf = new Map(county.classes.map(({ id, grade }) => [id, grade]))
  const byUnit = new Map<string, Duty[]>()
  for (const duty of duties) {
    const grade = gradeOf.get(duty.classIds[0]!)
    if (grade !== undefined && ARTS_AND_PE.includes(duty.subject))
      push(byUnit, unitKey(duty.siteId, stageOfGrade(grade)), duty)
  }
  return byUnit
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
