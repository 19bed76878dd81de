/** Broadcast lessons under new data: who can still hear them, and which classes need a teacher of their own. */
import type { County } from '../../models/county.ts'
import type { Duty } from '../../models/plan.ts'
import type { Policy } from '../../models/policy.ts'
import type { TeachingGroup } from '../../models/teaching.ts'
import type { OpenLesson } from '../../solver/repair/input.ts'

/** The duty for those who can still hear it, and the groups that cannot: equipment, cluster and policy decide. */
export function stillHeard(
  duty: Duty,
  { sites }: County,
  { online }: Policy,
  groups: readonly TeachingGroup[],
): { readonly duty: Duty; readonly cut: readonly TeachingGroup[] } {
  const siteOf = new Map(sites.map((site) => [site.id, site]))
  const sender = siteOf.get(duty.siteId)
  const isAllowed = online.allowed && !online.notFor.includes(duty.subject) && sender?.broadcastEquipment
  const cut = groupsOf(duty, groups).filter(({ siteId }) => {
    const site = siteOf.get(siteId)
    if (siteId === duty.siteId) return false
    return !isAllowed || !site?.broadcastEquipment || site.clusterId !== sender.clusterId
  })
  return { duty: without(duty, cut, groups), cut }
}

/** Groups of classes that sit in a lesson of the subject. */
export const groupsOf = (
  { classIds, subject }: Pick<Duty, 'classIds' | 'subject'>,
  groups: readonly TeachingGroup[],
): TeachingGroup[] =>
  groups.filter((group) => group.subject === subject && group.classIds.some((id) => classIds.includes(id)))

/** The duty without the sites of the groups; at home where nobody else hears it any more. */
export function without(duty: Duty, cut: readonly TeachingGroup[], groups: readonly TeachingGroup[]): Duty {
  if (cut.length === 0) return duty
  const { assistants = [], ...own } = duty
  const sites = new Set(cut.map(({ siteId }) => siteId))
  const left = groupsOf(duty, groups).filter(({ siteId }) => !sites.has(siteId))
  const attending = assistants.filter(({ siteId }) => !sites.has(siteId))
  return {
    ...own,
    classIds: duty.classIds.filter((id) => left.some(({ classIds }) => classIds.includes(id))),
    mode: left.some(({ siteId }) => siteId !== duty.siteId) ? 'broadcast' : 'home',
    ...(attending.length > 0 && { assistants: attending }),
  }
}

/** A lesson of its own for each group that heard one together. */
export const apart = (lesson: OpenLesson, groups: readonly TeachingGroup[]): OpenLesson[] =>
  groupsOf({ ...lesson, classIds: [...lesson.classIds] }, groups).map(({ classIds, siteId }) => {
    const { assistants: _, ...own } = lesson
    return { ...own, classIds, siteId }
  })
