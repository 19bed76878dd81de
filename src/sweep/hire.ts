import { byCode } from '../../models/basics.ts'
import { capacityOf } from '../../models/capacity.ts'
import { standardLoad } from '../../models/policy.ts'
import { type Site, unitKey } from '../../models/site.ts'
import type { Subject } from '../../models/subject.ts'
import { servingSiteOn } from '../../models/teacher.ts'
import { teachingGroups } from '../../models/teaching.ts'
import { expand } from '../scenario/changes.ts'
import { applyEdit, type World } from '../scenario/edits.ts'

/**
 * The county with so many new teachers of a subject. Each goes where most periods of it are without a teacher of the
 * subject by then, so the first ones of a longer list are those of a shorter one.
 */
export function hire(world: World, subject: Subject, count: number): World {
  const missing = missingPeriods(world, subject)
  const added = new Map<string, number>()
  for (let n = 0; n < count; n++) {
    const [key, periods] = [...missing].sort(([a, x], [b, y]) => y - x || byCode(a, b))[0] ?? []
    if (key === undefined || periods === undefined) break
    added.set(key, (added.get(key) ?? 0) + 1)
    missing.set(key, periods - standardLoad(world.policy, stageOf(key), subject))
  }
  for (const [key, here] of added) {
    const siteId = key.slice(0, key.lastIndexOf('/'))
    const change = { kind: 'hire-teachers', siteId, stage: stageOf(key), subject, count: here } as const
    for (const edit of expand(world, change).edits) world = applyEdit(world, edit)
  }
  return world
}

/** By unit that teaches the subject: its periods a week less the full loads of the teachers of the subject there. */
function missingPeriods({ county, policy }: World, subject: Subject): Map<string, number> {
  const periods = new Map<string, number>()
  const add = (key: string, by: number): void => {
    periods.set(key, (periods.get(key) ?? 0) + by)
  }
  for (const group of teachingGroups(county, policy))
    if (group.subject === subject) add(unitKey(group.siteId, group.stage), group.periods)
  for (const teacher of county.teachers) {
    if (teacher.subject !== subject || teacher.status !== 'in-post') continue
    const key = unitKey(servingSiteOn(teacher, county.asOf), teacher.stage)
    if (periods.has(key)) add(key, -capacityOf(teacher, policy).standardPeriods)
  }
  return periods
}

const stageOf = (key: string): Site['stages'][number] => (key.endsWith('/primary') ? 'primary' : 'junior')
