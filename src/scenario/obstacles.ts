import type { Stage, Text } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Site } from '../../models/site.ts'
import { type Edit, findRecord } from './edits.ts'

/** Why a change cannot be made: what is wrong, and what to do. */
export interface Obstacle {
  readonly code: 'unknown' | 'exists' | 'not-approved' | 'unfit'
  readonly cause: Text
  readonly remedy: Text
}

export function withSite(
  county: County,
  siteId: string,
  then: (site: Site) => readonly (Edit | Obstacle)[],
): readonly (Edit | Obstacle)[] {
  const site = findRecord(county, 'sites', siteId)
  return site ? then(site) : [unknown('学校', 'site', siteId)]
}

const LIST_WORDS = {
  sites: ['学校', 'site'],
  clusters: ['教共体', 'cluster'],
  classes: ['班级', 'class'],
  classGroups: ['合班', 'class group'],
  teachers: ['教师', 'teacher'],
  lessonPins: ['指定任课', 'lesson pin'],
  rooms: ['专用教室', 'room'],
  bellSchedules: ['作息', 'bell schedule'],
  travel: ['路程', 'way'],
} as const

export function needed(county: County, list: keyof typeof LIST_WORDS, id: string): Obstacle[] {
  if (findRecord(county, list, id)) return []
  const [zh, en] = LIST_WORDS[list]
  return [unknown(zh, en, id)]
}

export const unknown = (zh: string, en: string, id: string): Obstacle => ({
  code: 'unknown',
  cause: { zh: `没有编号为 ${id} 的${zh}`, en: `there is no ${en} ${id}` },
  remedy: {
    zh: '请核对编号；前面的变更可能已将其去掉',
    en: 'Check the id; an earlier change may have removed it',
  },
})

export const exists = (id: string): Obstacle => ({
  code: 'exists',
  cause: { zh: `编号 ${id} 已经存在`, en: `${id} exists already` },
  remedy: { zh: '请换一个编号', en: 'Choose another id' },
})

export const unfit = (zh: string, en: string, remedyZh: string, remedyEn: string): Obstacle => ({
  code: 'unfit',
  cause: { zh, en },
  remedy: { zh: remedyZh, en: remedyEn },
})

export const noSuchStage = (siteId: string, stage: Stage): Obstacle =>
  unfit(
    `${siteId} 没有${stage === 'primary' ? '小学' : '初中'}学段`,
    `${siteId} has no ${stage} stage`,
    '请选择有该学段的学校',
    'Choose a school of that stage',
  )
