/** Each kind of change as edits of the county as it stands, or the problems that keep it from being made. */
import { type Stage, stageOfGrade } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { LessonPin } from '../../models/lesson-pin.ts'
import { CurriculumTable } from '../../models/timetable.ts'
import type { Change } from '../../models/scenario.ts'
import type { SchoolClass } from '../../models/school-class.ts'
import { Teacher } from '../../models/teacher.ts'
import { closeSite } from './close-site.ts'
import {
  dropPins,
  type Edit,
  findRecord,
  getPath,
  parseRecord,
  putClass,
  putSite,
  type World,
} from './edits.ts'
import { exists, needed, noSuchStage, type Obstacle, unfit, unknown, withSite } from './obstacles.ts'

export interface Expanded {
  readonly edits: readonly Edit[]
  /** With one of these the change is not made at all. */
  readonly obstacles: readonly Obstacle[]
}

type Handler<Kind extends Change['kind']> = (
  world: World,
  change: Extract<Change, { kind: Kind }>,
) => readonly (Edit | Obstacle)[]

/** What has to be edited for one change. */
export function expand(world: World, change: Change): Expanded {
  const handler = HANDLERS[change.kind] as Handler<Change['kind']>
  const parts = handler(world, change)
  const obstacles = parts.filter((part) => 'cause' in part)
  return { obstacles, edits: obstacles.length > 0 ? [] : parts.filter((part) => 'type' in part) }
}

const HANDLERS: { readonly [Kind in Change['kind']]: Handler<Kind> } = {
  'move-site': ({ county }, { siteId, clusterId }) => [
    ...needed(county, 'clusters', clusterId),
    ...withSite(county, siteId, (site) => [
      county.clusters.some(({ id, coreSiteId }) => coreSiteId === siteId && id !== clusterId)
        ? unfit(
            `${siteId} 是教共体的核心校，不能直接划出`,
            `${siteId} is the core of its cluster and cannot be moved out`,
            '请先用“更换核心校”另定核心校',
            'Choose another core first (change-core)',
          )
        : putSite({ ...site, clusterId }),
    ]),
  ],
  'merge-clusters': ({ county }, { clusterIds, intoId }) => [
    ...[intoId, ...clusterIds].flatMap((id) => needed(county, 'clusters', id)),
    ...county.sites
      .filter(
        ({ clusterId }) => clusterId !== undefined && clusterIds.includes(clusterId) && clusterId !== intoId,
      )
      .map((site) => putSite({ ...site, clusterId: intoId })),
    ...clusterIds.filter((id) => id !== intoId).map((id): Edit => ({ type: 'drop', list: 'clusters', id })),
  ],
  'split-cluster': ({ county }, { clusterId, newCluster, siteIds }) => [
    ...needed(county, 'clusters', clusterId),
    ...(findRecord(county, 'clusters', newCluster.id) ? [exists(newCluster.id)] : []),
    ...(siteIds.includes(newCluster.coreSiteId)
      ? []
      : [
          unfit(
            `新教共体的核心校 ${newCluster.coreSiteId} 不在划出的学校之中`,
            `the new core ${newCluster.coreSiteId} is not among the sites split off`,
            '请把核心校写进 siteIds',
            'Name the core among siteIds',
          ),
        ]),
    { type: 'put', list: 'clusters', record: newCluster },
    ...siteIds.flatMap((siteId) =>
      withSite(county, siteId, (site) => [
        site.clusterId === clusterId
          ? putSite({ ...site, clusterId: newCluster.id })
          : unfit(
              `${siteId} 不属于教共体 ${clusterId}`,
              `${siteId} is not in cluster ${clusterId}`,
              '请核对学校和教共体',
              'Check the site and the cluster',
            ),
      ]),
    ),
  ],
  'change-core': ({ county }, { clusterId, coreSiteId }) => {
    const cluster = findRecord(county, 'clusters', clusterId)
    const site = findRecord(county, 'sites', coreSiteId)
    if (!cluster) return [unknown('教共体', 'cluster', clusterId)]
    if (site?.clusterId !== clusterId)
      return [
        unfit(
          `${coreSiteId} 不属于教共体 ${clusterId}`,
          `${coreSiteId} is not in cluster ${clusterId}`,
          '核心校须是本教共体的学校',
          'The core must be one of its sites',
        ),
      ]
    return [{ type: 'put', list: 'clusters', record: { ...cluster, coreSiteId } }]
  },
  'close-site': closeSite,
  'open-site': ({ county }, { site, classes }) => [
    ...(findRecord(county, 'sites', site.id) ? [exists(site.id)] : []),
    putSite(site),
    ...classes.flatMap((schoolClass) =>
      schoolClass.siteId === site.id
        ? addClass({ ...county, sites: [...county.sites, site] }, schoolClass)
        : [
            unfit(
              `班级 ${schoolClass.id} 不属于 ${site.id}`,
              `class ${schoolClass.id} is not at ${site.id}`,
              '请改正 siteId',
              'Mend siteId',
            ),
          ],
    ),
  ],
  'set-pupils': ({ county }, { classId, pupils }) => {
    const found = findRecord(county, 'classes', classId)
    return found ? [putClass({ ...found, pupils })] : [unknown('班级', 'class', classId)]
  },
  'add-class': ({ county }, { schoolClass }) => addClass(county, schoolClass),
  'remove-class': ({ county }, { classId }) =>
    findRecord(county, 'classes', classId) ? dropClass(county, classId) : [unknown('班级', 'class', classId)],
  'add-teacher': ({ county }, { teacher }) => [
    ...(findRecord(county, 'teachers', teacher.id) ? [exists(teacher.id)] : []),
    ...needed(county, 'sites', teacher.homeSiteId),
    { type: 'put', list: 'teachers', record: teacher },
  ],
  'hire-teachers': ({ county }, { siteId, stage, subject, count }) => [
    ...needed(county, 'sites', siteId),
    ...Array.from({ length: count }, (_, i) => hired(county, siteId, stage, subject, i + 1)).flatMap(
      (teacher): (Edit | Obstacle)[] =>
        findRecord(county, 'teachers', teacher.id)
          ? [exists(teacher.id)]
          : [{ type: 'put', list: 'teachers', record: teacher }],
    ),
  ],
  'remove-teacher': ({ county }, { teacherId }) => [
    ...needed(county, 'teachers', teacherId),
    ...dropPins(county, (pin) => pin.teacherId === teacherId),
    { type: 'drop', list: 'teachers', id: teacherId },
  ],
  'teacher-status': ({ county }, { teacherId, status }) => {
    const teacher = findRecord(county, 'teachers', teacherId)
    return teacher
      ? [{ type: 'put', list: 'teachers', record: { ...teacher, status } }]
      : [unknown('教师', 'teacher', teacherId)]
  },
  'set-curriculum': ({ county, policy }, { subject, grade, periods }) => {
    const table = county.curriculum ?? policy.curriculum.table
    const row = [...(table[subject] ?? Array<number>(9).fill(0))]
    row[grade - 1] = periods
    return [{ type: 'curriculum', table: { ...table, [subject]: row } }]
  },
  'set-travel': ({ county }, { kind: _, ...link }) => [
    ...[link.fromSiteId, link.toSiteId].flatMap((id) => needed(county, 'sites', id)),
    { type: 'put', list: 'travel', record: link },
  ],
  'pin-lesson': ({ county }, { kind: _, ...pin }) => [
    ...needed(county, 'classes', pin.classId),
    ...(pin.teacherId === undefined ? [] : needed(county, 'teachers', pin.teacherId)),
    { type: 'put', list: 'lessonPins', record: { ...pin, id: pinId(county, pin) } },
  ],
  'set-policy': ({ policy }, { path, value }) =>
    getPath(policy, path.split('.')) === undefined
      ? [
          unfit(
            `政策中没有“${path}”这一项`,
            `the policy has no value ${path}`,
            '可用 junheng schema policy 查看全部参数',
            'See junheng schema policy for all of them',
          ),
        ]
      : [{ type: 'policy', path, value }],
  'put-record': (_, { list, record, before }) => {
    const parsed = parseRecord(list, record)
    return parsed
      ? [{ type: 'put', list, record: parsed, ...(before !== undefined && { before }) }]
      : [
          unfit(
            `这条记录不符合 ${list} 的格式`,
            `the record is not one of ${list}`,
            '请按 junheng schema county 的格式改正',
            'Mend it after junheng schema county',
          ),
        ]
  },
  'drop-record': ({ county }, { list, id }) => [...needed(county, list, id), { type: 'drop', list, id }],
  'put-curriculum': (_, { table }) => {
    const parsed = CurriculumTable.nullable().safeParse(table)
    return parsed.success
      ? [{ type: 'curriculum', table: parsed.data ?? undefined }]
      : [
          unfit(
            '课程计划格式不对',
            'the periods table is not one',
            '每个学科九个年级、各一个数',
            'Nine figures a subject, one a grade',
          ),
        ]
  },
}

/** A class goes with its place in groups and with what teachers hold of it. */
function dropClass(county: County, classId: string): Edit[] {
  return [
    ...county.classGroups
      .filter(({ classIds }) => classIds.includes(classId))
      .map((group): Edit => {
        const classIds = group.classIds.filter((id) => id !== classId)
        return classIds.length >= 2
          ? { type: 'put', list: 'classGroups', record: { ...group, classIds } }
          : { type: 'drop', list: 'classGroups', id: group.id }
      }),
    ...county.teachers
      .filter(
        ({ formClassId, taught }) => formClassId === classId || taught.some((t) => t.classId === classId),
      )
      .map((teacher): Edit => {
        const { formClassId, ...rest } = teacher
        return {
          type: 'put',
          list: 'teachers',
          record: {
            ...rest,
            taught: teacher.taught.filter((t) => t.classId !== classId),
            ...(formClassId !== undefined && formClassId !== classId && { formClassId }),
          },
        }
      }),
    ...dropPins(county, (pin) => pin.classId === classId),
    { type: 'drop', list: 'classes', id: classId },
  ]
}

/** That of the pin for the same class and subject, if there is one. */
function pinId(county: County, { classId, subject }: Pick<LessonPin, 'classId' | 'subject'>): string {
  const same = county.lessonPins.find((pin) => pin.classId === classId && pin.subject === subject)
  return same?.id ?? `PIN-${classId}-${subject}`.slice(0, 64)
}

function addClass(county: County, schoolClass: SchoolClass): (Edit | Obstacle)[] {
  const stage = stageOfGrade(schoolClass.grade)
  return [
    ...(findRecord(county, 'classes', schoolClass.id) ? [exists(schoolClass.id)] : []),
    ...withSite(county, schoolClass.siteId, (site) =>
      site.stages.includes(stage) ? [] : [noSuchStage(site.id, stage)],
    ),
    putClass(schoolClass),
  ]
}

/** A new teacher fresh from college: eligible for nothing, qualified for the stage. */
function hired(
  county: County,
  siteId: string,
  stage: Stage,
  subject: Teacher['subject'],
  n: number,
): Teacher {
  const month = county.asOf.slice(0, 7)
  return Teacher.parse({
    id: `NEW-${siteId}-${subject}-${n}`.slice(0, 64),
    homeSiteId: siteId,
    stage,
    subject,
    certificate: stage,
    gender: 'f',
    birthMonth: `${Number(month.slice(0, 4)) - 23}${month.slice(4)}`,
    teachingSince: month,
    atSchoolSince: month,
    education: 'bachelor',
  })
}
