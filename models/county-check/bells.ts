import { STAGES } from '../basics.ts'
import { bellLookup } from '../bells.ts'
import type { County } from '../county.ts'
import type { Issue } from '../issue.ts'
import type { Policy } from '../policy.ts'
import { curriculumOf } from '../teaching.ts'
import { type BellSchedule, gradesOfStage, periodsOf, subjectsOfGrade } from '../timetable.ts'
import { type CountyCheck, type Lookup, wrong } from './lookup.ts'

/** Each schedule runs forward through the day, and a week of it holds a week of the curriculum. */
export const checkBells: CountyCheck = (county, known, policy) => [
  ...county.bellSchedules.flatMap((bells, i) => inOrder(bells, `bellSchedules[${i}]`)),
  ...(policy ? weekFits(county, known, policy) : []),
]

function inOrder({ name, periods }: BellSchedule, at: string): Issue[] {
  return periods.flatMap(({ session, startMin, endMin }, n) => {
    const before = periods[n - 1]
    const where = `${at}.periods[${n}]`
    if (endMin <= startMin)
      return [
        wrong(
          'K1601',
          `${where}.endMin`,
          {
            zh: `“${name}”第 ${n + 1} 节的下课不晚于上课`,
            en: `period ${n + 1} of "${name}" ends before it starts`,
          },
          { zh: '请改正上下课时间', en: 'Mend its times' },
        ),
      ]
    if (before && (before.endMin > startMin || (before.session === 'afternoon' && session === 'morning')))
      return [
        wrong(
          'K1602',
          `${where}.startMin`,
          {
            zh: `“${name}”第 ${n + 1} 节排在上一节之前或与之重叠`,
            en: `period ${n + 1} of "${name}" comes before the one above it or overlaps it`,
          },
          { zh: '请按一天的先后填写各节', en: 'List the periods in the order of the day' },
        ),
      ]
    return []
  })
}

function weekFits(county: County, known: Lookup, policy: Policy): Issue[] {
  const table = curriculumOf(county, policy)
  const bellsOf = bellLookup(county, policy)
  const grades = new Set(county.classes.map(({ siteId, grade }) => `${siteId} ${grade}`))
  return county.sites.flatMap((site, i) =>
    STAGES.filter((stage) => site.stages.includes(stage)).flatMap((stage) => {
      const bells = bellsOf(site.id, stage)
      const room = bells.days * bells.periods.length
      const needed = Math.max(
        0,
        ...gradesOfStage(stage)
          .filter((grade) => grades.has(`${site.id} ${grade}`))
          .map((grade) =>
            subjectsOfGrade(table, grade).reduce((sum, s) => sum + periodsOf(table, s, grade), 0),
          ),
      )
      if (needed <= room || (site.bells[stage] !== undefined && !known.bells.has(site.bells[stage])))
        return []
      return [
        wrong(
          'K1603',
          `sites[${i}].bells.${stage}`,
          {
            zh: `“${site.name}”一周只有 ${room} 节（${bells.name}），课程计划需要 ${needed} 节`,
            en: `a week at "${site.name}" has ${room} periods (${bells.name}); the curriculum needs ${needed}`,
          },
          { zh: '请增加作息节次，或核对课程计划', en: 'Add periods to its bells, or check the curriculum' },
        ),
      ]
    }),
  )
}
