import { Calm } from './policy-calm.ts'
import { z } from 'zod'
import { Grade, HalfDay, Id, Name, Note, Stage, Text, Weekday } from './basics.ts'
import { Eligibility, Mentoring, Principals, Rotation, RotationWeights } from './policy-rotation.ts'
import { ByStage, BySubject, Share, Weight } from './policy-values.ts'
import { Locale, RoomKind } from './site.ts'
import { Subject } from './subject.ts'
import { Role } from './teacher.ts'
import { BellPeriod, CurriculumTable } from './timetable.ts'

const Itinerant = z.strictObject({
  /** Lending of half-days inside a cluster (走教). */
  allowed: z.boolean(),
  subjects: z.array(Subject),
  /** Only in the main subject: whoever teaches it as a second one does so at the serving post. */
  mainSubjectOnly: z.boolean().default(false),
  /** Sites other than the serving post that one teacher visits in a week. */
  maxSites: z.int().min(1).max(20),
  maxSitesPerHalfDay: z.int().min(1).max(4),
  maxHalfDaysPerWeek: z.int().min(1).max(12),
  /** Weekdays on which visits are made; a bus may run on some only. */
  days: z.array(Weekday).min(1).max(6).default([1, 2, 3, 4, 5, 6]),
  maxTravelMinOneWay: z.number().min(1).max(240),
  maxRoadKmOneWay: z.number().min(1).max(200),
  /** Road km from one site to the next of a half-day, such as two stops of one bus route; null: as from the serving post. */
  maxKmBetweenSites: z.number().min(0.1).max(200).nullable().default(null),
  /** Periods that a half-day's visit is counted for when the rotation looks ahead. */
  periodsPerHalfDay: z.number().min(1).max(6),
  /** Points for each visit, and for each of its one-way kilometres. */
  visitCost: Weight,
  visitCostPerKm: Weight,
  /** Points times the square of one teacher's visits a week: shares visits out evenly; 0 where only their sum counts. */
  evenVisits: Weight,
})

const Load = z.strictObject({
  /** Standard periods a week of a full-time teacher by stage and main subject. */
  standard: ByStage(
    z.strictObject({ bySubject: BySubject(z.number().min(1).max(40)), other: z.number().min(1).max(40) }),
  ),
  /** Highest load as a multiple of the standard one. */
  maxFactor: z.number().min(1).max(3),
  /** Load under which a teacher counts as under-used, as a multiple of the standard one. */
  minFactor: z.number().min(0).max(1),
  /** Part of a load that a principal, vice-principal or middle manager still teaches. */
  roleFactor: z.strictObject({ principal: Share, 'vice-principal': Share, 'middle-manager': Share }),
  /** Largest share of a load taught in second subjects (兼教). */
  secondSubjectMaxShare: Share,
  /** Subjects that any certified teacher of the stage may take, such as labour and local courses. */
  anyTeacherSubjects: z.array(Subject),
})

/** Workload formula: W = periods x subject x combined + trips + travel + extra sites + extra preparations + duties. */
const Workload = z.strictObject({
  subjectFactor: BySubject(z.number().min(0).max(5)),
  combinedFactor: z.number().min(0).max(5),
  tripPeriods: z.number().min(0).max(5),
  travelHourPeriods: z.number().min(0).max(5),
  extraSitePeriods: z.number().min(0).max(5),
  extraPreparationPeriods: z.number().min(0).max(5),
  /** A period attended as assistant at a broadcast lesson. */
  assistantFactor: z.number().min(0).max(5),
  /** Form teacher's work as a share of the standard load. */
  formTeacherShare: Share,
})

/** What service away from the home post is worth: allowances by destination and days, and what counts as rural service. */
const Service = z.strictObject({
  /** Where service counts as rural (农村学校任教经历). */
  ruralLocales: z.array(Locale),
  /** Periods a week taught there on visits from which they count; null: visits never do. */
  ruralFromPeriods: z.number().min(1).max(40).nullable(),
  /** Paid for each day at a destination of these locales, on exchange or on visits; no rate where the bureau's is not known. */
  allowances: z
    .array(
      z.strictObject({
        name: Text,
        locales: z.array(Locale).min(1),
        forms: z.array(z.enum(['rotation', 'visit'])).min(1),
        yuanPerDay: z.number().min(0).max(5000).nullable(),
      }),
    )
    .max(20),
})

const TimetableRules = z.strictObject({
  /** Most periods of one subject for one class on one day. */
  subjectMaxPerDay: z.int().min(1).max(6),
  /** Exceptions to it: subjects that may have more on a day. */
  subjectMaxPerDayBySubject: BySubject(z.int().min(1).max(6)),
  teacherMaxPerDay: z.int().min(1).max(10),
  teacherMaxConsecutive: z.int().min(1).max(10),
  /** Minutes a teacher needs beside the travel time when changing sites. */
  siteChangeMin: z.number().min(0).max(120),
  /** Subjects that should not stand in period 1. */
  notInFirstPeriod: z.array(Subject),
  /** Kind of special room a subject uses at sites that have one. */
  roomKind: BySubject(RoomKind),
  /** Two periods of a subject in a row (连堂) once or more a week, such as for composition or experiments. */
  doubleLessons: z
    .array(z.strictObject({ subject: Subject, fromGrade: Grade, perWeek: z.int().min(1).max(3) }))
    .default([]),
  /** Half-days in which these teachers should have no lessons, so that they can meet: common research (教研), staff meetings. */
  keptFree: z
    .array(
      z.strictObject({
        name: Text,
        day: Weekday,
        halfDay: HalfDay,
        /** Main subjects, roles, stages and clusters concerned; all where empty. */
        subjects: z.array(Subject).default([]),
        roles: z.array(Role).default([]),
        stages: z.array(Stage).default([]),
        clusterIds: z.array(Id).default([]),
      }),
    )
    .default([]),
  /** Points for each case. */
  weights: z.strictObject({
    subjectTwiceADay: Weight,
    /** A subject of two periods a week on neighbouring days. */
    subjectNextDay: Weight.default(0.5),
    /** A free period of a class before its last lesson of the day. */
    classGap: Weight.default(2),
    /** A lesson of a class above or below the even share of the day. */
    classOverDay: Weight.default(1),
    /** A lesson that finds no special room free and stays in the classroom. */
    roomShort: Weight.default(3),
    teacherGap: Weight,
    /** A lesson of a teacher more than one above the even share of the day. */
    teacherOverDay: Weight,
    coreSubjectLate: Weight,
    firstPeriod: Weight,
    consecutive: Weight,
    siteChange: Weight,
    travelMin: Weight,
    /** A double lesson more or fewer than wanted. */
    doubleLesson: Weight.default(2),
    /** A lesson of a teacher in a half-day kept free. */
    keptFree: Weight.default(2),
    /** A lesson by which a class is ahead of or behind the even pace of its subject at the end of a day; 0: not weighed. */
    unifiedPace: Weight.default(0),
  }),
})

const Balance = z.strictObject({
  /** `quality`: each of seven indicators (教督〔2017〕6号); `basic`: the mean of eight (教督〔2012〕3号). */
  mode: z.enum(['quality', 'basic']),
  cvLimit: ByStage(z.number().min(0).max(5)),
  /** Indicators that every school has to reach, and how near the missed one must be. */
  minPassed: z.int().min(0).max(8),
  floorShare: Share,
  /** Teaching points below this many pupils are left out. */
  excludePointsBelowPupils: z.int().min(0).max(1000),
  /** Weight of a junior pupil when a nine-year school's resources are split; a primary pupil weighs 1. */
  nineYearJuniorWeight: z.number().min(0.5).max(3),
  /**
   * Rural schools in this range of pupils may count visiting PE and arts teachers, by head: all of them, or only as many
   * as bring the school up to the threshold of the indicator.
   */
  visitingCounts: z.strictObject({
    fromPupils: z.int().min(0),
    belowPupils: z.int().min(0),
    upToThreshold: z.boolean(),
  }),
})

const Staffing = z.strictObject({
  pupilsPerStaff: ByStage(z.number().min(1).max(100)),
  smallSchoolBelowPupils: z.int().min(0).max(1000),
  staffPerClassSmall: z.number().min(0).max(10),
  minPerOpenSite: z.int().min(0).max(20),
})

const Curriculum = z.strictObject({
  table: CurriculumTable,
  weeklyTotal: z.array(z.int().min(1).max(50)).length(9),
  /** Teaching weeks a year by grade. */
  weeks: z.array(z.int().min(1).max(52)).length(9),
  nineYearTotal: z.int().positive(),
  /** Lowest and highest share of the nine-year total by group of subjects. */
  shares: z.array(z.strictObject({ subjects: z.array(Subject).min(1), min: Share, max: Share })),
  /** One PE lesson a day, taken from local courses and integrated practice. */
  peDaily: z.boolean(),
})

/** How sites are grouped (教共体/学区): 规模适宜、学段相同、距离相近、强弱搭配、优势互补 (Ziyang 2024). */
const Clustering = z.strictObject({
  sameStage: z.boolean(),
  withinTownship: z.boolean(),
  /** Sites beside the core. */
  membersMin: z.int().min(0),
  membersMax: z.int().min(1),
  count: z.int().min(1).nullable(),
  /** Clusters whose core is a primary school, and those whose core has a junior stage; null leaves it open. */
  mix: z
    .strictObject({ primary: z.int().min(0), nineYear: z.int().min(0) })
    .nullable()
    .default(null),
  /** A core is at least this strong by the bureau's composite. */
  coreStrengthMin: z.number().min(0).max(100).default(60),
  /** Farthest member from its core, one way; null for no limit. */
  maxTravelMinToCore: z.number().min(1).max(600).nullable().default(null),
  /** Members hang together by steps of at most this many minutes; null where that is not asked. */
  neighbourMaxMin: z.number().min(1).max(600).nullable().default(null),
  /** Points: a minute from a site to its core, a point of strength out of balance, a missing period, a site that changes, a site beyond the even size. */
  weights: z
    .strictObject({
      travelMin: Weight,
      strengthPoint: Weight,
      missingPeriod: Weight,
      changedSite: Weight,
      unevenSite: Weight,
    })
    .default({ travelMin: 1, strengthPoint: 0.5, missingPeriod: 0.5, changedSite: 5, unevenSite: 2 }),
})

/** One bureau's rules as data, complete: what a profile says after inheriting from its parents. */
export const Policy = z.strictObject({
  id: Id,
  name: Text,
  eligibility: Eligibility,
  principals: Principals,
  rotation: Rotation,
  rotationWeights: RotationWeights,
  mentoring: Mentoring,
  staffing: Staffing,
  curriculum: Curriculum,
  classSizeMax: ByStage(z.int().min(1).max(100)),
  balance: Balance,
  load: Load,
  workload: Workload,
  service: Service,
  itinerant: Itinerant,
  /** Broadcast lessons (专递课堂). */
  online: z.strictObject({
    allowed: z.boolean(),
    /** A teacher of the receiving site attends. */
    needsAssistant: z.boolean(),
    notFor: z.array(Subject),
    /** Groups of classes that hear one lesson, at most. */
    maxReceivers: z.int().min(1).max(10),
    /** Points of a period that is heard; below the price of a missing one, it stands against the price of a visit. */
    periodCost: Weight,
  }),
  timetable: TimetableRules,
  bells: ByStage(z.array(BellPeriod).min(1).max(12)),
  travel: z.strictObject({
    /** Road kilometres per straight kilometre. */
    roadFactor: z.number().min(1).max(4),
    speedKmh: z.number().min(3).max(120),
    /** Minutes added to each estimated trip: waiting, parking, walking. */
    fixedMin: z.number().min(0).max(60),
  }),
  cluster: Clustering,
  calm: Calm.default({
    changedPerson: 10,
    changedDuty: 1,
    changedLesson: 0.2,
    fullWithinWeeks: 2,
    draftBeforeWeeks: 10,
    draftShare: 0.2,
  }),
  approvals: z.strictObject({ withinCluster: Text, betweenClusters: Text }),
  /** Bureau's milestones by year, for reports. */
  milestones: z.array(z.strictObject({ year: z.int(), text: Text })),
  /** Public lists hide counts below this. */
  publication: z.strictObject({ smallCellBelow: z.int().min(0).max(20), noticeDays: z.int().min(1).max(30) }),
})
export type Policy = z.infer<typeof Policy>

/** Where a policy value comes from. */
export const PolicySource = z.strictObject({
  /** Document and clause, page, or `project default`; in both languages where it is more than the title of a document. */
  source: z.union([z.string().min(1), Text]),
  /** True when no document was found: the value is the project's, to be confirmed by the bureau. */
  assumption: z.boolean(),
  note: Note.optional(),
})
export type PolicySource = z.infer<typeof PolicySource>

/**
 * A profile as written in `policies/`: only what differs from its parent.
 * `sources` is keyed by the dotted path of a value or of a whole group.
 */
export const PolicyProfile = z.strictObject({
  id: Id,
  name: z.strictObject({ zh: Name, en: Name }),
  extends: Id.optional(),
  values: z.record(z.string(), z.unknown()),
  sources: z.record(z.string(), PolicySource),
})
export type PolicyProfile = z.infer<typeof PolicyProfile>

/** A complete policy with the origin of each value. */
export interface SourcedPolicy {
  readonly policy: Policy
  /** By dotted path of each value; a list is one value. */
  readonly sources: Readonly<Record<string, PolicySource & { readonly profile: string }>>
}

/** Standard periods a week of a full-time teacher of `subject` in `stage`. */
export function standardLoad(
  policy: Policy,
  stage: z.infer<typeof Stage>,
  subject: z.infer<typeof Subject>,
): number {
  const row = policy.load.standard[stage]
  return row.bySubject[subject] ?? row.other
}
