import { SUBJECT_NAMES, SUBJECTS } from '../../models/subject.ts'

/** Chinese keys of a scenario file. */
const KEYS: Readonly<Record<string, string>> = {
  编号: 'id',
  名称: 'name',
  说明: 'notes',
  变更: 'changes',
  类型: 'kind',
  学校: 'siteId',
  教共体: 'clusterId',
  合并: 'clusterIds',
  并入: 'intoId',
  新教共体: 'newCluster',
  划出学校: 'siteIds',
  核心校: 'coreSiteId',
  学生去向: 'pupilsToSiteId',
  教师去向: 'teachersToSiteId',
  批准: 'approval',
  文号: 'number',
  日期: 'date',
  班级: 'classId',
  学生数: 'pupils',
  新班级: 'schoolClass',
  教师: 'teacherId',
  新教师: 'teacher',
  状态: 'status',
  学段: 'stage',
  学科: 'subject',
  年级: 'grade',
  人数: 'count',
  课时: 'periods',
  起点: 'fromSiteId',
  终点: 'toSiteId',
  分钟: 'travelMin',
  公里: 'roadKm',
  参数: 'path',
  取值: 'value',
  时间: 'at',
  星期: 'day',
  节次: 'period',
}

/** Chinese names of the kinds of change. */
const KINDS: Readonly<Record<string, string>> = {
  调整教共体: 'move-site',
  合并教共体: 'merge-clusters',
  拆分教共体: 'split-cluster',
  更换核心校: 'change-core',
  撤并学校: 'close-site',
  新办学校: 'open-site',
  调整学生数: 'set-pupils',
  增加班级: 'add-class',
  减少班级: 'remove-class',
  增加教师: 'add-teacher',
  招聘教师: 'hire-teachers',
  减少教师: 'remove-teacher',
  教师状态: 'teacher-status',
  调整课时: 'set-curriculum',
  调整路程: 'set-travel',
  指定任课: 'pin-lesson',
  调整政策: 'set-policy',
}

/** Chinese names of the policy values that planners ask about most; any other by its dotted path. */
const PATHS: Readonly<Record<string, string>> = {
  教师交流比例: 'rotation.minRatioOfEligible',
  骨干交流比例: 'rotation.minBackboneShare',
  校长交流比例: 'principals.minRatio',
  上年交流比例: 'rotation.lastYearRatio',
  优质学校交流比例: 'rotation.strongMinRatio',
  城镇到乡村交流比例: 'rotation.townToVillageMinShare',
  单校派出上限: 'rotation.leaveCapShare',
  单校派入上限: 'rotation.arriveCapShare',
  交流通勤上限公里: 'rotation.maxCommuteKm',
  每天一节体育课: 'curriculum.peDaily',
  允许走教: 'itinerant.allowed',
  只限专任教师走教: 'itinerant.mainSubjectOnly',
  走教单程上限分钟: 'itinerant.maxTravelMinOneWay',
  走教单程上限公里: 'itinerant.maxRoadKmOneWay',
  走教每周半天上限: 'itinerant.maxHalfDaysPerWeek',
  走教学校数上限: 'itinerant.maxSites',
}

const VALUES: Readonly<Record<string, string>> = {
  小学: 'primary',
  初中: 'junior',
  在岗: 'in-post',
  病休: 'sick-leave',
  产假: 'maternity-leave',
  借调: 'seconded',
  支教: 'supporting',
  待退: 'retiring',
}

const SUBJECT_WORDS: ReadonlyMap<string, string> = new Map(
  SUBJECTS.flatMap((subject) => {
    const { zh, short, aliases } = SUBJECT_NAMES[subject]
    return [zh, short, ...aliases].map((word) => [word, subject] as const)
  }),
)

const MAX_DEPTH = 12

/** A scenario file's content with Chinese keys and words in English; what is not known stays as it is for the schema to name. */
export function inEnglish(value: unknown, key = '', depth = 0): unknown {
  if (depth > MAX_DEPTH) return value
  if (Array.isArray(value)) return value.map((item) => inEnglish(item, key, depth + 1))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([own, inner]) => {
        const english = Object.hasOwn(KEYS, own) ? KEYS[own]! : own
        return [english, inEnglish(inner, english, depth + 1)]
      }),
    )
  if (typeof value === 'number' && (key === 'id' || key.endsWith('Id'))) return String(value)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'string') return value
  return wordOf(value, key)
}

function wordOf(value: string, key: string): string {
  const words = { kind: KINDS, path: PATHS, stage: VALUES, status: VALUES }[key]
  if (words) return Object.hasOwn(words, value) ? words[value]! : value
  return key === 'subject' ? (SUBJECT_WORDS.get(value) ?? value) : value
}
