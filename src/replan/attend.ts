import { teachingGroups } from '../../models/teaching.ts'
import { Colleagues } from '../../solver/repair/colleagues.ts'
import type { Base } from '../stages.ts'
import { groupsOf, without } from './broadcasts.ts'
import type { Standing } from './stand.ts'

/** Somebody else of the site attends where the assistant is gone; where nobody is free, the site's classes lose their lessons. */
export function attendAnew(base: Base, standing: Standing): Standing {
  if (standing.unattended.length === 0) return standing
  const groups = teachingGroups(base.county, base.policy)
  const dutyById = new Map(standing.duties.map((duty) => [duty.id, duty]))
  const open = [...standing.open]
  for (const { dutyId, siteId, lessons } of standing.unattended) {
    const duty = dutyById.get(dutyId)
    if (!duty?.classIds.some((id) => groupAt(siteId, id))) continue
    const duties = [...dutyById.values()]
    const colleagues = new Colleagues({ ...base, ...standing, duties, open })
    const { assistants = [] } = duty
    const [teacherId] = colleagues
      .whoCanAttend(siteId, lessons)
      .filter((id) => !assistants.some((assistant) => assistant.teacherId === id))
    if (teacherId !== undefined) {
      dutyById.set(dutyId, { ...duty, assistants: [...assistants, { siteId, teacherId }] })
      continue
    }
    const cut = groupsOf(duty, groups).filter((group) => group.siteId === siteId)
    dutyById.set(dutyId, without(duty, cut, groups))
    open.push(...lessons.flatMap((lesson) => cut.map(({ classIds }) => ({ ...lesson, classIds, siteId }))))
  }
  return { ...standing, duties: standing.duties.map(({ id }) => dutyById.get(id)!), open, unattended: [] }

  function groupAt(siteId: string, classId: string): boolean {
    return groups.some((group) => group.siteId === siteId && group.classIds.includes(classId))
  }
}
