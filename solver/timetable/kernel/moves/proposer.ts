import type { Random } from '../../../search/random.ts'
import type { Problem } from '../problem.ts'
import type { State } from '../state.ts'
import { Marks, pushChain } from './chain.ts'
import { listChoice, listSubstitutes } from './choose.ts'
import { ejectToFree } from './eject.ts'
import { Foresight } from './foresight.ts'
import { pickHome } from './homeward.ts'
import { pickJoin } from './join.ts'
import type { MoveList } from './move-list.ts'
import { listRun } from './run.ts'
import { makeScope, pairScopes, type Scope } from './scope.ts'

/** Chains longer than this cost time and are seldom accepted (measured). */
const LONGEST_CHAIN = 14
/** Shares of the kinds of proposals, out of 1. */
const ALONE = 0.05
const WITHIN_CLASSES = 0.35
const RUNS = 0.5
/** Of the chains over all kinds of resources, those over two of three where lessons hold three. */
const PAIRS = 0.8
/** Most that go to pushing lessons out to free slots; less where the classes' weeks have less room. */
const MOST_EJECTIONS = 0.25
/** Of a lesson with choices: another resource at the same slot. */
const CHOICES = 0.4
const HOMEWARD = 0.5

/** Draws moves at random: a lesson, a slot it may start in, and who is pushed on. */
export class Proposer {
  private readonly classes: Scope
  private readonly all: Scope
  private readonly pairs: readonly Scope[]
  private readonly marks: Marks
  private readonly foresight: Foresight
  /** Drops what surely breaks a hard rule where none is broken. */
  isCareful = false
  /** Half of the moves of lessons on days with site changes are to days at their site. */
  goesHome = false
  /** Lessons of each course: siblings[siblingsFrom[c] .. siblingsFrom[c + 1]). */
  private readonly siblings: Int32Array
  private readonly siblingsFrom: Int32Array
  /** Courses of which two lessons may form a run. */
  private readonly formsRuns: Uint8Array
  /** Courses whose lessons are all alike. */
  private readonly isUniform: Uint8Array
  private readonly ejections: number
  private readonly state: State
  private readonly random: Random

  constructor(problem: Problem, state: State, random: Random) {
    const { compiled } = state
    this.state = state
    this.random = random
    this.classes = makeScope(problem, compiled, ['class'])
    this.all = makeScope(problem, compiled)
    this.pairs = pairScopes(problem, compiled)
    this.ejections = Math.min(MOST_EJECTIONS, roomOfClasses(problem))
    this.marks = new Marks(compiled.lessonCount)
    this.foresight = new Foresight(problem, compiled)
    const lessonsOf: number[][] = problem.courses.map(() => [])
    problem.lessons.forEach(({ course }, lesson) => lessonsOf[course]!.push(lesson))
    this.isUniform = Uint8Array.from(lessonsOf, (lessons) => (areAlike(problem, lessons) ? 1 : 0))
    this.siblings = Int32Array.from(lessonsOf.flat())
    this.siblingsFrom = new Int32Array(lessonsOf.length + 1)
    lessonsOf.forEach((lessons, course) => {
      this.siblingsFrom[course + 1] = this.siblingsFrom[course]! + lessons.length
    })
    this.formsRuns = Uint8Array.from(problem.courses, ({ duration, maxRun = 2 }, course) =>
      duration === 1 && maxRun > 1 && lessonsOf[course]!.length > 1 ? 1 : 0,
    )
  }

  /** Fills `move` with a proposal for a placed lesson; false if what was drawn is not allowed. */
  propose(lesson: number, move: MoveList): boolean {
    const { state, random, marks } = this
    const { courseOf, slotCount } = state.compiled
    const course = courseOf[lesson]!
    const from = state.slotOf[lesson]!
    move.clear()
    marks.clear()
    const { start } = state.compiled.choices
    const chooses = start[lesson + 1]! > start[lesson]!
    if (chooses && random.float() < CHOICES) return listChoice(state, lesson, move, random)
    const runs = this.formsRuns[course] === 1
    const draw = random.float()
    if (runs && draw < RUNS) {
      if (draw < RUNS / 2) {
        if (!listRun(state, lesson, this.anySlot(lesson), move, marks)) return false
      } else {
        const to = pickJoin(state, lesson, this.anySibling(course), random)
        if (to < 0) return false
        marks.add(lesson)
        move.add(lesson, from, to)
      }
    } else {
      const home = this.goesHome && random.float() < HOMEWARD ? pickHome(state, lesson, random) : -1
      const to = home >= 0 ? home : this.anySlot(lesson)
      const at = state.compiled.courseRow(course) * slotCount + to
      if (to === from) return false
      if (state.count[at]! > 0) return this.exchangeSiblings(lesson, to, at, move)
      marks.add(lesson)
      move.add(lesson, from, to)
    }
    const kind = random.float()
    if (kind > 1 - this.ejections) {
      if (!ejectToFree(state, this.all, move, marks, random, LONGEST_CHAIN)) return false
    } else if (kind >= ALONE) {
      const scope = kind < WITHIN_CLASSES ? this.classes : this.wideScope()
      if (!pushChain(state, scope, move, marks, LONGEST_CHAIN)) return false
    }
    if (state.compiled.choices.count > 0) listSubstitutes(state, move, marks, random)
    return !(this.isCareful && state.hard === 0 && this.foresight.breaks(state, move, marks))
  }

  private wideScope(): Scope {
    const { pairs, random } = this
    return pairs.length > 0 && random.float() < PAIRS ? pairs[random.below(pairs.length)]! : this.all
  }

  /** Lessons of a course that are not alike (other resources, other starts) may change places; nothing is pushed. */
  private exchangeSiblings(lesson: number, to: number, at: number, move: MoveList): boolean {
    const { state } = this
    const { courseOf, domainOf, allowed, slotCount } = state.compiled
    if (this.isUniform[courseOf[lesson]!] || state.count[at] !== 1) return false
    const [other, from] = [state.who[at]!, state.slotOf[lesson]!]
    if (state.slotOf[other] !== to || allowed[domainOf[other]! * slotCount + from] === 0) return false
    move.add(lesson, from, to)
    move.add(other, to, from)
    return true
  }

  private anySlot(lesson: number): number {
    const { domainOf, startsFrom, starts } = this.state.compiled
    const domain = domainOf[lesson]!
    const first = startsFrom[domain]!
    return starts[first + this.random.below(startsFrom[domain + 1]! - first)]!
  }

  private anySibling(course: number): number {
    const first = this.siblingsFrom[course]!
    return this.siblings[first + this.random.below(this.siblingsFrom[course + 1]! - first)]!
  }
}

function areAlike({ lessons }: Problem, [first, ...others]: readonly number[]): boolean {
  const looks = (lesson: number): readonly (readonly number[])[] => {
    const { resources, starts, place = -1, placeOf = [], choices = [] } = lessons[lesson]!
    return [resources, starts, [place], placeOf, [choices.length], ...choices]
  }
  const wanted = first === undefined ? [] : looks(first)
  return others.every((lesson) => looks(lesson).every((list, part) => isSame(list, wanted[part] ?? [])))
}

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a === b || (a.length === b.length && a.every((value, k) => value === b[k]))

/** Share of the week that is free in the rows of classes. */
function roomOfClasses({ daySlots, resources, courses, lessons }: Problem): number {
  const busy = new Map<number, number>()
  for (const { course, resources: held } of lessons) {
    for (const resource of held) {
      if (resources[resource]!.kind !== 'class') continue
      busy.set(resource, (busy.get(resource) ?? 0) + courses[course]!.duration)
    }
  }
  const slots = busy.size * daySlots.reduce((sum, size) => sum + size, 0)
  const taken = [...busy.values()].reduce((sum, own) => sum + own, 0)
  return slots === 0 ? 1 : Math.max(0, 1 - taken / slots)
}
