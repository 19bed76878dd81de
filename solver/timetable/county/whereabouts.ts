import type { County } from '../../../models/county.ts'
import type { Duty } from '../../../models/plan.ts'
import type { Resource } from '../kernel/problem.ts'

/** Site at which a class or person is during a duty's lessons: that of the duty, but for those who hear a broadcast. */
export function whereabouts({
  county,
}: {
  readonly county: Pick<County, 'classes'>
}): (duty: Duty, resource: Resource) => string {
  const siteOfClass = new Map(county.classes.map(({ id, siteId }) => [id, siteId]))
  return ({ siteId, assistants = [] }, { id, kind }) => {
    if (kind === 'class') return siteOfClass.get(id)!
    if (kind === 'teacher') return assistants.find(({ teacherId }) => teacherId === id)?.siteId ?? siteId
    return siteId
  }
}
