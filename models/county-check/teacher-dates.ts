import type { IsoDate } from '../basics.ts'
import type { Issue } from '../issue.ts'
import type { Policy } from '../policy.ts'
import { ageYears, type Teacher, yearsTeaching } from '../teacher.ts'
import { type CountyCheck, doubtful, wrong } from './lookup.ts'

/** Dates and years of a career follow one another; exemptions are current and known to the policy. */
export const checkTeacherDates: CountyCheck = ({ teachers, asOf }, _known, policy) =>
  teachers.flatMap((teacher, i) => {
    const at = `teachers[${i}]`
    return [
      ...notInFuture(teacher, at, asOf),
      ...plausibleCareer(teacher, at, asOf),
      ...exchangeStillRuns(teacher, at, asOf),
      ...exemptionsAreSane(teacher, at, asOf, policy),
    ]
  })

const MONTHS = [
  { key: 'birthMonth', zh: '出生年月', en: 'month of birth' },
  { key: 'teachingSince', zh: '参加工作年月', en: 'start of teaching' },
  { key: 'atSchoolSince', zh: '进本校年月', en: 'start at this school' },
] as const

const notInFuture = (teacher: Teacher, at: string, asOf: IsoDate): Issue[] =>
  MONTHS.filter(({ key }) => teacher[key] > asOf.slice(0, 7)).map(({ key, zh, en }) =>
    wrong(
      'K1501',
      `${at}.${key}`,
      {
        zh: `${zh} ${teacher[key]} 晚于统计日期 ${asOf}`,
        en: `the ${en}, ${teacher[key]}, is after the date of the data, ${asOf}`,
      },
      { zh: '请改正年月，或核对“县域”表中的统计日期', en: 'Mend the month, or the date of the data' },
    ),
  )

const YOUNGEST_YEARS = 18
const OLDEST_YEARS = 65
const YOUNGEST_AT_WORK_YEARS = 16

function plausibleCareer(teacher: Teacher, at: string, asOf: IsoDate): Issue[] {
  const { birthMonth, teachingSince, atSchoolSince, ruralYears } = teacher
  const age = ageYears(teacher, asOf)
  const issues: Issue[] = []
  if (birthMonth <= asOf.slice(0, 7) && (age < YOUNGEST_YEARS || age > OLDEST_YEARS))
    issues.push(
      doubtful(
        'K1502',
        `${at}.birthMonth`,
        { zh: `按出生年月现年 ${age} 岁`, en: `the month of birth makes an age of ${age}` },
        { zh: '请核对出生年月', en: 'Check the month of birth' },
      ),
    )
  if (age - yearsTeaching(teacher, asOf) < YOUNGEST_AT_WORK_YEARS)
    issues.push(
      doubtful(
        'K1503',
        `${at}.teachingSince`,
        {
          zh: `参加工作时不满 ${YOUNGEST_AT_WORK_YEARS} 岁`,
          en: `was under ${YOUNGEST_AT_WORK_YEARS} when starting to teach`,
        },
        { zh: '请核对出生年月和参加工作年月', en: 'Check the months of birth and of starting to teach' },
      ),
    )
  if (atSchoolSince < teachingSince)
    issues.push(
      doubtful(
        'K1504',
        `${at}.atSchoolSince`,
        { zh: '进本校早于参加工作', en: 'came to this school before starting to teach' },
        { zh: '请核对两个年月', en: 'Check the two months' },
      ),
    )
  if (ruralYears > yearsTeaching(teacher, asOf) + 1)
    issues.push(
      doubtful(
        'K1505',
        `${at}.ruralYears`,
        { zh: '农村任教年限长于教龄', en: 'more years in rural schools than years of teaching' },
        { zh: '请核对年限', en: 'Check the years' },
      ),
    )
  return issues
}

const exchangeStillRuns = ({ servingSiteId, servingUntil }: Teacher, at: string, asOf: IsoDate): Issue[] =>
  servingSiteId === undefined || servingUntil === undefined || servingUntil >= asOf
    ? []
    : [
        doubtful(
          'K1506',
          `${at}.servingUntil`,
          {
            zh: `交流已于 ${servingUntil} 到期，按已回编制学校处理`,
            en: `the exchange ended on ${servingUntil}; the teacher counts as back at the home school`,
          },
          { zh: '如已续期，请改正截止日期', en: 'Mend the date if the exchange was prolonged' },
        ),
      ]

/** Exemptions are for one year or a few; a much later date is a slip of the pen. */
const LONGEST_EXEMPTION_YEARS = 15
const NEAR_RETIREMENT_YEARS = 48

function exemptionsAreSane(teacher: Teacher, at: string, asOf: IsoDate, policy: Policy | undefined): Issue[] {
  return teacher.exemptions.flatMap(({ code, until }, n) => {
    const where = `${at}.exemptions[${n}]`
    if (until < asOf)
      return [
        doubtful(
          'K1507',
          where,
          {
            zh: `免交流情形已于 ${until} 到期，不再起作用`,
            en: `the exemption ended on ${until} and has no effect`,
          },
          { zh: '如仍然有效，请改正截止日期', en: 'Mend the date if it still holds' },
        ),
      ]
    if (Number(until.slice(0, 4)) - Number(asOf.slice(0, 4)) > LONGEST_EXEMPTION_YEARS)
      return [
        doubtful(
          'K1508',
          where,
          { zh: `免交流情形到 ${until} 才到期`, en: `the exemption lasts until ${until}` },
          { zh: '请核对截止日期', en: 'Check the date' },
        ),
      ]
    if (code === 'near-retirement' && ageYears(teacher, asOf) < NEAR_RETIREMENT_YEARS)
      return [
        doubtful(
          'K1509',
          where,
          { zh: '免交流情形为临近退休，但年龄不符', en: 'exempt as near retirement, but not of that age' },
          { zh: '请核对出生年月和免交流情形', en: 'Check the month of birth and the exemption' },
        ),
      ]
    if (policy && !policy.eligibility.exemptions.includes(code))
      return [
        doubtful(
          'K1510',
          where,
          {
            zh: `政策“${policy.name.zh}”不认可这一免交流情形，不起作用`,
            en: `the policy "${policy.name.en}" does not recognise this exemption, so it has no effect`,
          },
          { zh: '请核对情形，或在政策配置中增列', en: 'Check the exemption, or list it in the profile' },
        ),
      ]
    return []
  })
}
