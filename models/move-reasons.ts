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
    zh: '使{head}教师在校际间分布更均衡（{site}由{before}人到{after}人，应有{target}人）',
    en: '{head} teachers are spread more evenly ({site} from {before} to {after}, {target} expected)',
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
  'posts-conserved': { zh: '与他校校长对调，职数不变', en: 'Changes places with another principal' },
  headcount: { zh: '使学校人数保持在允许范围内', en: 'Keeps headcounts within their band' },
  'plan-balance': { zh: '与其他交流配套', en: 'Goes together with other moves' },
} as const satisfies Record<string, Text>

export type MoveReasonCode = keyof typeof MOVE_REASONS
