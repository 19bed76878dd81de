/** Why no post is open to a teacher: rules against leaving, and for each rule the posts that it bars. */
import { byCode } from '../../../models/basics.ts'
import { servingSiteOn } from '../../../models/teacher.ts'
import type { RotationInput } from '../build.ts'
import { postTests } from '../post-tests.ts'

export interface Barriers {
  /** Rules that keep the teacher in post, wherever the way would lead. */
  readonly leaving: readonly string[]
  /** Posts elsewhere. */
  readonly posts: number
  /** By rule, the posts that it bars; a post may be barred by several. */
  readonly serving: readonly { readonly rule: string; readonly posts: number }[]
}

export function barriersOf(input: RotationInput, teacherId: string): Barriers {
  const { county } = input
  const teacher = county.teachers.find(({ id }) => id === teacherId)
  if (!teacher) throw new Error(`no teacher ${teacherId}`)
  const tests = postTests(input)
  const from = servingSiteOn(teacher, county.asOf)
  const posts = county.sites
    .filter(({ id }) => id !== from)
    .flatMap((site) => site.stages.map((stage) => tests.serving(teacher, site, stage)))
  const serving = new Map<string, number>()
  for (const code of posts.flat()) serving.set(code, (serving.get(code) ?? 0) + 1)
  return {
    leaving: tests.leaving(teacher),
    posts: posts.length,
    serving: [...serving]
      .map(([rule, count]) => ({ rule, posts: count }))
      .sort((a, b) => b.posts - a.posts || byCode(a.rule, b.rule)),
  }
}
