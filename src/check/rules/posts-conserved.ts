import type { Violation } from '../../../models/plan.ts'
import type { Facts } from '../facts.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'

/** Everybody has one place, and it changes by a move only; principals and vice-principals change places among themselves. */
export const postsConserved: CheckRule = {
  codes: ['posts-conserved'],
  part: 'always',
  *check(facts) {
    yield* onePlaceEach(facts)
    yield* placesFollowMoves(facts)
    yield* principalPosts(facts)
  },
}

function* onePlaceEach({ plan, teachers }: Facts): Iterable<Violation> {
  const stated = groupBy(plan.postings, ({ teacherId }) => teacherId)
  for (const id of teachers.keys()) {
    const count = stated.get(id)?.length ?? 0
    if (count !== 1)
      yield violation(
        'posts-conserved',
        id,
        `教师 ${id} 应有 1 个任教岗位，方案中有 ${count} 个`,
        `Teacher ${id} should have one serving post; the plan has ${count}`,
      )
  }
}

function* placesFollowMoves({ postings, moves, teachers, servingNow }: Facts): Iterable<Violation> {
  const movesOf = groupBy(moves, ({ teacher }) => teacher.id)
  for (const [id, list] of movesOf) {
    if (list.length > 1)
      yield violation(
        'posts-conserved',
        id,
        `教师 ${id} 有 ${list.length} 条交流记录`,
        `Teacher ${id} is moved ${list.length} times`,
      )
  }
  for (const [id, posting] of postings) {
    const teacher = teachers.get(id)!
    const [known] = movesOf.get(id) ?? []
    const now = servingNow(teacher)
    if (known && known.from.id !== now)
      yield violation(
        'posts-conserved',
        id,
        `教师 ${id} 现任教于 ${now}，交流记录写作从 ${known.from.id} 派出`,
        `Teacher ${id} serves at ${now}; the move says it starts from ${known.from.id}`,
      )
    const expected = known?.to.id ?? now
    if (posting.servingSiteId !== expected)
      yield violation(
        'posts-conserved',
        id,
        `教师 ${id} 的任教岗位写作 ${posting.servingSiteId}，按现岗和交流应为 ${expected}`,
        `Teacher ${id} is posted to ${posting.servingSiteId}; by present post and moves it should be ${expected}`,
      )
  }
}

function* principalPosts({ moves, sites }: Facts): Iterable<Violation> {
  for (const role of ['principal', 'vice-principal'] as const) {
    const ofRole = moves.filter(({ teacher }) => teacher.role === role)
    for (const { id, name } of sites.values()) {
      const into = ofRole.filter(({ to }) => to.id === id).length
      const out = ofRole.filter(({ from }) => from.id === id).length
      if (into === out) continue
      const zh = role === 'principal' ? '校长' : '副校长'
      yield violation(
        'posts-conserved',
        id,
        `${name}派出${zh} ${out} 人、派入 ${into} 人，职数应不变`,
        `${name} sends ${out} and receives ${into} by the role of ${role}; the number should not change`,
      )
    }
  }
}
