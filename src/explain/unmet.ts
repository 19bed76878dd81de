import { type Stage, stageOfGrade, type Text } from '../../models/basics.ts'
import { type Unmet, UNMET_REASONS } from '../../models/plan.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { curriculumOf } from '../../models/teaching.ts'
import { periodsOf } from '../../models/timetable.ts'
import { type Facts, siteName, STAGE_NAMES } from './facts.ts'
import type { Area } from './supply.ts'
import { fill } from './words.ts'

/** Periods a class does not get, the reason, and the figures of site, cluster and county that stand behind it. */
export function explainUnmet(facts: Facts, unmet: Unmet): Text {
  const schoolClass = facts.classes.get(unmet.classId)
  const siteId = schoolClass?.siteId ?? ''
  const stage = stageOfGrade(schoolClass?.grade ?? 1)
  const due = schoolClass
    ? periodsOf(curriculumOf(facts.county, facts.policy), unmet.subject, schoolClass.grade)
    : unmet.periods
  return fill(
    {
      zh: '{site}{class}{subject}每周应上 {due} 节，缺 {periods} 节：{reason}{figures}。',
      en: '{class} at {site} misses {periods} of {due} periods of {subject} a week: {reason}{figures}.',
    },
    {
      site: siteName(facts, siteId),
      class: schoolClass?.name ?? unmet.classId,
      subject: SUBJECT_NAMES[unmet.subject],
      due,
      periods: unmet.periods,
      reason: UNMET_REASONS[unmet.reason],
      figures: figures(facts, unmet, siteId, stage),
    },
  )
}

/** The figures behind a reason: need and supply of the area it speaks of, or the policy's limit that stands in the way. */
function figures(facts: Facts, { reason, subject }: Unmet, siteId: string, stage: Stage): Text {
  const { itinerant } = facts.policy
  const clusterId = facts.sites.get(siteId)?.clusterId
  const supply = (name: Text, area: Area): Text => {
    const { needed, teachers, maxPeriods } = facts.supplyOf(area, stage, subject)
    return fill(
      {
        zh: '（{name}{stage}{subject}每周需 {needed} 节，专任教师 {teachers} 人，最多可上 {maxPeriods} 节）',
        en: ' ({name}: {needed} periods of {stage} {subject} needed a week; {teachers} teachers can give at most {maxPeriods})',
      },
      { name, stage: STAGE_NAMES[stage], subject: SUBJECT_NAMES[subject], needed, teachers, maxPeriods },
    )
  }
  const ofSite = () => supply({ zh: '本校', en: 'site' }, { siteId })
  switch (reason) {
    case 'county-shortage':
      return supply({ zh: '全县', en: 'county' }, 'county')
    case 'cluster-shortage':
      return clusterId === undefined ? ofSite() : supply({ zh: '教共体', en: 'cluster' }, { clusterId })
    case 'too-far':
      return fill(
        {
          zh: '（走教上限：单程 {min} 分钟、{km} 公里）',
          en: ' (limit of a visit: {min} min and {km} km one way)',
        },
        { min: itinerant.maxTravelMinOneWay, km: itinerant.maxRoadKmOneWay },
      )
    case 'visit-limit':
      return fill(
        {
          zh: '（每人每周至多 {sites} 所学校、{halfDays} 个半天）',
          en: ' (at most {sites} sites and {halfDays} half-days a week for one teacher)',
        },
        { sites: itinerant.maxSites, halfDays: itinerant.maxHalfDaysPerWeek },
      )
    case 'half-day-unused':
      return fill(
        { zh: '（一次走教半天可上 {periods} 节）', en: ' (a visit of half a day can give {periods})' },
        { periods: itinerant.periodsPerHalfDay },
      )
    case 'load-limit':
    case 'no-qualified':
      return ofSite()
    case 'no-slot':
      return { zh: '', en: '' }
  }
}
