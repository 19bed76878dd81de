import { type Stage, stageOfGrade } from '../../../models/basics.ts'
import { mayTeachStage } from '../../../models/capacity.ts'
import type { Violation } from '../../../models/plan.ts'
import type { Policy } from '../../../models/policy.ts'
import type { SchoolClass } from '../../../models/school-class.ts'
import { unitKey } from '../../../models/site.ts'
import { certifiedFor, type Teacher } from '../../../models/teacher.ts'
import type { Facts } from '../facts.ts'
import type { KnownMove } from '../known.ts'
import { groupBy } from '../lists.ts'
import { type CheckRule, violation } from '../rule.ts'
import { classNames, STAGE_NAMES } from '../say.ts'

/** Posts and duties are of the teacher's stage, or of a lower one where the policy lets teachers go down. */
export const stage: CheckRule = {
  codes: ['stage'],
  part: 'always',
  *check(facts) {
    yield* ofPostings(facts)
    const classesOf = groupBy(facts.county.classes, ({ siteId, grade }) =>
      unitKey(siteId, stageOfGrade(grade)),
    )
    for (const known of facts.moves) {
      const classes = classesOf.get(unitKey(known.to.id, known.move.stage)) ?? []
      yield* ofMove(known, classes, facts.policy)
    }
    yield* ofDuties(facts)
  },
}

/** A certificate covers its own stage and those below (《教师资格条例》第五条). */
export const certificate: CheckRule = {
  codes: ['certificate'],
  part: 'always',
  *check({ moves, duties }) {
    for (const { teacher, move } of moves) {
      if (!certifiedFor(teacher, move.stage)) yield uncertified(teacher, move.stage, move.id)
    }
    for (const { teacher, stage: taught, duty } of duties) {
      if (!certifiedFor(teacher, taught)) yield uncertified(teacher, taught, duty.id)
    }
  },
}

const uncertified = ({ id, certificate: own }: Teacher, taught: Stage, where: string): Violation =>
  violation(
    'certificate',
    `${id} ${where}`,
    `教师 ${id} 的教师资格（${own}）不能任教${STAGE_NAMES[taught].zh}`,
    `The certificate of teacher ${id} (${own}) does not cover ${STAGE_NAMES[taught].en} school`,
  )

function* ofPostings({ postings, teachers, moves }: Facts): Iterable<Violation> {
  const moved = new Map(moves.map(({ teacher, move }) => [teacher.id, move.stage]))
  for (const [id, posting] of postings) {
    const expected = moved.get(id) ?? teachers.get(id)!.stage
    if (posting.stage !== expected)
      yield violation(
        'stage',
        id,
        `教师 ${id} 的岗位学段应为${STAGE_NAMES[expected].zh}，方案写作${STAGE_NAMES[posting.stage].zh}`,
        `The post of teacher ${id} is ${STAGE_NAMES[expected].en}; the plan says ${STAGE_NAMES[posting.stage].en}`,
      )
  }
}

/** `classes` are those of the new unit. */
function* ofMove(
  { move, teacher, to }: KnownMove,
  classes: readonly SchoolClass[],
  policy: Policy,
): Iterable<Violation> {
  const { id, gradeBand } = teacher
  if (!mayTeachStage(teacher.stage, move.stage, policy))
    yield violation(
      'stage',
      id,
      `教师 ${id} 为${STAGE_NAMES[teacher.stage].zh}教师，不能交流到${STAGE_NAMES[move.stage].zh}岗位`,
      `Teacher ${id} is a ${STAGE_NAMES[teacher.stage].en} teacher and cannot take a ${STAGE_NAMES[move.stage].en} post`,
    )
  if (!to.stages.includes(move.stage))
    yield violation(
      'stage',
      id,
      `教师 ${id} 交流到${to.name}的${STAGE_NAMES[move.stage].zh}岗位，该校没有这一学段`,
      `Teacher ${id} goes to a ${STAGE_NAMES[move.stage].en} post at ${to.name}, which has no such stage`,
    )
  else if (policy.rotation.sameGradeBand && gradeBand) {
    const [first, last] = gradeBand
    if (!classes.some(({ grade }) => grade >= first && grade <= last))
      yield violation(
        'stage',
        id,
        `教师 ${id} 任教 ${first}—${last} 年级，${to.name}没有这一级段的班级`,
        `Teacher ${id} teaches grades ${first} to ${last}; ${to.name} has no class of that band`,
      )
  }
}

function* ofDuties({ duties, postings, policy }: Facts): Iterable<Violation> {
  for (const { duty, teacher, stage: taught, classes } of duties) {
    const own = postings.get(teacher.id)?.stage
    if (own === undefined || mayTeachStage(own, taught, policy)) continue
    yield violation(
      'stage',
      `${teacher.id} ${duty.id}`,
      `教师 ${teacher.id} 在${STAGE_NAMES[own].zh}岗位，却任教${STAGE_NAMES[taught].zh}班级 ${classNames(classes)}`,
      `Teacher ${teacher.id} holds a ${STAGE_NAMES[own].en} post and is given class ${classNames(classes)} of ${STAGE_NAMES[taught].en} school`,
    )
  }
}
