import type { Text } from '../../models/basics.ts'
import { pinLookup } from '../../models/lesson-pin.ts'
import { type Unmet, UNMET_REASONS } from '../../models/plan.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { curriculumOf } from '../../models/teaching.ts'
import { periodsOf } from '../../models/timetable.ts'
import { type Facts, siteName, STAGE_NAMES } from './facts.ts'
import { fill } from './words.ts'

/** Periods a class does not get, the reason, and the figures that stand behind it. */
export function explainUnmet(facts: Facts, unmet: Unmet): Text {
  const schoolClass = facts.classes.get(unmet.classId)
  const siteId = schoolClass?.siteId ?? ''
  const due = schoolClass
    ? periodsOf(curriculumOf(facts.county, facts.policy), unmet.subject, schoolClass.grade)
    : unmet.periods
  const pinned = pinLookup(facts.county)([unmet.classId], unmet.subject)?.teacherId
  return fill(
    {
      zh: '{site}{class}{subject}每周应上 {due} 节，缺 {periods} 节{pinned}：{reason}{figures}。',
      en: '{class} at {site} misses {periods} of {due} periods of {subject} a week{pinned}: {reason}{figures}.',
    },
    {
      site: siteName(facts, siteId),
      class: schoolClass?.name ?? unmet.classId,
      subject: SUBJECT_NAMES[unmet.subject],
      due,
      periods: unmet.periods,
      pinned:
        pinned === undefined
          ? NOTHING
          : { zh: `（已指定由教师 ${pinned} 任教）`, en: ` (pinned to teacher ${pinned})` },
      reason: UNMET_REASONS[unmet.reason],
      figures: figures(facts, unmet),
    },
  )
}

/** The figures behind a reason, as far as the plan names them, and the policy's limit that stands in the way. */
function figures({ policy: { itinerant } }: Facts, { reason, subject, params }: Unmet): Text {
  const given = (...names: string[]): boolean => names.every((name) => params[name] !== undefined)
  const sentence = (zh: string, en: string): Text =>
    fill(
      { zh: `（${zh}）`, en: ` (${en})` },
      {
        ...params,
        subject: SUBJECT_NAMES[subject],
        stages: STAGES_SHORT[String(params['stage'])] ?? '',
        area:
          reason === 'county-shortage'
            ? { zh: '全县', en: 'the county' }
            : { zh: '教共体', en: 'the cluster' },
        maxMin: itinerant.maxTravelMinOneWay,
        maxKm: itinerant.maxRoadKmOneWay,
        maxSites: itinerant.maxSites,
        maxHalfDays: itinerant.maxHalfDaysPerWeek,
      },
    )
  switch (reason) {
    case 'county-shortage':
    case 'cluster-shortage':
      if (given('demand', 'capacity'))
        return sentence(
          '{area}{stages}{subject}每周需 {demand} 节，能任教的教师最多可上 {capacity} 节',
          '{area} needs {demand} periods of {stages} {subject} a week, its teachers can give at most {capacity}',
        )
      return given('teachers', 'periods') ? sentence(...FULL) : NOTHING
    case 'load-limit':
      return given('teachers', 'periods') ? sentence(...FULL) : NOTHING
    case 'visit-limit':
      return given('teachers', 'periods')
        ? sentence(
            '教共体内 {teachers} 名教师合计还能上 {periods} 节，但每人每周至多走教 {maxHalfDays} 个半天、{maxSites} 所学校',
            '{teachers} teachers of the cluster could still give {periods}, but one visits at most {maxHalfDays} half-days and {maxSites} sites a week',
          )
        : NOTHING
    case 'half-day-unused':
      return given('teachers', 'periods')
        ? sentence(
            '教共体内 {teachers} 名教师合计还能上 {periods} 节，专程走教一次所花的路程不值得',
            '{teachers} teachers of the cluster could still give {periods}; a visit for this alone is not worth its way',
          )
        : NOTHING
    case 'too-far':
      if (given('teachers', 'travelMin', 'roadKm'))
        return sentence(
          '有余力的 {teachers} 名教师中最近的单程 {travelMin} 分钟、{roadKm} 公里，上限 {maxMin} 分钟、{maxKm} 公里',
          'the nearest of {teachers} teachers with time is {travelMin} min and {roadKm} km away, the limits are {maxMin} min and {maxKm} km',
        )
      return given('teachers', 'travelMin')
        ? sentence(
            '有余力的 {teachers} 名教师中最近的单程 {travelMin} 分钟，上限 {maxMin} 分钟',
            'the nearest of {teachers} teachers with time is {travelMin} min away, the limit is {maxMin}',
          )
        : NOTHING
    case 'no-qualified':
    case 'no-slot':
      return NOTHING
  }
}

const NOTHING: Text = { zh: '', en: '' }
const FULL = [
  '能任教的 {teachers} 名教师周课时上限合计 {periods} 节，已经排满',
  'the {teachers} teachers who may take it are full with {periods} periods a week',
] as const

const STAGES_SHORT: Readonly<Record<string, Text>> = {
  ...STAGE_NAMES,
  both: { zh: '小学和初中', en: 'primary and junior secondary' },
}
