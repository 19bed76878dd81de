import { z } from 'zod'
import {
  fullYears,
  Grade,
  Id,
  type IsoDate,
  IsoDate as IsoDateSchema,
  Month,
  Name,
  Stage,
  Weekday,
} from './basics.ts'
import { Position } from './site.ts'
import { Subject } from './subject.ts'

export const Certificate = z.enum(['none', 'primary', 'junior', 'senior'])
export type Certificate = z.infer<typeof Certificate>

export const Education = z.enum(['secondary', 'associate', 'bachelor', 'master'])
export type Education = z.infer<typeof Education>

/** 三级, 二级, 一级, 高级, 正高级. */
export const Title = z.enum(['none', 'third', 'second', 'first', 'senior', 'full-senior'])
export type Title = z.infer<typeof Title>

export const Backbone = z.enum(['none', 'school', 'county', 'city', 'province', 'special'])
export type Backbone = z.infer<typeof Backbone>

export const Role = z.enum(['teacher', 'middle-manager', 'vice-principal', 'principal'])
export type Role = z.infer<typeof Role>

/** 在编, 特岗, 编外/聘用, 代课. */
export const Establishment = z.enum(['permanent', 'special-post', 'contract', 'substitute'])
export type Establishment = z.infer<typeof Establishment>

/** 在岗, 病休, 产假, 借调, 支教, 待退. Only those in post can be given lessons. */
export const ServiceStatus = z.enum([
  'in-post',
  'sick-leave',
  'maternity-leave',
  'seconded',
  'supporting',
  'retiring',
])
export type ServiceStatus = z.infer<typeof ServiceStatus>

/** Reason codes only; a diagnosis is never stored (个人信息保护法, art. 28). */
export const ExemptionCode = z.enum([
  'pregnancy-nursing',
  'illness',
  'near-retirement',
  'sole-carer',
  'already-exchanged',
  'service-period',
  'graduating-grade',
  'only-teacher',
  'disciplinary',
  'other-approved',
])
export type ExemptionCode = z.infer<typeof ExemptionCode>

export const Exemption = z.strictObject({ code: ExemptionCode, until: IsoDateSchema })
export type Exemption = z.infer<typeof Exemption>

/** One teacher of the bureau's roster (教职工名册), by code: names never enter the model. */
export const Teacher = z.strictObject({
  id: Id,
  /** Home post (编制岗位): the personnel relation. A plan never changes it. */
  homeSiteId: Id,
  /** Stage of the post. */
  stage: Stage,
  /** Serving post (任教岗位) now, when a running exchange makes it differ from the home post. */
  servingSiteId: Id.optional(),
  /** Last day of that exchange. */
  servingUntil: IsoDateSchema.optional(),
  subject: Subject,
  /** Subjects taught besides (兼教), most suitable first. */
  secondSubjects: z.array(Subject).max(6).default([]),
  certificate: Certificate,
  /** First and last grade of the band (同级段) the teacher works in, where the roster says so. */
  gradeBand: z.tuple([Grade, Grade]).optional(),
  gender: z.enum(['m', 'f']),
  birthMonth: Month,
  teachingSince: Month,
  atSchoolSince: Month,
  education: Education,
  title: Title.default('none'),
  backbone: Backbone.default('none'),
  role: Role.default('teacher'),
  establishment: Establishment.default('permanent'),
  status: ServiceStatus.default('in-post'),
  exemptions: z.array(Exemption).max(10).default([]),
  /** Class whose form teacher (班主任) this is. */
  formClassId: Id.optional(),
  /** Other work converted to periods a week (其他工作折合课时). */
  otherWorkPeriods: z.number().min(0).max(40).default(0),
  /** Own upper limit of periods a week, where lower than the policy's. */
  maxPeriods: z.number().min(0).max(40).optional(),
  /** Township of residence, and its position if known; never an address. */
  homeTownship: Name.optional(),
  homePosition: Position.optional(),
  /** Full years already served in rural or weak schools. */
  ruralYears: z.number().min(0).max(50).default(0),
  /** Years already served on exchange, for fairness over the years. */
  exchangedYears: z.number().min(0).max(50).default(0),
  /** Sites the teacher would like to serve at, best first (志愿). */
  wishes: z.array(Id).max(10).default([]),
  volunteer: z.boolean().default(false),
  /** Lessons may not be placed here; period counted from 1 within the day. */
  unavailable: z.array(z.strictObject({ day: Weekday, period: z.int().min(1).max(12) })).default([]),
  /** Classes taught last semester, for continuity. */
  taught: z.array(z.strictObject({ classId: Id, subject: Subject })).default([]),
})
export type Teacher = z.infer<typeof Teacher>

export const ageYears = (teacher: Teacher, asOf: IsoDate): number => fullYears(teacher.birthMonth, asOf)
export const yearsAtSchool = (teacher: Teacher, asOf: IsoDate): number =>
  fullYears(teacher.atSchoolSince, asOf)
export const yearsTeaching = (teacher: Teacher, asOf: IsoDate): number =>
  fullYears(teacher.teachingSince, asOf)

const CERTIFICATE_RANK: Readonly<Record<Certificate, number>> = { none: 0, primary: 1, junior: 2, senior: 3 }
const STAGE_RANK: Readonly<Record<Stage, number>> = { primary: 1, junior: 2 }

/** A certificate covers its own stage and those below (《教师资格条例》, article 5). */
export const certifiedFor = (teacher: Teacher, stage: Stage): boolean =>
  CERTIFICATE_RANK[teacher.certificate] >= STAGE_RANK[stage]

const BACKBONE_RANK: Readonly<Record<Backbone, number>> = {
  none: 0,
  school: 1,
  county: 2,
  city: 3,
  province: 4,
  special: 5,
}

/** Backbone teacher (骨干教师) at `level` or above; the official indicators count from county level. */
export const isBackbone = (teacher: Teacher, level: Backbone = 'county'): boolean =>
  BACKBONE_RANK[teacher.backbone] >= BACKBONE_RANK[level] && BACKBONE_RANK[level] > 0

export const isPrincipal = (teacher: Teacher): boolean =>
  teacher.role === 'principal' || teacher.role === 'vice-principal'

/** Where the teacher serves on `asOf`, before any new move. */
export const servingSiteOn = (teacher: Teacher, asOf: IsoDate): string =>
  teacher.servingSiteId !== undefined && (teacher.servingUntil === undefined || teacher.servingUntil >= asOf)
    ? teacher.servingSiteId
    : teacher.homeSiteId
