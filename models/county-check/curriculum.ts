import type { County } from '../county.ts'
import type { Issue } from '../issue.ts'
import type { Policy } from '../policy.ts'
import { type Subject, SUBJECT_NAMES } from '../subject.ts'
import { curriculumOf } from '../teaching.ts'
import { type CurriculumTable, GRADE_NAMES, periodsOf, subjectsOfGrade } from '../timetable.ts'
import { type CountyCheck, doubtful, wrong } from './lookup.ts'

/** The county's own periods table, where it has one; the policy's answers for itself. */
export const checkCurriculum: CountyCheck = (county, _known, policy) => {
  const own = county.curriculum
  if (!own) return []
  return [
    ...wholePeriods(own),
    ...gradesAreTaught(own, county),
    ...(policy ? [...totalsFit(own, policy), ...sharesFit(county, policy)] : []),
  ]
}

const wholePeriods = (table: CurriculumTable): Issue[] =>
  Object.entries(table).flatMap(([subject, periods]) =>
    periods.flatMap((count, g) =>
      Number.isInteger(count)
        ? []
        : [
            wrong(
              'K1801',
              `curriculum.${subject}[${g}]`,
              {
                zh: `${SUBJECT_NAMES[subject as Subject].zh} ${GRADE_NAMES[g]}年级每周 ${count} 节，不是整数`,
                en: `${count} periods a week is not a whole number`,
              },
              {
                zh: '请改为整数，如把单双周交替的两门课各按一节计入相应学期',
                en: 'Give whole periods, for instance one subject a semester where two alternate weekly',
              },
            ),
          ],
    ),
  )

function gradesAreTaught(table: CurriculumTable, { classes }: County): Issue[] {
  const grades = new Set(classes.map(({ grade }) => grade))
  return [...grades]
    .sort((a, b) => a - b)
    .filter((grade) => subjectsOfGrade(table, grade).length === 0)
    .map((grade) =>
      wrong(
        'K1802',
        'curriculum',
        {
          zh: `课程计划中没有${GRADE_NAMES[grade - 1]}年级的课，而该年级有班级`,
          en: `the curriculum has no periods for grade ${grade}, which has classes`,
        },
        { zh: '请在“课程计划”表中补上', en: 'Add them to the curriculum sheet' },
      ),
    )
}

const weeklyTotal = (table: CurriculumTable, grade: number): number =>
  subjectsOfGrade(table, grade).reduce((sum, subject) => sum + periodsOf(table, subject, grade), 0)

const totalsFit = (table: CurriculumTable, { curriculum }: Policy): Issue[] =>
  curriculum.weeklyTotal.flatMap((expected, g) => {
    const total = weeklyTotal(table, g + 1)
    if (total === expected || total === 0) return []
    return [
      doubtful(
        'K1803',
        'curriculum',
        {
          zh: `${GRADE_NAMES[g]}年级每周共 ${total} 节，规定为 ${expected} 节`,
          en: `grade ${g + 1} has ${total} periods a week; the rule is ${expected}`,
        },
        { zh: '请核对各学科周课时', en: 'Check the periods of its subjects' },
      ),
    ]
  })

const EPSILON = 1e-9

/** Shares of the nine-year total. With one PE lesson a day, PE and what it takes from leave their bands by design. */
function sharesFit(county: County, policy: Policy): Issue[] {
  const { shares, weeks, peDaily } = policy.curriculum
  const table = curriculumOf(county, policy)
  const hours = (subject: Subject): number =>
    weeks.reduce((sum, count, g) => sum + count * periodsOf(table, subject, g + 1), 0)
  const total = weeks.reduce((sum, count, g) => sum + count * weeklyTotal(table, g + 1), 0)
  const hasAllGrades = weeks.every((_, g) => weeklyTotal(table, g + 1) > 0)
  if (!hasAllGrades) return []
  return shares.flatMap(({ subjects, min, max }) => {
    const relaxed = peDaily && subjects.some((s) => s === 'pe' || s === 'local' || s === 'practice')
    const share = subjects.reduce((sum, subject) => sum + hours(subject), 0) / total
    if (relaxed || (share >= min - EPSILON && share <= max + EPSILON)) return []
    const percent = (value: number): string => `${Math.round(value * 1000) / 10}%`
    return [
      doubtful(
        'K1804',
        'curriculum',
        {
          zh: `${subjects.map((s) => SUBJECT_NAMES[s].zh).join('、')}占九年总课时 ${percent(share)}，规定为 ${percent(min)}至${percent(max)}`,
          en: `${subjects.map((s) => SUBJECT_NAMES[s].en).join(', ')}: ${percent(share)} of the nine-year total; the rule is ${percent(min)} to ${percent(max)}`,
        },
        {
          zh: '请核对课程计划；地方另有规定的可不处理',
          en: 'Check the curriculum, unless a local rule says so',
        },
      ),
    ]
  })
}
