import type { Text } from '../../models/basics.ts'
import type { Workload } from '../../models/workload.ts'
import { type Facts, siteName } from './facts.ts'
import { figure, fill, joined } from './words.ts'

/** The workload formula with this teacher's figures, and what the service away counts as; nothing where it is not known. */
export function explainWorkload(facts: Facts, teacherId: string): Text[] {
  const workload = facts.workloadOf.get(teacherId)
  if (!workload) return []
  return [
    fill(
      {
        zh: '核定工作量 {total} 节（标准 {standard} 节）：{parts}。',
        en: 'Workload {total} periods (standard {standard}): {parts}.',
      },
      {
        total: figure(workload.total),
        standard: figure(workload.standard),
        parts: joined(workloadParts(workload)),
      },
    ),
    ...awayLine(facts, workload),
  ]
}

/** The terms of the formula that are not zero, lessons first. */
export function workloadParts(workload: Workload): Text[] {
  const { weighted, trips, travelMin, sites, preparations } = workload
  const terms: readonly (readonly [number, Text])[] = [
    [workload.tripCredit, fill({ zh: '走教 {n} 个半天', en: '{n} half-days away' }, { n: trips })],
    [
      workload.travelCredit,
      fill({ zh: '路途 {n} 小时', en: '{n} hours on the way' }, { n: figure(travelMin / 60) }),
    ],
    [workload.siteCredit, fill({ zh: '{n} 所学校', en: '{n} sites' }, { n: sites })],
    [workload.preparationCredit, fill({ zh: '备 {n} 头课', en: '{n} preparations' }, { n: preparations })],
    [workload.formTeacher, { zh: '班主任', en: 'form teacher' }],
    [workload.management, { zh: '管理工作', en: 'management' }],
    [
      workload.attendedCredit,
      fill({ zh: '协助专递课堂 {n} 节', en: '{n} broadcast lessons attended' }, { n: workload.attended }),
    ],
    [workload.otherWork, { zh: '其他工作', en: 'other work' }],
  ]
  return [
    fill({ zh: '课堂教学 {n}', en: 'lessons {n}' }, { n: figure(weighted) }),
    ...terms.flatMap(([periods, name]) =>
      periods === 0 ? [] : fill({ zh: '{name}折 {n}', en: '{name} {n}' }, { name, n: figure(periods) }),
    ),
  ]
}

function awayLine(facts: Facts, { away, ruralService }: Workload): Text[] {
  if (away.length === 0) return []
  const list = away.map(({ siteId, daysPerWeek }) =>
    fill(
      { zh: '{site}每周 {days} 天', en: '{site} {days} days a week' },
      { site: siteName(facts, siteId), days: figure(daysPerWeek) },
    ),
  )
  return [
    fill(
      {
        zh: '校外任教：{list}{rural}。',
        en: 'Away from the home post: {list}{rural}.',
      },
      {
        list: joined(list),
        rural: ruralService ? { zh: '，计入农村学校任教经历', en: '; counts as rural service' } : '',
      },
    ),
  ]
}
