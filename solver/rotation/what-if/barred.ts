/** Why no post is open to a teacher: rules against leaving, and for each rule the posts that it bars. */
import { sharedCluster } from '../../../models/cluster.ts'
import { commuteLookup } from '../../../models/commute.ts'
import { byCode, stageOfGrade } from '../../../models/basics.ts'
import { servingSiteOn } from '../../../models/teacher.ts'
import type { RotationInput } from '../build.ts'
import type { Post } from '../rules/candidate.ts'
import { CANDIDATE_RULES } from '../rules/index.ts'

export interface Barriers {
  /** Rules that keep the teacher in post, wherever the way would lead. */
  readonly leaving: readonly string[]
  /** Posts elsewhere. */
  readonly posts: number
  /** By rule, the posts that it bars; a post may be barred by several. */
  readonly serving: readonly { readonly rule: string; readonly posts: number }[]
}

export function barriersOf({ county, policy, travel, pins }: RotationInput, teacherId: string): Barriers {
  const teacher = county.teachers.find(({ id }) => id === teacherId)
  if (!teacher) throw new Error(`no teacher ${teacherId}`)
  const fromId = servingSiteOn(teacher, county.asOf)
  const from = county.sites.find(({ id }) => id === fromId)!
  const commuteKm = commuteLookup(county, policy, travel)
  const pinnedTo = pins?.serve.find((pin) => pin.teacherId === teacherId)?.siteId
  const forbidden = new Set(pins?.forbid.map((f) => `${f.teacherId} ${f.siteId ?? '*'}`))
  const context = { county, policy, together: sharedCluster(county), from, pinnedTo, forbidden }
  const posts = county.sites
    .filter((site) => site !== from)
    .flatMap((site) =>
      site.stages.map((stage): Post => {
        const grades = new Set(
          county.classes
            .filter((c) => c.siteId === site.id && stageOfGrade(c.grade) === stage)
            .map((c) => c.grade),
        )
        return {
          unit: -1,
          site,
          stage,
          grades,
          km: commuteKm(teacher, site.id),
          beforeKm: commuteKm(teacher, from.id),
        }
      }),
    )
  const serving = new Map<string, number>()
  for (const post of posts) {
    const codes = CANDIDATE_RULES.filter((rule) => !rule.mayServe(teacher, post, context)).map(
      ({ code }) => code,
    )
    for (const code of new Set(codes)) serving.set(code, (serving.get(code) ?? 0) + 1)
  }
  return {
    leaving: CANDIDATE_RULES.filter((rule) => !rule.mayLeave(teacher, context)).map(({ code }) => code),
    posts: posts.length,
    serving: [...serving]
      .map(([rule, count]) => ({ rule, posts: count }))
      .sort((a, b) => b.posts - a.posts || byCode(a.rule, b.rule)),
  }
}
