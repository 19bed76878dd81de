/** What is left to hire for after the moves and the lending. */
import type { County } from '../../models/county.ts'
import type { Vacancies } from '../../models/plan.ts'
import { SUBJECTS } from '../../models/subject.ts'
import { filledPosts } from '../../models/vacancies.ts'
import type { Cover } from './cover.ts'
import { POOL, type RotationProblem } from './problem.ts'

export const vacanciesOf = (
  county: County,
  { units, sites }: RotationProblem,
  { shortage }: Pick<Cover, 'shortage'>,
): Vacancies => ({
  posts: filledPosts(county),
  needs: units.flatMap(({ site, stage }, unit) =>
    [...shortage[unit]!].flatMap((missing, subject) => {
      const periods = Math.round(missing * 1e6) / 1e6
      return periods > 0
        ? {
            siteId: sites[site]!.id,
            stage,
            subject: subject === POOL ? ('any' as const) : SUBJECTS[subject]!,
            periods,
          }
        : []
    }),
  ),
})
