/** Which rules on single moves a teacher's leaving, or a post elsewhere, would break. */
import { type Stage, stageOfGrade } from '../../models/basics.ts'
import { sharedCluster } from '../../models/cluster.ts'
import { commuteLookup } from '../../models/commute.ts'
import type { Site } from '../../models/site.ts'
import { servingSiteOn, type Teacher } from '../../models/teacher.ts'
import type { RotationInput } from './build.ts'
import type { CandidateContext, Post } from './rules/candidate.ts'
import { CANDIDATE_RULES } from './rules/index.ts'

export interface PostTests {
  /** Codes of rules against leaving, wherever to. */
  leaving(teacher: Teacher): string[]
  /** Codes of rules against this post. */
  serving(teacher: Teacher, site: Site, stage: Stage): string[]
}

export function postTests({ county, policy, travel, pins }: RotationInput): PostTests {
  const sites = new Map(county.sites.map((site) => [site.id, site]))
  const commuteKm = commuteLookup(county, policy, travel)
  const pinnedTo = new Map(pins?.serve.map((pin) => [pin.teacherId, pin.siteId]))
  const forbidden = new Set(pins?.forbid.map((f) => `${f.teacherId} ${f.siteId ?? '*'}`))
  const gradesAt = new Map<string, Set<number>>()
  for (const { siteId, grade } of county.classes) {
    const key = `${siteId} ${stageOfGrade(grade)}`
    gradesAt.set(key, (gradesAt.get(key) ?? new Set()).add(grade))
  }
  const together = sharedCluster(county)
  const contextOf = (teacher: Teacher): CandidateContext => ({
    county,
    policy,
    together,
    from: sites.get(servingSiteOn(teacher, county.asOf))!,
    pinnedTo: pinnedTo.get(teacher.id),
    forbidden,
  })
  const postOf = (teacher: Teacher, site: Site, stage: Stage): Post => ({
    unit: -1,
    site,
    stage,
    grades: gradesAt.get(`${site.id} ${stage}`) ?? new Set(),
    km: commuteKm(teacher, site.id),
    beforeKm: commuteKm(teacher, servingSiteOn(teacher, county.asOf)),
  })
  const codes = (broken: (rule: (typeof CANDIDATE_RULES)[number]) => boolean): string[] => [
    ...new Set(CANDIDATE_RULES.filter(broken).map(({ code }) => code)),
  ]
  return {
    leaving: (teacher) => {
      const context = contextOf(teacher)
      return codes((rule) => !rule.mayLeave(teacher, context))
    },
    serving: (teacher, site, stage) => {
      const [context, post] = [contextOf(teacher), postOf(teacher, site, stage)]
      return codes((rule) => !rule.mayServe(teacher, post, context))
    },
  }
}
