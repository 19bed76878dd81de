import type { Issue } from '../issue.ts'
import { type CountyCheck, doubtful, wrong } from './lookup.ts'

/** The semester and each entry of the calendar run forward; entries outside the semester change nothing. */
export const checkSchoolDays: CountyCheck = ({ termStart, termEnd, schoolDays }) => [
  ...(termStart !== undefined && termEnd !== undefined && termEnd < termStart ? [backwards('termEnd')] : []),
  ...schoolDays.flatMap(({ from, to = from }, i): Issue[] => {
    if (to < from) return [backwards(`schoolDays[${i}].to`)]
    const isOutside = (termStart !== undefined && to < termStart) || (termEnd !== undefined && from > termEnd)
    return isOutside
      ? [
          doubtful(
            'K2002',
            `schoolDays[${i}].from`,
            { zh: '这一天不在学期之内，没有作用', en: 'outside the semester: without effect' },
            {
              zh: '请核对日期，或开学、放假日期',
              en: 'Check the date, or the first and last day of the semester',
            },
          ),
        ]
      : []
  }),
]

const backwards = (where: string): Issue =>
  wrong(
    'K2001',
    where,
    { zh: '结束日期早于开始日期', en: 'ends before it starts' },
    { zh: '请改正日期', en: 'Mend the dates' },
  )
