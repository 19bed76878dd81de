import { type LimitRule, candidatesTo } from './limit.ts'

/** Principals change places: a site keeps its number of principals and of vice-principals. */
export const principalPosts: LimitRule = {
  code: 'posts-conserved',
  gives: 'law',
  limits: (problem) => {
    const personOf = (mover: number) => problem.persons[problem.movers[mover]!]!
    return problem.sites.flatMap((site, s) =>
      (['principal', 'vice-principal'] as const).flatMap((role) => {
        const movers = site.persons.flatMap((p) => {
          const { mover, role: own } = problem.persons[p]!
          return mover >= 0 && own === role ? mover : []
        })
        const candidates = candidatesTo(problem, s).filter(
          (c) => personOf(problem.candidates.mover[c]!).role === role,
        )
        if (movers.length + candidates.length === 0) return []
        return {
          rule: 'posts-conserved' as const,
          where: site.id,
          lower: 0,
          upper: 0,
          movers,
          moverBy: movers.map(() => -1),
          candidates,
          candidateBy: candidates.map(() => 1),
        }
      }),
    )
  },
  sentence: ({ where }, change) => ({
    zh: `${where}：校长职数变化 ${change} 人，应为 0`,
    en: `${where}: the number of principals changes by ${change}, it should not`,
  }),
}
