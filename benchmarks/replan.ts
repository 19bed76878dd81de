import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { County } from '../models/county.ts'
import { Plan } from '../models/plan.ts'
import { isHard } from '../models/rule.ts'
import { readCounty } from '../src/county-file/read.ts'
import { loadPolicy } from '../src/policies/load.ts'
import { changedLessons } from '../src/replan/changes.ts'
import { replanCounty } from '../src/replan/replan.ts'
import { type Benchmark, cpuSeconds } from './bench.ts'

/** The example as `npm start` leaves it, or another plan of the example county. */
const published = process.env['PUBLISHED_PLAN'] ?? join(import.meta.dirname, '../out/ziyang/plan.json')
const CASES = 10
/** Mid-semester. */
const AS_OF = '2026-11-09'

/** One teacher falls ill: the plan mended, ten cases spread over the roster. */
export const replan: Benchmark = {
  name: 'replan',
  about: existsSync(published)
    ? 'one teacher of Ziyang falls ill, ten cases: longest wall s and mean CPU s, lessons changed over the fewest possible (those the teacher gave), duties changed outside the teacher’s clusters, records that differ beyond the mended ones, hard violations more than before'
    : 'skipped: run npm start first, or set PUBLISHED_PLAN',
  instances: existsSync(published) ? ['ziyang'] : [],
  run: async (_, seed) => {
    const policy = loadPolicy('ziyang-2024')
    const county = await readCounty(join(import.meta.dirname, '../examples/ziyang/ziyang.xlsx'))
    if (!policy.ok || !county.ok) throw new Error('the example cannot be read')
    const plan = Plan.parse(JSON.parse(readFileSync(published, 'utf8')))
    const teaching = [...new Set(plan.duties.duties.map(({ teacherId }) => teacherId))].sort()
    const base = { ...county.value, asOf: AS_OF }
    const results: Awaited<ReturnType<typeof fallsIll>>[] = []
    for (let k = 0; k < CASES; k++) {
      const teacherId = teaching[Math.floor(((k + 0.5) * teaching.length) / CASES + seed) % teaching.length]!
      results.push(await fallsIll(base, policy.value, plan, teacherId, seed))
    }
    const worst = (read: (one: (typeof results)[number]) => number): number => Math.max(...results.map(read))
    return {
      longestWallS: worst(({ wallS }) => wallS),
      meanCpuS: results.reduce((sum, { cpuS }) => sum + cpuS, 0) / CASES,
      lessons: results.map(({ fewest }) => fewest).join(' '),
      changed: results.map(({ changed }) => changed).join(' '),
      worstRatio: worst(({ changed, fewest }) => changed / fewest),
      outsideClusters: worst(({ outside }) => outside),
      otherwiseDifferent: worst(({ different }) => different),
      hardViolations: worst(({ hard }) => hard),
      unmet: results.map(({ unmet }) => unmet).join(' '),
    }
  },
}

async function fallsIll(
  base: County,
  policy: Parameters<typeof replanCounty>[0]['policy'],
  plan: Plan,
  teacherId: string,
  seed: number,
) {
  const county = {
    ...base,
    teachers: base.teachers.map((teacher) =>
      teacher.id === teacherId ? { ...teacher, status: 'sick-leave' as const } : teacher,
    ),
  }
  const surroundings = {
    workers: 2,
    onProgress: () => undefined,
    signal: new AbortController().signal,
    nowMs: () => performance.now(),
    createdAt: plan.provenance.createdAt,
  }
  const from = performance.now()
  const { cpuS, value } = await cpuSeconds(() =>
    replanCounty({ county, policy, seed, effort: 'standard' }, plan, surroundings),
  )
  const wallS = (performance.now() - from) / 1000
  if (!value.ok) throw new Error(JSON.stringify(value.issues))
  const mended = value.value.plan
  const own = new Set(plan.duties.duties.filter((d) => d.teacherId === teacherId).map(({ id }) => id))
  const fewest = plan.timetable.lessons.filter(({ dutyId }) => own.has(dutyId)).length
  const clusterOf = new Map(county.sites.map(({ id, clusterId }) => [id, clusterId ?? id]))
  const clusters = new Set(
    plan.duties.duties.filter(({ id }) => own.has(id)).map(({ siteId }) => clusterOf.get(siteId)),
  )
  const before = new Map(plan.duties.duties.map((duty) => [duty.id, JSON.stringify(duty)]))
  const added = mended.duties.duties.filter((duty) => before.get(duty.id) !== JSON.stringify(duty))
  const kept = (one: Plan): string[] =>
    one.timetable.lessons.flatMap((lesson) =>
      own.has(lesson.dutyId) || !before.has(lesson.dutyId) ? [] : JSON.stringify(lesson),
    )
  const [old, now] = [kept(plan), kept(mended)]
  const others = plan.duties.duties.filter(({ id }) => !own.has(id))
  const same = new Set(mended.duties.duties.map((duty) => JSON.stringify(duty)))
  return {
    wallS,
    cpuS,
    fewest,
    changed: changedLessons(plan, mended),
    outside: added.filter(({ siteId }) => !clusters.has(clusterOf.get(siteId))).length,
    different:
      others.filter((duty) => !same.has(JSON.stringify(duty))).length +
      (old.length === now.length ? old.filter((text, k) => text !== now[k]).length : old.length),
    hard: value.value.violations.filter(({ rule }) => isHard(rule)).length,
    unmet: mended.duties.unmet.length - plan.duties.unmet.length,
  }
}
