import { z } from 'zod'
import type { Text } from './basics.ts'

/** Levels of what a plan must honour; 0 and 2 are constraints. `integrity` guards the plan file itself. */
export type Level = 'integrity' | 0 | 1 | 2 | 3 | 4 | 5

interface RuleEntry extends Text {
  readonly level: Level
  /** Breaking it makes a plan unfit to publish. */
  readonly hard: boolean
}

/** Every rule a plan is checked against. Solver, checker and explanations speak of rules by these codes. */
export const RULES = {
  'plan-schema': { level: 'integrity', hard: true, zh: '方案文件格式完整', en: 'The plan file is complete' },
  'county-mismatch': {
    level: 'integrity',
    hard: true,
    zh: '方案与县域数据、政策一致',
    en: 'The plan belongs to this county and policy',
  },
  'unknown-reference': {
    level: 'integrity',
    hard: true,
    zh: '方案引用的对象存在',
    en: 'Everything the plan names exists',
  },
  'indicator-mismatch': {
    level: 'integrity',
    hard: true,
    zh: '指标与方案内容一致',
    en: 'Stated indicators follow from the plan',
  },
  'count-mismatch': {
    level: 'integrity',
    hard: true,
    zh: '汇总数与明细一致',
    en: 'Stated totals follow from the details',
  },

  'home-post': { level: 0, hard: true, zh: '编制身份不变', en: 'The home post does not change' },
  'posts-conserved': {
    level: 0,
    hard: true,
    zh: '教师总量不变，人人有岗',
    en: 'Posts are conserved: everybody has one place',
  },
  'not-eligible': {
    level: 0,
    hard: true,
    zh: '交流对象符合交流条件',
    en: 'Only eligible teachers are moved',
  },
  exempt: { level: 0, hard: true, zh: '免予交流的教师不交流', en: 'The exempt are not moved' },
  stage: { level: 0, hard: true, zh: '学段（同级段）相符', en: 'Stage and grade band fit' },
  certificate: {
    level: 0,
    hard: true,
    zh: '教师资格与任教学段相符',
    en: 'The certificate covers the stage taught',
  },
  scope: { level: 0, hard: true, zh: '交流范围符合政策', en: 'Moves stay in the scope the policy sets' },
  commute: { level: 0, hard: true, zh: '通勤不超过上限', en: 'No posting beyond the commute limit' },
  closure: { level: 0, hard: true, zh: '不向撤并学校派出超期岗位', en: 'No posting outlives a closing site' },
  pin: { level: 0, hard: true, zh: '遵守人工指定', en: "The planner's pins are kept" },
  headcount: { level: 0, hard: true, zh: '各校人数增减在范围内', en: 'Headcounts stay within their band' },
  'teacher-clash': {
    level: 0,
    hard: true,
    zh: '教师同一时间只上一节课',
    en: 'No teacher is in two lessons at once',
  },
  'class-clash': {
    level: 0,
    hard: true,
    zh: '班级同一时间只上一节课',
    en: 'No class is in two lessons at once',
  },
  'room-clash': {
    level: 0,
    hard: true,
    zh: '专用教室不超容量',
    en: 'No special room holds more than it can',
  },
  'travel-time': { level: 0, hard: true, zh: '跨校上课来得及', en: 'There is time to travel between sites' },
  unavailable: {
    level: 0,
    hard: true,
    zh: '不在教师不可排课时段排课',
    en: 'No lesson where a teacher is unavailable',
  },
  'outside-day': {
    level: 0,
    hard: true,
    zh: '课节在作息时间内',
    en: 'Every lesson is in a period that exists',
  },
  broadcast: {
    level: 0,
    hard: true,
    zh: '专递课堂条件齐备',
    en: 'Broadcast lessons have what they need',
  },
  'lesson-pin': {
    level: 0,
    hard: true,
    zh: '遵守指定任课',
    en: 'Pinned lessons are kept',
  },
  subject: { level: 0, hard: true, zh: '教师可任教该学科', en: 'The teacher may teach the subject' },
  visit: {
    level: 0,
    hard: true,
    zh: '走教符合半天、学校数和路程限制',
    en: 'Visits keep to half-days, sites and distance',
  },

  periods: {
    level: 1,
    hard: true,
    zh: '开齐开足：每节课有人上或列明原因',
    en: 'Every period is taught or listed with a reason',
  },

  'quota-teachers': { level: 2, hard: true, zh: '教师交流比例', en: 'Exchange quota of teachers' },
  'quota-principals': { level: 2, hard: true, zh: '校长交流比例', en: 'Exchange quota of principals' },
  'quota-urban': {
    level: 2,
    hard: true,
    zh: '城镇、优质学校交流比例',
    en: 'Exchange quota of urban and strong schools',
  },
  'quota-backbone': {
    level: 2,
    hard: true,
    zh: '骨干教师占交流教师比例',
    en: 'Backbone share of those exchanged',
  },
  'quota-growth': {
    level: 2,
    hard: true,
    zh: '交流比例不低于上年',
    en: "Exchange ratio no lower than last year's",
  },
  'quota-strong': {
    level: 2,
    hard: true,
    zh: '优质学校交流比例',
    en: 'Exchange quota of strong schools',
  },
  'town-to-village': {
    level: 2,
    hard: true,
    zh: '由城镇到乡村交流的比例',
    en: 'Share of moves from towns to villages',
  },
  'strong-to-weak': {
    level: 2,
    hard: true,
    zh: '由优质学校到薄弱学校交流的比例',
    en: 'Share of moves from strong schools to weak ones',
  },
  'managers-strong-to-weak': {
    level: 2,
    hard: true,
    zh: '管理人员由优质学校到薄弱学校交流的比例',
    en: 'Share of managers who move from strong schools to weak ones',
  },
  'leave-cap': { level: 2, hard: true, zh: '单校派出人数上限', en: 'Leaving cap of a school' },
  'arrive-cap': { level: 2, hard: true, zh: '单校派入人数上限', en: 'Arriving cap of a school' },
  'subject-cap': {
    level: 2,
    hard: true,
    zh: '单校同一学科派出、派入人数上限',
    en: 'Leaving and arriving caps of a school and subject',
  },
  'two-way': {
    level: 2,
    hard: true,
    zh: '城乡双向交流',
    en: 'Exchange both ways between towns and villages',
  },
  'young-share': {
    level: 2,
    hard: true,
    zh: '交流教师中青年教师比例上限',
    en: 'Share of young teachers among those exchanged',
  },
  'net-flow': {
    level: 2,
    hard: true,
    zh: '教共体人数净增减在范围内',
    en: 'Net flow of a cluster within its bounds',
  },
  teams: {
    level: 2,
    hard: false,
    zh: '管理人员与骨干教师组团交流',
    en: 'Managers move with backbone teachers',
  },
  mentors: { level: 2, hard: false, zh: '骨干教师指导青年教师', en: 'Backbone teachers guide young ones' },

  'cv-limit': {
    level: 3,
    hard: false,
    zh: '差异系数不超过限值',
    en: 'Coefficients of variation within their limits',
  },

  volunteer: {
    level: 4,
    hard: true,
    zh: '自愿交流者不因此吃亏',
    en: 'Volunteers are not worse off',
  },
  'return-rest': {
    level: 4,
    hard: true,
    zh: '交流期满返回后不立即再次交流',
    en: 'Nobody is sent again soon after coming back',
  },
  'load-max': { level: 4, hard: true, zh: '教师周课时不超过上限', en: 'No teacher above the highest load' },
  'day-max': { level: 4, hard: true, zh: '教师日课时不超过上限', en: 'No teacher above the daily maximum' },
  'second-subject': {
    level: 4,
    hard: false,
    zh: '兼教课时不超过比例',
    en: 'Second subjects within their share',
  },
  'subject-day': {
    level: 4,
    hard: true,
    zh: '同一学科每日节数上限',
    en: 'Most periods of a subject on a day',
  },
  'kept-free': {
    level: 4,
    hard: false,
    zh: '教研、例会时间空出',
    en: 'Half-days of research and meetings kept free',
  },
  'unified-pace': {
    level: 4,
    hard: false,
    zh: '同年级教学进度统一',
    en: 'Classes of one grade keep one pace',
  },
  'half-day-sites': { level: 4, hard: true, zh: '半天内到校数上限', en: 'Most sites in a half-day' },
} as const satisfies Record<string, RuleEntry>

export type RuleCode = keyof typeof RULES
export const RuleCode = z.enum(Object.keys(RULES) as [RuleCode, ...RuleCode[]])

export const ruleLevel = (code: RuleCode): Level => RULES[code].level
export const isHard = (code: RuleCode): boolean => RULES[code].hard
