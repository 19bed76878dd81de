import { z } from 'zod'
import type { Text } from './basics.ts'

/** The subjects of the national curriculum plan (义务教育课程方案, 2022). */
export const Subject = z.enum([
  'ethics',
  'chinese',
  'maths',
  'english',
  'history',
  'geography',
  'science',
  'biology',
  'physics',
  'chemistry',
  'it',
  'pe',
  'music',
  'art',
  'labour',
  'practice',
  'local',
])
export type Subject = z.infer<typeof Subject>
export const SUBJECTS = Subject.options

interface SubjectName extends Text {
  /** Two or three characters for narrow timetable cells. */
  readonly short: string
  /** Other names found in rosters, older curricula included. */
  readonly aliases: readonly string[]
}

export const SUBJECT_NAMES: Readonly<Record<Subject, SubjectName>> = {
  ethics: {
    zh: '道德与法治',
    en: 'Ethics and law',
    short: '道法',
    aliases: ['道法', '品德', '政治', '思想品德', '品德与生活', '品德与社会', '思品', '思政'],
  },
  chinese: { zh: '语文', en: 'Chinese', short: '语文', aliases: ['中文', '汉语文'] },
  maths: { zh: '数学', en: 'Mathematics', short: '数学', aliases: [] },
  english: { zh: '英语', en: 'English', short: '英语', aliases: ['外语', '外语（英语）', '英文'] },
  history: { zh: '历史', en: 'History', short: '历史', aliases: [] },
  geography: { zh: '地理', en: 'Geography', short: '地理', aliases: [] },
  science: { zh: '科学', en: 'Science', short: '科学', aliases: ['自然', '小学科学'] },
  biology: { zh: '生物', en: 'Biology', short: '生物', aliases: ['生物学'] },
  physics: { zh: '物理', en: 'Physics', short: '物理', aliases: [] },
  chemistry: { zh: '化学', en: 'Chemistry', short: '化学', aliases: [] },
  it: {
    zh: '信息科技',
    en: 'Information technology',
    short: '信息',
    aliases: ['信息技术', '信息', '计算机', '微机', '信息科学'],
  },
  pe: { zh: '体育与健康', en: 'Physical education', short: '体育', aliases: ['体育', '体育与健身', '体健'] },
  music: { zh: '音乐', en: 'Music', short: '音乐', aliases: ['艺术（音乐）', '艺术·音乐', '唱歌'] },
  art: { zh: '美术', en: 'Art', short: '美术', aliases: ['艺术（美术）', '艺术·美术', '艺术', '图画'] },
  labour: {
    zh: '劳动',
    en: 'Labour',
    short: '劳动',
    aliases: ['劳技', '劳动技术', '劳动教育', '劳动与技术'],
  },
  practice: {
    zh: '综合实践活动',
    en: 'Integrated practice',
    short: '综合',
    aliases: ['综合实践', '综合', '班团队', '班会', '班队会', '综合实践（含班团队）'],
  },
  local: {
    zh: '地方与校本课程',
    en: 'Local and school-based courses',
    short: '校本',
    aliases: ['地方课程', '校本课程', '地方/校本', '地方校本', '校本', '地方', '心理健康', '书法', '安全'],
  },
}
