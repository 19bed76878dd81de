import { type Stage, STAGES, stageOfGrade } from '../basics.ts'
import { greatCircleKm } from '../commute.ts'
import type { County } from '../county.ts'
import type { Issue } from '../issue.ts'
import { type Site, STAGES_OF_KIND, unitKey } from '../site.ts'
import { type CountyCheck, doubtful, type Lookup, unknownSite, wrong } from './lookup.ts'

export const checkSites: CountyCheck = (county, known) => {
  const units = new Set(county.classes.map(({ siteId, grade }) => unitKey(siteId, stageOfGrade(grade))))
  return county.sites.flatMap((site, i) => {
    const at = `sites[${i}]`
    return [
      ...stagesFitKind(site, at),
      ...stagesHaveClasses(site, at, units),
      ...parentIsSound(site, at, known),
      ...clusterIsKnown(site, at, county, known),
      ...bellsAreKnown(site, at, known),
      ...closureIsDated(site, at, county),
      ...farOff(site, at, county),
    ]
  })
}

const STAGE_ZH: Readonly<Record<Stage, string>> = { primary: '小学', junior: '初中' }

function stagesFitKind({ kind, stages, name, posts }: Site, at: string): Issue[] {
  const expected = STAGES_OF_KIND[kind]
  const fits = stages.length === expected.length && expected.every((stage) => stages.includes(stage))
  if (!fits)
    return [
      wrong(
        'K1101',
        `${at}.stages`,
        {
          zh: `“${name}”的学段（${stages.map((stage) => STAGE_ZH[stage]).join('、')}）与学校类型不符`,
          en: `the stages of "${name}" (${stages.join(', ')}) do not fit its kind, ${kind}`,
        },
        {
          zh: '九年一贯制学校应有小学和初中两个学段，其他学校只有一个；请改正类型或学段',
          en: 'A nine-year school has both stages, other schools have one; mend the kind or the stages',
        },
      ),
    ]
  return STAGES.filter((stage) => (posts[stage] ?? 0) > 0 && !stages.includes(stage)).map((stage) =>
    doubtful(
      'K1102',
      `${at}.posts.${stage}`,
      {
        zh: `“${name}”没有${STAGE_ZH[stage]}学段，却有该学段的编制`,
        en: `"${name}" has posts for the ${stage} stage, which it does not teach`,
      },
      { zh: '请把编制移到正确的学段', en: 'Move the posts to the right stage' },
    ),
  )
}

const stagesHaveClasses = ({ id, name, stages }: Site, at: string, units: ReadonlySet<string>): Issue[] =>
  stages
    .filter((stage) => !units.has(unitKey(id, stage)))
    .map((stage) =>
      doubtful(
        'K1103',
        `${at}.stages`,
        {
          zh: `“${name}”的${STAGE_ZH[stage]}学段没有班级（0 名学生）`,
          en: `"${name}" has no class in the ${stage} stage (0 pupils)`,
        },
        {
          zh: '请在“班级”表中补上班级；若已无学生，请删去该校或该学段',
          en: 'Add its classes; if nobody is taught there any more, remove the site or the stage',
        },
      ),
    )

function parentIsSound({ id, name, parentSiteId }: Site, at: string, known: Lookup): Issue[] {
  if (parentSiteId === undefined) return []
  const where = `${at}.parentSiteId`
  const unknown = unknownSite(parentSiteId, known, where)
  if (unknown.length > 0) return unknown
  const seen = new Set([id])
  for (let next: string | undefined = parentSiteId; next !== undefined; ) {
    if (seen.has(next))
      return [
        wrong(
          'K1104',
          where,
          { zh: `“${name}”的上级学校绕成了圈`, en: `the parents of "${name}" go round in a circle` },
          { zh: '上级学校应是中心校，请改正', en: 'The parent should be the central school' },
        ),
      ]
    seen.add(next)
    next = known.sites.get(next)?.parentSiteId
  }
  if (known.sites.get(parentSiteId)?.kind !== 'teaching-point') return []
  return [
    doubtful(
      'K1105',
      where,
      { zh: `“${name}”的上级是教学点`, en: `the parent of "${name}" is a teaching point` },
      { zh: '上级通常是中心校，请核对', en: 'The parent is usually a central school; please check' },
    ),
  ]
}

function clusterIsKnown({ name, clusterId }: Site, at: string, { clusters }: County, known: Lookup): Issue[] {
  const where = `${at}.clusterId`
  if (clusterId === undefined)
    return clusters.length === 0
      ? []
      : [
          doubtful(
            'K1106',
            where,
            {
              zh: `“${name}”不属于任何教共体，不能与他校共用走教教师`,
              en: `"${name}" belongs to no cluster, so no travelling teachers can be shared with it`,
            },
            { zh: '如属遗漏，请填写教共体', en: 'Name its cluster, unless that is meant' },
          ),
        ]
  if (known.clusters.has(clusterId)) return []
  return [
    wrong(
      'K1003',
      where,
      { zh: `没有教共体“${clusterId}”`, en: `there is no cluster "${clusterId}"` },
      {
        zh: '请核对教共体名称或编号，或在“教共体”表中补上',
        en: 'Check the name or code of the cluster, or add it to the cluster sheet',
      },
    ),
  ]
}

const bellsAreKnown = ({ bells }: Site, at: string, known: Lookup): Issue[] =>
  STAGES.flatMap((stage) => {
    const id = bells[stage]
    if (id === undefined || known.bells.has(id)) return []
    return [
      wrong(
        'K1005',
        `${at}.bells.${stage}`,
        { zh: `没有作息“${id}”`, en: `there is no bell schedule "${id}"` },
        {
          zh: '请在“作息”表中补上，或留空以使用政策配置的作息',
          en: "Add it to the bell sheet, or leave the cell blank to use the policy's bells",
        },
      ),
    ]
  })

function closureIsDated({ name, status, closesOn }: Site, at: string, { asOf }: County): Issue[] {
  const where = `${at}.closesOn`
  if (status === 'closing' && closesOn === undefined)
    return [
      doubtful(
        'K1107',
        where,
        {
          zh: `“${name}”将撤并但没有停办日期，计划中不会有人调入`,
          en: `"${name}" is closing without a date, so nobody will be sent there`,
        },
        { zh: '请填写停办日期', en: 'Give the last day of teaching' },
      ),
    ]
  if (status === 'permanent' && closesOn !== undefined)
    return [
      doubtful(
        'K1108',
        where,
        { zh: `“${name}”是永久保留却有停办日期`, en: `"${name}" is permanent and yet has a closing date` },
        { zh: '请改正保留类型或删去日期', en: 'Mend the status or remove the date' },
      ),
    ]
  if (closesOn === undefined || closesOn >= asOf) return []
  return [
    doubtful(
      'K1109',
      where,
      {
        zh: `“${name}”已于 ${closesOn} 停办，早于统计日期`,
        en: `"${name}" closed on ${closesOn}, before the date of the data`,
      },
      { zh: '请删去该校，或改正日期', en: 'Remove the site, or mend the date' },
    ),
  ]
}

/** No county of the country is as wide as this. */
const FAR_KM = 400

function farOff({ name, position }: Site, at: string, { sites }: County): Issue[] {
  const first = sites.find((site) => site.position)?.position
  if (!position || !first) return []
  const km = Math.round(greatCircleKm(position, first))
  if (km <= FAR_KM) return []
  return [
    doubtful(
      'K1110',
      `${at}.position`,
      {
        zh: `“${name}”与第一所学校相距 ${km} 公里，经纬度可能有误`,
        en: `"${name}" lies ${km} km from the first site; its position may be wrong`,
      },
      { zh: '请核对经度和纬度', en: 'Check latitude and longitude' },
    ),
  ]
}
