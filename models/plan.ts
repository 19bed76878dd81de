import { z } from 'zod'
import { HalfDay, Id, IsoDate, Stage, Text, Weekday } from './basics.ts'
import { Indicators } from './indicators.ts'
import { RuleCode } from './rule.ts'
import { Subject } from './subject.ts'

export const PLAN_SCHEMA_VERSION = 1

/** How good an answer is; why the search stopped is a second answer. */
export const SolveStatus = z.enum(['optimal', 'feasible', 'infeasible', 'unknown'])
export type SolveStatus = z.infer<typeof SolveStatus>
export const StopReason = z.enum(['proved', 'time-limit', 'iteration-limit', 'no-improvement', 'cancelled'])
export type StopReason = z.infer<typeof StopReason>

const Count = z.int().nonnegative()

/** 交流形式. */
export const MoveType = z.enum(['rotation', 'support', 'team', 'return'])

/** What made a move: a rule or a number that gained by it. */
export const Reason = z.strictObject({
  code: z.string(),
  /** Figures for the sentence, such as `before`, `after`, `subject`, `periods`. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Reason = z.infer<typeof Reason>

/** One teacher's change of serving post. */
export const RotationMove = z.strictObject({
  id: Id,
  teacherId: Id,
  fromSiteId: Id,
  toSiteId: Id,
  /** Stage of the new post. */
  stage: Stage,
  type: MoveType,
  scope: z.enum(['within-cluster', 'between-clusters']),
  termYears: z.int().min(1),
  backbone: z.boolean(),
  principal: z.boolean(),
  /** From home (or from the old site where no home is known), road km, one way. */
  commuteKmBefore: z.number().nonnegative(),
  commuteKmAfter: z.number().nonnegative(),
  reasons: z.array(Reason),
})
export type RotationMove = z.infer<typeof RotationMove>

/** Where everybody stands in this plan; the whole roster, sorted by teacher. */
export const Posting = z.strictObject({ teacherId: Id, homeSiteId: Id, servingSiteId: Id, stage: Stage })
export type Posting = z.infer<typeof Posting>

/** Teachers in post at a site, before and after. */
export const Headcount = z.strictObject({ siteId: Id, before: Count, after: Count })

/** One line of the comparison nothing / lending / rotation / both. */
export const ComparisonLine = z.strictObject({
  variant: z.enum(['nothing', 'lending', 'rotation', 'both']),
  objective: z.number(),
  /** Proven: no plan of this kind is below it. Absent where the value is exact. */
  bound: z.number().optional(),
  shortagePeriods: z.number(),
  moves: Count,
  visits: Count,
  lentPeriods: z.number(),
  visitKm: z.number(),
})
export type ComparisonLine = z.infer<typeof ComparisonLine>

/** A rule that had to give way. */
export const RotationConflict = z.strictObject({
  rule: RuleCode,
  /** Site or teacher; empty for the county. */
  where: z.string(),
  /** Heads, or share points of heads. */
  gives: z.number().nonnegative(),
  text: Text,
})
export type RotationConflict = z.infer<typeof RotationConflict>

/** A smallest set of rules that cannot hold together, and what would free it. */
export const ConflictSet = z.strictObject({
  /** `rule` is a rule's code, or `forbid`; `where` the teacher of a pin. */
  rules: z.array(z.strictObject({ rule: z.string(), where: z.string(), text: Text })),
  /** Changes of one number each; `enough`: with it alone all other rules hold. */
  relaxations: z.array(
    z.strictObject({ rule: z.string(), where: z.string(), enough: z.boolean(), text: Text }),
  ),
})
export type ConflictSet = z.infer<typeof ConflictSet>

/** Half-days a week that the rotation counts on lending between two sites of a cluster; duties later name the people. */
export const LentVisits = z.strictObject({
  fromSiteId: Id,
  toSiteId: Id,
  stage: Stage,
  subject: Subject,
  visits: z.int().min(1),
})
export type LentVisits = z.infer<typeof LentVisits>

/** Somebody whose exchange ended within the last year and who serves at home again. */
export const Return = z.strictObject({ teacherId: Id, fromSiteId: Id, toSiteId: Id, until: IsoDate })
export type Return = z.infer<typeof Return>

/** What is left to hire for (空编即补、公开选聘、平衡学科). */
export const Vacancies = z.strictObject({
  /** Approved posts and those filled by home post, where the county names approved posts. */
  posts: z.array(z.strictObject({ siteId: Id, stage: Stage, approved: Count, filled: Count })),
  /** Periods a week that nobody can teach after the moves and the lending; `any` for subjects open to all. */
  needs: z.array(
    z.strictObject({
      siteId: Id,
      stage: Stage,
      subject: z.union([Subject, z.literal('any')]),
      periods: z.number().positive(),
    }),
  ),
})
export type Vacancies = z.infer<typeof Vacancies>

export const Rotation = z.strictObject({
  status: SolveStatus,
  stopped: StopReason,
  /** Value of the moves and the lending together, in points of the policy's weights. */
  objective: z.number(),
  bound: z.number(),
  /** (objective - bound) / |objective|. */
  gap: z.number(),
  /** The objective by term. */
  terms: z.record(z.string(), z.number()),
  eligible: Count,
  eligiblePrincipals: Count,
  requiredMoves: Count,
  requiredPrincipalMoves: Count,
  requiredBackbone: Count,
  moves: z.array(RotationMove),
  headcounts: z.array(Headcount),
  comparison: z.array(ComparisonLine),
  /** By teacher; not known where absent. */
  returns: z.array(Return).optional(),
  vacancies: Vacancies.optional(),
  /** What the objective counts on; none where absent. */
  lending: z.array(LentVisits).optional(),
  /** Points of missing periods: no plan is below `bound`; `best` was found; the plan may have up to `allowed`. */
  coverage: z.strictObject({ bound: z.number(), best: z.number(), allowed: z.number() }).optional(),
  /** The moves were taken over as approved: nothing was searched, value and bound speak of these moves alone. */
  frozen: z.boolean().default(false),
  /** Rules that could not be kept all together, and how far each gave way. Empty in the ordinary case. */
  conflicts: z.array(RotationConflict).default([]),
  /** Why they gave way; absent where none did, or where the search was cancelled. */
  conflictSets: z.array(ConflictSet).optional(),
})
export type Rotation = z.infer<typeof Rotation>

export const DutyMode = z.enum(['home', 'visit', 'broadcast'])

/** A teacher, the classes taught together, a subject, its periods a week, and where. */
export const Duty = z.strictObject({
  id: Id,
  teacherId: Id,
  classIds: z.array(Id).min(1),
  subject: Subject,
  periods: z.int().min(1).max(20),
  siteId: Id,
  mode: DutyMode,
  /** Who attends at the sites that hear a broadcast lesson. */
  assistants: z.array(z.strictObject({ siteId: Id, teacherId: Id })).optional(),
  /** As main subject, second subject, or a subject any teacher may take. */
  as: z.enum(['main', 'second', 'any']),
})
export type Duty = z.infer<typeof Duty>

/** A teacher's half-day away from the serving post. */
export const Visit = z.strictObject({
  id: Id,
  teacherId: Id,
  fromSiteId: Id,
  siteId: Id,
  day: Weekday,
  halfDay: HalfDay,
  travelMin: z.number().nonnegative(),
  roadKm: z.number().nonnegative(),
})
export type Visit = z.infer<typeof Visit>

/** One placed period. Period is counted from 1 within the day, by the bells of the site and stage. */
export const Lesson = z.strictObject({
  dutyId: Id,
  day: Weekday,
  period: z.int().min(1).max(12),
  roomId: Id.optional(),
})
export type Lesson = z.infer<typeof Lesson>

export const UNMET_REASONS = {
  'county-shortage': {
    zh: '全县该学科课时总量不足',
    en: 'The whole county has too few periods of this subject',
  },
  'cluster-shortage': {
    zh: '教共体内该学科课时总量不足',
    en: 'The cluster has too few periods of this subject',
  },
  'too-far': {
    zh: '有余力的教师路程超过走教上限',
    en: 'Teachers with time to spare are beyond the travel limit',
  },
  'visit-limit': { zh: '走教次数或学校数已到上限', en: 'Visits have reached their limit' },
  'load-limit': { zh: '本校教师课时已到上限', en: 'Teachers at the site are at their highest load' },
  'no-qualified': { zh: '没有具备资格的教师', en: 'Nobody is qualified' },
  'half-day-unused': {
    zh: '剩余课时不足以安排一次走教',
    en: 'What is left does not make a visit worth its cost',
  },
  'no-slot': { zh: '周课表已无可用课节', en: 'The week has no free period for it' },
} as const
export const UnmetReason = z.enum(
  Object.keys(UNMET_REASONS) as [keyof typeof UNMET_REASONS, ...(keyof typeof UNMET_REASONS)[]],
)
export type UnmetReason = z.infer<typeof UnmetReason>

/** Periods a class does not get, and why. */
export const Unmet = z.strictObject({
  classId: Id,
  subject: Subject,
  periods: z.int().min(1).max(20),
  reason: UnmetReason,
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
})
export type Unmet = z.infer<typeof Unmet>

export const Duties = z.strictObject({
  status: SolveStatus,
  stopped: StopReason,
  /** Value and bound by cluster, in points. */
  parts: z.array(z.strictObject({ key: z.string(), objective: z.number(), bound: z.number() })),
  duties: z.array(Duty),
  visits: z.array(Visit),
  unmet: z.array(Unmet),
})
export type Duties = z.infer<typeof Duties>

export const Timetable = z.strictObject({
  status: SolveStatus,
  stopped: StopReason,
  /** Soft cost by rule, points of the policy's timetable weights. */
  soft: z.record(z.string(), z.number()),
  iterations: Count,
  lessons: z.array(Lesson),
})
export type Timetable = z.infer<typeof Timetable>

/** One finding of the checker. */
export const Violation = z.strictObject({
  rule: RuleCode,
  /** Ids of what is concerned: teacher, class, site, room, lesson. */
  where: z.string(),
  message: Text,
})
export type Violation = z.infer<typeof Violation>

export const Provenance = z.strictObject({
  product: z.string(),
  countyHash: z.string(),
  policyHash: z.string(),
  policyId: z.string(),
  scenarios: z.array(z.string()),
  pinsHash: z.string().optional(),
  seed: z.int(),
  /** What bounded the search: `standard`, `quick`, ... and iteration limits. */
  effort: z.string(),
  /** Wall time of each stage, ms: the one part of a plan that differs between two equal runs. */
  timesMs: z.record(z.string(), z.number()),
  createdAt: z.string(),
})

/** The three decisions. A plan may hold only the first ones, when asked for or when cancelled on the way. */
export const PlanStage = z.enum(['rotation', 'duties', 'timetable'])
export type PlanStage = z.infer<typeof PlanStage>

/** A plan: self-contained apart from the county and policy whose hashes it names. */
export const Plan = z.strictObject({
  schemaVersion: z.literal(PLAN_SCHEMA_VERSION),
  provenance: Provenance,
  countyName: z.string(),
  schoolYear: z.string(),
  semester: z.union([z.literal(1), z.literal(2)]),
  synthetic: z.boolean(),
  /** Decisions that this plan holds; parts of the others are empty and are not checked. */
  stages: z.array(PlanStage).min(1),
  postings: z.array(Posting),
  rotation: Rotation,
  duties: Duties,
  timetable: Timetable,
  indicators: z.strictObject({ before: Indicators, after: Indicators }),
})
export type Plan = z.infer<typeof Plan>
