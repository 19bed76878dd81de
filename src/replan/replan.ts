import type { Text } from '../../models/basics.ts'
import type { Checked } from '../../models/issue.ts'
import { checked } from '../../models/issue.ts'
import { computeIndicators, postingsNow } from '../../models/balance.ts'
import { Plan } from '../../models/plan.ts'
import { keepRotation } from '../../solver/rotation/rotation.ts'
import { checkPlan } from '../check/check.ts'
import { hashCounty } from '../county-file/hash.ts'
import { hashJson } from '../hash.ts'
import type { PlanOutcome, PlanRequest, PlanSurroundings } from '../pipeline.ts'
import type { Base } from '../stages.ts'
import { buildTravel } from '../travel/travel.ts'
import { makeAnew } from './anew.ts'
import { changesBetween } from './changes.ts'
import { mend, type Mended } from './mend.ts'
import { reprice } from './reprice.ts'
import { type Standing, whatStands } from './stand.ts'

/**
 * Keeps a published plan up to date with the least change: approved moves stand, lessons that lost their teacher get
 * another one where they stand, and only clusters whose classes need other periods have their week made anew.
 * Everything else is taken over as it is.
 */
export async function replanCounty(
  request: PlanRequest,
  previous: Plan,
  surroundings: PlanSurroundings,
): Promise<Checked<PlanOutcome>> {
  const { county, pins } = request
  const { policy } = request.policy
  if (previous.stages.includes('duties') && !previous.stages.includes('timetable')) return NO_TIMETABLE
  const travel = buildTravel(county, policy)
  if (!travel.ok) return travel
  const base = { county, policy, travel: travel.value }
  const hashes = { countyHash: hashCounty(county), policyHash: hashJson(policy) }
  const judged = (plan: Plan) => checkPlan({ ...base, plan, hashes, ...(pins && { pins }) })
  const done = (plan: Plan, note?: Text): Checked<PlanOutcome> =>
    checked(
      {
        plan,
        violations: judged(plan),
        travel: travel.value,
        cancelled: surroundings.signal.aborted,
        changes: changesBetween(previous, plan, county),
        ...(note && { note }),
      },
      travel.issues,
    )
  const { countyHash, policyHash } = previous.provenance
  if (countyHash === hashes.countyHash && policyHash === hashes.policyHash) return done(previous)

  surroundings.onProgress({ stage: 'duties', phase: 'repair', fraction: 0 })
  const repriced = request.reprice ? await reprice(request, base, previous, surroundings) : undefined
  const standing = whatStands(county, policy, previous, repriced?.moves)
  const mended = await mend(base, standing, request.seed)
  const week =
    standing.anew.size === 0 ? mended : await makeAnew(request, base, standing, mended, surroundings)
  surroundings.onProgress({ stage: 'check', phase: 'check' })
  return done(
    assemble(request, base, previous, { standing, week, hashes, createdAt: surroundings.createdAt }),
    repriced?.note,
  )
}

/** Duties are mended in the slots of their lessons; a plan without lessons has none. */
const NO_TIMETABLE: Checked<PlanOutcome> = {
  ok: false,
  issues: [
    {
      code: 'S2003',
      severity: 'error',
      where: 'plan.json',
      cause: {
        zh: '已公布的方案有任课安排而没有课表，不能在其上作最小变更',
        en: 'the published plan has duties but no timetable, so it cannot be kept up to date',
      },
      remedy: {
        zh: '请用含课表的方案，或只含交流的方案',
        en: 'Use a plan with a timetable, or one of moves alone',
      },
    },
  ],
}

/** The previous plan with what had to change. */
function assemble(
  { seed, scenarios = [] }: PlanRequest,
  { county, policy, travel }: Base,
  previous: Plan,
  {
    standing,
    week,
    hashes,
    createdAt,
  }: {
    readonly standing: Standing
    readonly week: Mended
    readonly hashes: Pick<Plan['provenance'], 'countyHash' | 'policyHash'>
    readonly createdAt: string
  },
): Plan {
  const { rotation, conflicts } = keepRotation(
    { county, policy, travel },
    { moves: standing.moves, lending: previous.rotation.lending ?? [] },
  )
  const duties = {
    ...previous.duties,
    duties: [...week.duties],
    visits: [...week.visits],
    unmet: [...week.unmet],
  }
  const postings = [...standing.postings]
  return Plan.parse({
    ...previous,
    provenance: { ...previous.provenance, ...hashes, seed, scenarios: [...scenarios], createdAt },
    postings,
    rotation: { ...rotation, conflicts: [...conflicts], frozen: true },
    duties,
    timetable: { ...previous.timetable, lessons: [...week.lessons] },
    indicators: {
      before: computeIndicators({ county, policy, postings: postingsNow(county) }),
      after: computeIndicators({
        county,
        policy,
        postings,
        ...(previous.stages.includes('duties') && { duties }),
      }),
    },
  } satisfies Plan)
}
