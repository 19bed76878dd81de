import { bellLookup } from '../../../models/bells.ts'
import { type CheckRule, violation } from '../rule.ts'
import { dayName } from '../say.ts'

/** Every lesson stands in a period that the bells of its site and stage ring. */
export const outsideDay: CheckRule = {
  codes: ['outside-day'],
  part: 'timetable',
  *check({ plan, county, policy, duties }) {
    const bellsOf = bellLookup(county, policy)
    const dutyById = new Map(duties.map((known) => [known.duty.id, known]))
    for (const { dutyId, day, period } of plan.timetable.lessons) {
      const known = dutyById.get(dutyId)
      if (!known) continue
      const { days, periods } = bellsOf(known.site.id, known.stage)
      if (day <= days && period <= periods.length) continue
      yield violation(
        'outside-day',
        `${dutyId} ${day}-${period}`,
        `任课 ${dutyId} 排在${dayName(day).zh}第${period}节；${known.site.name}每周 ${days} 天、每天 ${periods.length} 节`,
        `Duty ${dutyId} stands on ${dayName(day).en}, period ${period}; ${known.site.name} has ${days} days of ${periods.length} periods`,
      )
    }
  },
}
