import { type Stage, stageOfGrade } from '../basics.ts'
import { bellLookup } from '../bells.ts'
import type { Issue } from '../issue.ts'
import type { Site } from '../site.ts'
import { SUBJECT_NAMES } from '../subject.ts'
import { certifiedFor, type Teacher } from '../teacher.ts'
import { type CountyCheck, doubtful, type Lookup, unknownClass, unknownSite, wrong } from './lookup.ts'

export const checkTeachers: CountyCheck = (county, known, policy) => {
  const formTeacher = new Map<string, string>()
  const bellsOf = policy && bellLookup(county, policy)
  return county.teachers.flatMap((teacher, i) => {
    const at = `teachers[${i}]`
    return [
      ...postsExist(teacher, at, known),
      ...certificateFits(teacher, at),
      ...subjectsMakeSense(teacher, at),
      ...bandFits(teacher, at),
      ...formClassIsOwn(teacher, at, known, formTeacher),
      ...wishesMakeSense(teacher, at, known),
      ...taughtIsKnown(teacher, at, known),
      ...(bellsOf ? timesExist(teacher, at, bellsOf) : []),
    ]
  })
}

const STAGE_ZH: Readonly<Record<Stage, string>> = { primary: '小学', junior: '初中' }
const teaches = (site: Site, stage: Stage): boolean => site.stages.includes(stage)

/** The home unit exists; a running exchange serves a unit of the own stage, or of a lower one. */
function postsExist(
  { homeSiteId, servingSiteId, servingUntil, stage }: Teacher,
  at: string,
  known: Lookup,
): Issue[] {
  const issues = [
    ...unknownSite(homeSiteId, known, `${at}.homeSiteId`),
    ...unknownSite(servingSiteId, known, `${at}.servingSiteId`),
  ]
  const home = known.sites.get(homeSiteId)
  if (home && !teaches(home, stage))
    issues.push(
      wrong(
        'K1401',
        `${at}.stage`,
        {
          zh: `“${home.name}”没有${STAGE_ZH[stage]}学段`,
          en: `"${home.name}" does not teach the ${stage} stage`,
        },
        { zh: '请改正该教师的学段或编制学校', en: "Mend the teacher's stage or home school" },
      ),
    )
  const serving = servingSiteId === undefined ? undefined : known.sites.get(servingSiteId)
  if (serving && !teaches(serving, stage) && !(stage === 'junior' && teaches(serving, 'primary')))
    issues.push(
      wrong(
        'K1402',
        `${at}.servingSiteId`,
        {
          zh: `现任教的“${serving.name}”没有${STAGE_ZH[stage]}学段`,
          en: `"${serving.name}", the serving school, does not teach the ${stage} stage`,
        },
        { zh: '请改正现任教学校或学段', en: 'Mend the serving school or the stage' },
      ),
    )
  if (servingUntil !== undefined && servingSiteId === undefined)
    issues.push(
      doubtful(
        'K1403',
        `${at}.servingUntil`,
        { zh: '有交流截止日期却没有现任教学校', en: 'an exchange has an end but no serving school' },
        { zh: '请填写现任教学校，或删去日期', en: 'Name the serving school, or remove the date' },
      ),
    )
  return issues
}

const certificateFits = (teacher: Teacher, at: string): Issue[] =>
  certifiedFor(teacher, teacher.stage)
    ? []
    : [
        doubtful(
          'K1404',
          `${at}.certificate`,
          {
            zh: `教师资格低于任教学段（${STAGE_ZH[teacher.stage]}）`,
            en: `the certificate is below the stage taught (${teacher.stage})`,
          },
          { zh: '请核对；如属实，应先取得相应资格', en: 'Please check; if so, the certificate is due first' },
        ),
      ]

function subjectsMakeSense({ subject, secondSubjects }: Teacher, at: string): Issue[] {
  const repeated = secondSubjects.find((s, n) => s === subject || secondSubjects.indexOf(s) < n)
  if (!repeated) return []
  const { zh, en } = SUBJECT_NAMES[repeated]
  return [
    doubtful(
      'K1405',
      `${at}.secondSubjects`,
      { zh: `兼教学科重复：${zh}`, en: `a second subject is named twice: ${en}` },
      { zh: '请删去重复的学科', en: 'Remove the repeated subject' },
    ),
  ]
}

function bandFits({ gradeBand, stage }: Teacher, at: string): Issue[] {
  if (!gradeBand) return []
  const [first, last] = gradeBand
  if (first > last)
    return [
      wrong(
        'K1406',
        `${at}.gradeBand`,
        { zh: '起始年级高于结束年级', en: 'the first grade is above the last one' },
        { zh: '请对调两个年级', en: 'Exchange the two grades' },
      ),
    ]
  if (stageOfGrade(first) === stage || stageOfGrade(last) === stage) return []
  return [
    doubtful(
      'K1407',
      `${at}.gradeBand`,
      { zh: '任教年级段不在任教学段内', en: 'the grade band lies outside the stage taught' },
      { zh: '请核对年级段和学段', en: 'Check the grade band and the stage' },
    ),
  ]
}

function formClassIsOwn(
  { id, formClassId, homeSiteId, servingSiteId }: Teacher,
  at: string,
  known: Lookup,
  formTeacher: Map<string, string>,
): Issue[] {
  if (formClassId === undefined) return []
  const where = `${at}.formClassId`
  const formClass = known.classes.get(formClassId)
  if (!formClass) return unknownClass(formClassId, known, where)
  const other = formTeacher.get(formClassId)
  formTeacher.set(formClassId, id)
  if (other !== undefined)
    return [
      doubtful(
        'K1408',
        where,
        {
          zh: `班级“${formClassId}”已有班主任 ${other}`,
          en: `the class "${formClassId}" has a form teacher already, ${other}`,
        },
        { zh: '请核对由谁担任班主任', en: 'Check who is the form teacher' },
      ),
    ]
  if (formClass.siteId === homeSiteId || formClass.siteId === servingSiteId) return []
  return [
    doubtful(
      'K1409',
      where,
      {
        zh: `班级“${formClassId}”不在该教师的学校`,
        en: `the class "${formClassId}" is not at the teacher's school`,
      },
      { zh: '请核对班主任班级', en: 'Check the form class' },
    ),
  ]
}

const wishesMakeSense = ({ wishes, homeSiteId, stage }: Teacher, at: string, known: Lookup): Issue[] =>
  wishes.flatMap((siteId, n) => {
    const where = `${at}.wishes[${n}]`
    const site = known.sites.get(siteId)
    if (!site) return unknownSite(siteId, known, where)
    if (siteId !== homeSiteId && wishes.indexOf(siteId) === n && (teaches(site, stage) || stage === 'junior'))
      return []
    return [
      doubtful(
        'K1410',
        where,
        {
          zh: `志愿“${site.name}”不起作用（本校、重复或没有相应学段）`,
          en: `the wish "${site.name}" has no effect (own school, named twice, or not of the stage)`,
        },
        { zh: '请核对志愿学校', en: 'Check the wished-for schools' },
      ),
    ]
  })

/** Classes of last semester may have left school since; the wish for continuity then has no effect. */
const taughtIsKnown = ({ taught }: Teacher, at: string, known: Lookup): Issue[] =>
  taught.flatMap(({ classId }, n) =>
    known.classes.has(classId)
      ? []
      : [
          doubtful(
            'K1411',
            `${at}.taught[${n}]`,
            {
              zh: `上学期任课的班级“${classId}”本学期不存在`,
              en: `the class "${classId}" taught last semester does not exist now`,
            },
            {
              zh: '如班级已毕业可不处理；否则请核对编号',
              en: 'Leave it if the class has left; otherwise check the code',
            },
          ),
        ],
  )

function timesExist(
  { unavailable, homeSiteId, stage }: Teacher,
  at: string,
  bellsOf: ReturnType<typeof bellLookup>,
): Issue[] {
  const { days, periods } = bellsOf(homeSiteId, stage)
  return unavailable.flatMap(({ day, period }, n) =>
    day <= days && period <= periods.length
      ? []
      : [
          doubtful(
            'K1412',
            `${at}.unavailable[${n}]`,
            {
              zh: `不可排课时间（周${'一二三四五六'[day - 1]}第 ${period} 节）不在作息之内`,
              en: `the time kept free (day ${day}, period ${period}) is outside the bells`,
            },
            { zh: '请核对星期和节次', en: 'Check day and period' },
          ),
        ],
  )
}
