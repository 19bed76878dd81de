import { COUNTY_SCHEMA_VERSION, County } from '../../../models/county.ts'
import { LessonPin } from '../../../models/lesson-pin.ts'
import { ClassGroup, SchoolClass } from '../../../models/school-class.ts'
import { SchoolDays } from '../../../models/school-calendar.ts'
import { Cluster, Room, Site } from '../../../models/site.ts'
import { Teacher } from '../../../models/teacher.ts'
import { BellSchedule, CurriculumTable } from '../../../models/timetable.ts'
import { TravelLink } from '../../../models/travel.ts'
import type { Findings } from '../issues.ts'
import type { Draft } from './draft.ts'
import { settle } from './settle.ts'

export interface SettledDraft {
  readonly county: County
  /** By list of the county: numbers of the records that hold a stand-in. */
  readonly unsound: ReadonlyMap<keyof Draft, ReadonlySet<number>>
}

const Settings = County.pick({
  name: true,
  schoolYear: true,
  semester: true,
  asOf: true,
  termStart: true,
  termEnd: true,
  synthetic: true,
  notes: true,
})

/** Brings every record to its schema; what stands in for missing values makes no trouble of its own. */
export function settleDraft(draft: Draft, findings: Findings): SettledDraft {
  const settings = settle(Settings, [draft.settings], SETTINGS, findings)
  const sites = settle(Site, draft.sites, SITE, findings)
  const clusters = settle(Cluster, draft.clusters, { name: '?', coreSiteId: '?' }, findings)
  const classes = settle(SchoolClass, draft.classes, CLASS, findings)
  const classGroups = settle(ClassGroup, draft.classGroups, GROUP, findings)
  const teachers = settle(Teacher, draft.teachers, TEACHER, findings)
  const lessonPins = settle(LessonPin, draft.lessonPins, { classId: '?', subject: 'pe' }, findings)
  const rooms = settle(Room, draft.rooms, { siteId: '?', kind: 'music' }, findings)
  const bellSchedules = settle(BellSchedule, draft.bellSchedules, BELLS, findings)
  const travel = settle(TravelLink, draft.travel, { fromSiteId: '?', toSiteId: '?' }, findings)
  const schoolDays = settle(SchoolDays, draft.schoolDays, { from: '2000-01-01', kind: 'off' }, findings)
  const curriculum = settle(CurriculumTable, draft.curriculum ? [draft.curriculum] : [], {}, findings)
  const [table] = curriculum.values
  return {
    county: {
      schemaVersion: COUNTY_SCHEMA_VERSION,
      ...settings.values[0]!,
      sites: sites.values,
      clusters: clusters.values,
      classes: classes.values,
      classGroups: classGroups.values,
      teachers: teachers.values,
      lessonPins: lessonPins.values,
      rooms: rooms.values,
      bellSchedules: bellSchedules.values,
      ...(table && { curriculum: table }),
      schoolDays: schoolDays.values,
      travel: travel.values,
    },
    unsound: new Map(
      Object.entries({
        settings,
        sites,
        clusters,
        classes,
        classGroups,
        teachers,
        lessonPins,
        rooms,
        bellSchedules,
        schoolDays,
        travel,
        curriculum,
      }).map(([list, settled]) => [list as keyof Draft, settled.unsound]),
    ),
  }
}

/** The day is so late that no date of a career comes after it. */
const SETTINGS = { name: '?', schoolYear: '2000-2001', asOf: '2999-12-31', synthetic: false, notes: [] }
const SITE = { name: '?', kind: 'nine-year', stages: ['primary', 'junior'], locale: 'rural' }
const CLASS = { siteId: '?', grade: 1, name: '?', pupils: 1 }
const GROUP = { siteId: '?', classIds: ['?', '??'], subjects: ['pe'] }
const TEACHER = {
  homeSiteId: '?',
  stage: 'primary',
  subject: 'chinese',
  certificate: 'senior',
  gender: 'f',
  birthMonth: '1980-01',
  teachingSince: '2000-09',
  atSchoolSince: '2000-09',
  education: 'bachelor',
}
const BELLS = { name: '?', periods: [{ session: 'morning', startMin: 0, endMin: 1 }] }
