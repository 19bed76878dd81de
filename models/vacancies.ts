import { byCode, type Stage, STAGES } from './basics.ts'
import type { County } from './county.ts'
import type { Vacancies } from './plan.ts'
import { type Policy, standardLoad } from './policy.ts'

/** Approved posts and those filled, by the home posts of those on the establishment; a rotation leaves them as they are. */
export function filledPosts({ sites, teachers }: Pick<County, 'sites' | 'teachers'>): Vacancies['posts'] {
  const filled = new Map<string, number>()
  for (const { homeSiteId, stage, establishment } of teachers) {
    if (establishment !== 'permanent') continue
    const key = `${homeSiteId} ${stage}`
    filled.set(key, (filled.get(key) ?? 0) + 1)
  }
  return [...sites]
    .sort((a, b) => byCode(a.id, b.id))
    .flatMap(({ id, posts }) =>
      STAGES.flatMap((stage) => {
        const approved = posts[stage]
        return approved === undefined
          ? []
          : { siteId: id, stage, approved, filled: filled.get(`${id} ${stage}`) ?? 0 }
      }),
    )
}

/** Periods as full-time teachers of the subject. */
export const asTeachers = (
  policy: Policy,
  stage: Stage,
  subject: Vacancies['needs'][number]['subject'],
  periods: number,
): number =>
  periods / (subject === 'any' ? policy.load.standard[stage].other : standardLoad(policy, stage, subject))
