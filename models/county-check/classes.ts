import { stageOfGrade } from '../basics.ts'
import type { Issue } from '../issue.ts'
import type { ClassGroup } from '../school-class.ts'
import { type CountyCheck, type Lookup, unknownClass, unknownSite, wrong } from './lookup.ts'

export const checkClasses: CountyCheck = ({ classes }, known) =>
  classes.flatMap(({ siteId, grade, name }, i) => {
    const site = known.sites.get(siteId)
    if (!site) return unknownSite(siteId, known, `classes[${i}].siteId`)
    if (site.stages.includes(stageOfGrade(grade))) return []
    return [
      wrong(
        'K1301',
        `classes[${i}].grade`,
        {
          zh: `“${site.name}”没有${grade} 年级所在的学段，却有班级“${name}”`,
          en: `"${site.name}" does not teach the stage of grade ${grade}, yet has the class "${name}"`,
        },
        {
          zh: '请改正年级、学校，或学校的类型和学段',
          en: 'Mend the grade, the school, or the kind and stages of the school',
        },
      ),
    ]
  })

/** Classes taught together sit at one site, in one stage, and each class is in one group for a subject. */
export const checkClassGroups: CountyCheck = ({ classGroups }, known) => {
  const taken = new Map<string, string>()
  return classGroups.flatMap((group, i) => {
    const at = `classGroups[${i}]`
    return [
      ...unknownSite(group.siteId, known, `${at}.siteId`),
      ...group.classIds.flatMap((id, n) => unknownClass(id, known, `${at}.classIds[${n}]`)),
      ...sameUnit(group, at, known),
      ...oncePerSubject(group, at, taken),
    ]
  })
}

function sameUnit({ siteId, classIds }: ClassGroup, at: string, { classes }: Lookup): Issue[] {
  const members = classIds.flatMap((id) => classes.get(id) ?? [])
  const stages = new Set(members.map(({ grade }) => stageOfGrade(grade)))
  if (stages.size <= 1 && members.every((member) => member.siteId === siteId)) return []
  return [
    wrong(
      'K1302',
      `${at}.classIds`,
      {
        zh: '合班的班级不在同一所学校，或不在同一学段',
        en: 'the classes taught together are not of one site and one stage',
      },
      { zh: '请只合并同校同学段的班级', en: 'Join classes of the same site and stage only' },
    ),
  ]
}

function oncePerSubject(
  { id, classIds, subjects }: ClassGroup,
  at: string,
  taken: Map<string, string>,
): Issue[] {
  const clashes = new Set<string>()
  for (const classId of classIds) {
    for (const subject of new Set(subjects)) {
      const key = `${classId} ${subject}`
      if (taken.has(key)) clashes.add(classId)
      else taken.set(key, id)
    }
  }
  return [...clashes].map((classId) =>
    wrong(
      'K1303',
      `${at}.classIds`,
      {
        zh: `班级“${classId}”在同一学科上被合班两次`,
        en: `the class "${classId}" is joined twice for the same subject`,
      },
      { zh: '一个班在一门学科上只能属于一个合班', en: 'Let it be in one group for each subject' },
    ),
  )
}
