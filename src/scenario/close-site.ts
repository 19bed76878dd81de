import { type Stage, stageOfGrade } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Change } from '../../models/scenario.ts'
import type { SchoolClass } from '../../models/school-class.ts'
import { dropPins, type Edit, findRecord, keyOf, putClass, putSite, type World } from './edits.ts'
import { needed, noSuchStage, type Obstacle, unfit } from './obstacles.ts'

/**
 * Pupils and teachers go to the schools named; rooms, groups and measured ways of the closed site go with it. Needs the
 * approval that Chuanhui's rule asks for: no closure before the plan is surveyed, publicised and approved (C3).
 */
export function closeSite(
  { county, policy }: World,
  { siteId, pupilsToSiteId, teachersToSiteId, approval }: Extract<Change, { kind: 'close-site' }>,
): readonly (Edit | Obstacle)[] {
  const obstacles = [siteId, pupilsToSiteId, teachersToSiteId].flatMap((id) => needed(county, 'sites', id))
  if (!approval)
    obstacles.push({
      code: 'not-approved',
      cause: {
        zh: `撤并 ${siteId} 没有批准文号：未经调查论证、征求群众意见、向社会公示并批准，不得撤并；规划到位之前暂停教学点撤并`,
        en: `closing ${siteId} has no approval: no school is closed before the plan has been surveyed, publicised and approved`,
      },
      remedy: {
        zh: '批准后在 approval 中填写文号 number 和日期 date',
        en: 'Give the number and date of the decision in approval',
      },
    })
  if (county.clusters.some(({ coreSiteId }) => coreSiteId === siteId))
    obstacles.push(
      unfit(
        `${siteId} 是教共体核心校`,
        `${siteId} is the core of a cluster`,
        '请先更换核心校',
        'Choose another core first (change-core)',
      ),
    )
  if (pupilsToSiteId === siteId || teachersToSiteId === siteId)
    obstacles.push(
      unfit(`不能并入自身`, 'a school cannot be merged into itself', '请写接收学校', 'Name another school'),
    )
  const target = findRecord(county, 'sites', pupilsToSiteId)
  const leaving = county.classes.filter((c) => c.siteId === siteId)
  for (const stage of new Set(leaving.map(({ grade }) => stageOfGrade(grade))))
    if (target && !target.stages.includes(stage)) obstacles.push(noSuchStage(pupilsToSiteId, stage))
  if (obstacles.length > 0) return obstacles
  return [
    ...pupilEdits(county, policy.classSizeMax, leaving, pupilsToSiteId),
    ...teacherEdits(county, siteId, teachersToSiteId),
    ...county.rooms
      .filter((r) => r.siteId === siteId)
      .map(({ id }): Edit => ({ type: 'drop', list: 'rooms', id })),
    ...county.travel
      .filter(({ fromSiteId, toSiteId }) => fromSiteId === siteId || toSiteId === siteId)
      .map((link): Edit => ({ type: 'drop', list: 'travel', id: keyOf(link) })),
    ...county.sites
      .filter(({ parentSiteId }) => parentSiteId === siteId)
      .map((site) => putSite({ ...site, parentSiteId: teachersToSiteId })),
    { type: 'drop', list: 'sites', id: siteId },
  ]
}

/** The fullest receiving class of the grade that still has room takes the pupils; where none has, the class moves whole. */
function pupilEdits(
  county: County,
  classSizeMax: Readonly<Record<Stage, number>>,
  leaving: readonly SchoolClass[],
  toSiteId: string,
): Edit[] {
  const pupils = new Map(county.classes.map(({ id, pupils: count }) => [id, count]))
  const edits: Edit[] = []
  for (const { id, grade, pupils: count } of leaving) {
    const fits = county.classes
      .filter((c) => c.siteId === toSiteId && c.grade === grade)
      .filter((c) => pupils.get(c.id)! + count <= classSizeMax[stageOfGrade(grade)])
      .sort((a, b) => pupils.get(b.id)! - pupils.get(a.id)!)[0]
    edits.push(...dropFromGroups(county, id))
    if (fits) {
      pupils.set(fits.id, pupils.get(fits.id)! + count)
      edits.push(
        putClass({ ...fits, pupils: pupils.get(fits.id)! }),
        ...dropPins(county, ({ classId }) => classId === id),
        { type: 'drop', list: 'classes', id },
      )
    } else edits.push(putClass({ ...findRecord(county, 'classes', id)!, siteId: toSiteId }))
  }
  return merged(edits)
}

/** A group is edited once, however many of its classes leave. */
function merged(edits: readonly Edit[]): Edit[] {
  const byTarget = new Map<string, Edit>()
  for (const edit of edits)
    byTarget.set(
      edit.type === 'put'
        ? `${edit.list} ${keyOf(edit.record)}`
        : edit.type === 'drop'
          ? `${edit.list} ${edit.id}`
          : '',
      edit,
    )
  return [...byTarget.values()]
}

/** Home posts go to the receiving school; running exchanges that served at the closed site end there. */
function teacherEdits(county: County, siteId: string, toSiteId: string): Edit[] {
  const dropped = new Set(county.classes.filter((c) => c.siteId === siteId).map(({ id }) => id))
  return county.teachers.flatMap((teacher): Edit[] => {
    const { servingSiteId, servingUntil, formClassId, ...rest } = teacher
    const serves = servingSiteId === siteId
    const lives = teacher.homeSiteId === siteId
    const wishes = teacher.wishes.filter((wish) => wish !== siteId)
    const taught = teacher.taught.filter(({ classId }) => !dropped.has(classId))
    const form = formClassId !== undefined && dropped.has(formClassId)
    const same = wishes.length === teacher.wishes.length && taught.length === teacher.taught.length
    if (!serves && !lives && !form && same) return []
    return [
      {
        type: 'put',
        list: 'teachers',
        record: {
          ...rest,
          homeSiteId: lives ? toSiteId : teacher.homeSiteId,
          wishes,
          taught,
          ...(!form && formClassId !== undefined && { formClassId }),
          ...(!serves && servingSiteId !== undefined && { servingSiteId }),
          ...(!serves && servingUntil !== undefined && { servingUntil }),
        },
      },
    ]
  })
}

function dropFromGroups(county: County, classId: string): Edit[] {
  return county.classGroups
    .filter(({ classIds }) => classIds.includes(classId))
    .map((group): Edit => {
      const leaving = new Set(county.classes.filter((c) => c.siteId === group.siteId).map(({ id }) => id))
      const classIds = group.classIds.filter((id) => !leaving.has(id) && id !== classId)
      return classIds.length >= 2
        ? { type: 'put', list: 'classGroups', record: { ...group, classIds } }
        : { type: 'drop', list: 'classGroups', id: group.id }
    })
}
