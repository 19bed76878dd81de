/** The variants' results become the rotation of a plan: moves with reasons, headcounts, the four-line comparison, conflicts. */
import { byCode, ceilShare } from '../../models/basics.ts'
import type {
  ComparisonLine,
  ConflictSet,
  LentVisits,
  Posting,
  Rotation,
  RotationConflict,
  RotationMove,
} from '../../models/plan.ts'
import { sharedCluster } from '../../models/cluster.ts'
import { returnsOf } from '../../models/eligibility.ts'
import { SUBJECTS } from '../../models/subject.ts'
import { servingSiteOn } from '../../models/teacher.ts'
import type { RotationInput } from './build.ts'
import type { Lending } from './cover.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { nobodyMoves, type RotationProblem } from './problem.ts'
import { MoveReasons } from './reasons.ts'
import { LIMIT_RULES } from './rules/index.ts'
import { activityOf } from './rules/limit.ts'
import { requiredPrincipalMoves } from './rules/quota-principals.ts'
import { requiredMoves } from './rules/quota-teachers.ts'
import { teamMovers } from './rules/teams.ts'
import { type CoverageFound, limitsOf, type VariantResult } from './solve.ts'
import { vacanciesOf } from './vacancies.ts'

export interface RotationOutcome {
  readonly rotation: Omit<Rotation, 'conflicts' | 'coverage' | 'frozen'>
  /** The whole roster, sorted by teacher. */
  readonly postings: readonly Posting[]
  /** Rules that could not be kept all together, as they stand in the plan. Empty in the ordinary case. */
  readonly conflicts: readonly RotationConflict[]
  /** Why they gave way; absent where that was not asked. */
  readonly conflictSets?: readonly ConflictSet[]
  /** Points of missing periods, lending by the hour; null when the search did not get so far. */
  readonly coverage: CoverageFound | null
}

/** One result a variant, in any order. The plan is that of `both` where lending is allowed, else of `rotation`. */
export function combineVariants(
  { county, policy }: RotationInput,
  problem: RotationProblem,
  results: readonly VariantResult[],
): RotationOutcome {
  const plan = results.find((r) => r.variant === 'both') ?? results.find((r) => r.variant === 'rotation')
  if (!plan)
    throw new Error(`no variant to make a plan of: ${results.map((r) => r.variant).join() || 'none'}`)
  const lending: Lending = plan.variant === 'both' ? { visits: plan.visits } : 'none'
  const { objective, terms, cover } = evaluate(problem, plan.choice, lending)
  const bound = Math.min(plan.bound, objective)
  const moves = movesOf(problem, plan, lending, sharedCluster(county))
  const teachersMoved = moves.filter((move) => !move.principal).length
  const moved = new Map(moves.map((move) => [move.teacherId, move]))
  const postings = [...county.teachers]
    .sort((a, b) => byCode(a.id, b.id))
    .map((teacher): Posting => {
      const move = moved.get(teacher.id)
      const servingSiteId = move?.toSiteId ?? servingSiteOn(teacher, county.asOf)
      return {
        teacherId: teacher.id,
        homeSiteId: teacher.homeSiteId,
        servingSiteId,
        stage: move?.stage ?? teacher.stage,
      }
    })
  const rotation: RotationOutcome['rotation'] = {
    status: plan.status,
    stopped: plan.stopped,
    objective,
    bound,
    gap: (objective - bound) / Math.max(Math.abs(objective), 1e-9),
    terms: { ...terms },
    eligible: problem.eligible,
    eligiblePrincipals: problem.eligiblePrincipals,
    requiredMoves: requiredMoves(problem),
    requiredPrincipalMoves: requiredPrincipalMoves(problem),
    requiredBackbone: ceilShare(
      policy.rotation.minBackboneShare,
      policy.rotation.backboneBase === 'exchanged'
        ? teachersMoved
        : problem.persons.filter((p) => p.eligible && !p.principal && p.backbone).length,
    ),
    moves,
    headcounts: headcountsOf(problem, moves),
    comparison: comparisonOf(problem, results),
    lending: lendingOf(problem, plan.visits),
    returns: returnsOf(county),
    vacancies: vacanciesOf(county, problem, cover),
  }
  const coverage = Number.isFinite(plan.coverage.allowed) ? plan.coverage : null
  return { rotation, postings, conflicts: conflictsOf(problem, plan), coverage }
}

function movesOf(
  problem: RotationProblem,
  plan: VariantResult,
  lending: Lending,
  together: (a: string, b: string) => boolean,
): RotationMove[] {
  const { sites, units, candidates, persons, movers, moverKm, policy } = problem
  const reasons = new MoveReasons(
    problem,
    limitsOf(problem),
    plan.choice,
    lending === 'none' ? 'none' : 'by-the-hour',
  )
  const inTeams = teamMovers(problem, plan.choice)
  return [...plan.choice.entries()].flatMap(([mover, candidate]) => {
    if (candidate < 0) return []
    const person = persons[movers[mover]!]!
    const from = sites[person.site]!
    const unit = units[candidates.unit[candidate]!]!
    const to = sites[unit.site]!
    return {
      id: `R-${person.id}`.slice(0, 64),
      teacherId: person.id,
      fromSiteId: from.id,
      toSiteId: to.id,
      stage: unit.stage,
      type: inTeams.has(mover) ? 'team' : 'rotation',
      scope: together(from.id, to.id) ? 'within-cluster' : 'between-clusters',
      termYears: policy.rotation.termYears,
      backbone: person.backbone,
      principal: person.principal,
      commuteKmBefore: moverKm[mover]!,
      commuteKmAfter: candidates.km[candidate]!,
      reasons: reasons.of(mover),
    } satisfies RotationMove
  })
}

const headcountsOf = (problem: RotationProblem, moves: readonly RotationMove[]): Rotation['headcounts'] =>
  problem.sites.map(({ id, persons }) => {
    const into = moves.filter((move) => move.toSiteId === id).length
    const out = moves.filter((move) => move.fromSiteId === id).length
    return { siteId: id, before: persons.length, after: persons.length + into - out }
  })

const lendingOf = ({ arcs, units, sites }: RotationProblem, visits: Int32Array): LentVisits[] =>
  arcs.flatMap(({ from, to, subject }, arc) =>
    visits[arc]! > 0
      ? {
          fromSiteId: sites[units[from]!.site]!.id,
          toSiteId: sites[units[to]!.site]!.id,
          stage: units[to]!.stage,
          subject: SUBJECTS[subject]!,
          visits: visits[arc]!,
        }
      : [],
  )

/** Nothing / lending / rotation / both, each by the evaluator; a variant that was not solved has no line. */
function comparisonOf(problem: RotationProblem, results: readonly VariantResult[]): ComparisonLine[] {
  const nothing = evaluate(problem, nobodyMoves(problem), 'none')
  const noVisits = new Int32Array(problem.arcs.length)
  const lines = [lineOf(problem, 'nothing', nothing, 0, noVisits)]
  for (const variant of ['lending', 'rotation', 'both'] as const) {
    const result = results.find((r) => r.variant === variant)
    if (!result) continue
    const evaluation = evaluate(
      problem,
      result.choice,
      variant === 'rotation' ? 'none' : { visits: result.visits },
    )
    const moves = result.choice.reduce((sum, candidate) => sum + (candidate >= 0 ? 1 : 0), 0)
    const line = lineOf(problem, variant, evaluation, moves, result.visits)
    lines.push({ ...line, bound: Math.min(result.bound, evaluation.objective) })
  }
  return lines
}

function lineOf(
  problem: RotationProblem,
  variant: ComparisonLine['variant'],
  { objective, cover }: Evaluation,
  moves: number,
  visits: Int32Array,
): ComparisonLine {
  const sum = (list: ArrayLike<number>): number => Array.from(list).reduce((total, value) => total + value, 0)
  return {
    variant,
    objective,
    shortagePeriods: tidy(cover.shortage.reduce((total, missing) => total + sum(missing), 0)),
    moves,
    visits: sum(visits),
    lentPeriods: tidy(sum(cover.lent)),
    visitKm: tidy(visits.reduce((total, count, arc) => total + count * problem.arcs[arc]!.km, 0)),
  }
}

/** The limits that gave way, and the pins that no legal move can keep. */
function conflictsOf(problem: RotationProblem, plan: VariantResult): RotationConflict[] {
  const limits = limitsOf(problem)
  const given = limits.flatMap((limit, at): RotationConflict[] => {
    const gives = plan.gives[at] ?? 0
    if (gives === 0) return []
    const rule = LIMIT_RULES.find(({ code }) => code === limit.rule)!
    const text = rule.sentence(limit, activityOf(problem, limit, plan.choice))
    return [{ rule: limit.rule, where: limit.where, gives: Math.abs(gives), text }]
  })
  const lost = problem.lostPins.map(({ teacherId, siteId, rules }) => ({
    rule: 'pin' as const,
    where: teacherId,
    gives: 1,
    text: {
      zh: `教师 ${teacherId} 指定到 ${siteId} 违反：${rules.join('、')}`,
      en: `the pin of teacher ${teacherId} to ${siteId} breaks: ${rules.join(', ')}`,
    },
  }))
  return [...given, ...lost]
}

const tidy = (value: number): number => Math.round(value * 1e6) / 1e6
