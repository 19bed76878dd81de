import type { Text } from './basics.ts'

/**
 * What can have made a move, as `Reason.code` of a rotation move. Sentences with `{param}` of `Reason.params`;
 * `subject` holds a subject's key (or `any` for subjects open to all), sites and heads their codes.
 * `points` is what the move gains by this reason, all other moves being made.
 */
export const MOVE_REASONS = {
  pin: { zh: '规划人员指定', en: 'Set by the planner' },
  shortage: {
    zh: '使{site}{subject}每周缺课由{before}节减至{after}节',
    en: '{subject} missing at {site} falls from {before} to {after} periods a week',
  },
  surplus: {
    zh: '使{site}{subject}教师每周富余课时由{before}节减至{after}节',
    en: 'Spare periods of {subject} teachers at {site} fall from {before} to {after} a week',
  },
  dispersion: {
    zh: '使{head}教师在校际间分布更均衡（{site}由{before}人变为{after}人，按学生数均衡为{target}人）',
    en: '{head} teachers are spread more evenly ({site} from {before} to {after}, {target} by its pupils)',
  },
  commute: { zh: '通勤缩短{km}公里', en: 'The commute is {km} km shorter' },
  wish: { zh: '符合本人第{rank}志愿', en: "It is the teacher's wish number {rank}" },
  'quota-teachers': {
    zh: '完成教师交流比例所需（应交流{required}人）',
    en: 'Needed for the exchange quota ({required} moves)',
  },
  'quota-principals': {
    zh: '完成校长交流比例所需（应交流{required}人）',
    en: "Needed for the principals' quota ({required} moves)",
  },
  'quota-urban': { zh: '完成城区学校交流比例所需', en: 'Needed for the quota of urban schools' },
  'quota-backbone': { zh: '完成骨干教师占比所需', en: 'Needed for the backbone share' },
  'quota-growth': {
    zh: '使交流比例不低于上年（应交流{required}人）',
    en: "Needed for a ratio no lower than last year's ({required} moves)",
  },
  'quota-strong': { zh: '完成优质学校交流比例所需', en: 'Needed for the quota of strong schools' },
  'town-to-village': {
    zh: '完成由城镇到乡村交流比例所需',
    en: 'Needed for the share of moves from towns to villages',
  },
  'strong-to-weak': {
    zh: '完成由优质学校到薄弱学校交流比例所需',
    en: 'Needed for the share of moves from strong schools to weak ones',
  },
  'managers-strong-to-weak': {
    zh: '完成管理人员由优质学校到薄弱学校交流比例所需',
    en: 'Needed for the share of managers who move from strong schools to weak ones',
  },
  'two-way': { zh: '保持城乡双向交流所需', en: 'Needed for exchange both ways between towns and villages' },
  'young-share': {
    zh: '使交流教师中青年教师比例不超上限',
    en: 'Keeps the share of young teachers among those exchanged',
  },
  'net-flow': {
    zh: '使教共体人数净增减在允许范围内',
    en: 'Keeps the net flow of a cluster within its bounds',
  },
  'rural-year': {
    zh: '补上评聘高级职称所需的一年农村或薄弱学校任教经历',
    en: 'Gives the year in a village or weak school that a senior title asks for',
  },
  relief: {
    zh: '由学科有富余的学校到学科紧缺的学校',
    en: 'From where the subject can spare a teacher to where one is short',
  },
  mentors: {
    zh: '使骨干教师有同学科青年教师可指导',
    en: 'Gives backbone teachers young teachers of the subject to guide',
  },
  teams: { zh: '管理人员与骨干教师组团交流', en: 'Managers and backbone teachers go as a team' },
  'posts-conserved': { zh: '与他校校长对调，职数不变', en: 'Changes places with another principal' },
  headcount: { zh: '使学校人数保持在允许范围内', en: 'Keeps headcounts within their band' },
  'plan-balance': { zh: '与其他交流配套', en: 'Goes together with other moves' },
} as const satisfies Record<string, Text>

export type MoveReasonCode = keyof typeof MOVE_REASONS
