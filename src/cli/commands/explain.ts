import type { Text } from '../../../models/basics.ts'
import { Plan } from '../../../models/plan.ts'
import { explainConflicts } from '../../explain/conflicts.ts'
import { type Facts, factsOf } from '../../explain/facts.ts'
import { explainMove } from '../../explain/move.ts'
import { nearMatches } from '../../explain/near.ts'
import { explainSite } from '../../explain/site.ts'
import { explainTeacher } from '../../explain/teacher.ts'
import { buildTravel } from '../../travel/travel.ts'
import { zodIssues } from '../../zod-issues.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { readInputs, readPlanFile } from '../inputs.ts'
import type { ExplainOptions } from '../options.ts'
import { listIssues, say, type Terminal } from '../terminal.ts'
import { whatIf } from './what-if.ts'

/** Tells what a plan means for a teacher, a site or one move, and why. */
export async function explain(
  countyPath: string,
  planPath: string,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const questions = QUESTIONS.filter(({ option }) => options[option] !== undefined)
  const wantsPerson = options.teacher !== undefined || options.move !== undefined
  const nothing = questions.length === 0 && !options.allMoves && !options.conflicts
  if (nothing || (options.counterfactual && !wantsPerson)) {
    say(terminal, {
      zh: '请说明要解释什么：--teacher <教师编号>、--site <学校编号或名称>、--move <交流编号>（后加 --counterfactual 可问“假如不这样”）、--conflicts，或 --all-moves --out <文件夹>。',
      en: 'Say what to explain: --teacher <id>, --site <id or name>, --move <id> (with --counterfactual: what if not), --conflicts, or --all-moves --out <dir>.',
    })
    return EXIT.input
  }
  const inputs = await readInputs(countyPath, options, terminal)
  const file = await readPlanFile(planPath, terminal)
  if (!inputs || file === undefined) return EXIT.input
  const plan = Plan.safeParse(file)
  if (!plan.success) {
    listIssues(terminal, zodIssues(plan.error, { file: planPath, code: 'F1005' }))
    return EXIT.input
  }
  const travel = buildTravel(inputs.county, inputs.policy.policy)
  const facts = factsOf(inputs.county, inputs.policy.policy, plan.data, travel.ok ? travel.value : undefined)
  const answers = questions.map((question) => answer(facts, question, options[question.option]!, terminal))
  if (answers.some((known) => !known)) return EXIT.input
  if (options.conflicts)
    for (const line of explainConflicts(plan.data.rotation)) terminal.out(`${line[terminal.lang]}\n`)
  if (!options.counterfactual && !options.allMoves) return EXIT.done
  return whatIf(facts, inputs, plan.data, options, terminal)
}

interface Question {
  readonly option: 'teacher' | 'site' | 'move'
  readonly noun: Text
  /** Everything that could be asked for. */
  readonly known: (facts: Facts) => readonly { readonly id: string; readonly name?: string }[]
  readonly answer: (facts: Facts, id: string) => Text[] | undefined
}

const QUESTIONS: readonly Question[] = [
  {
    option: 'teacher',
    noun: { zh: '教师', en: 'teacher' },
    known: ({ county }) => county.teachers.map(({ id }) => ({ id })),
    answer: explainTeacher,
  },
  {
    option: 'site',
    noun: { zh: '学校', en: 'site' },
    known: ({ county }) => county.sites.map(({ id, name }) => ({ id, name })),
    answer: (facts, asked) =>
      explainSite(facts, facts.county.sites.find(({ name }) => name === asked)?.id ?? asked),
  },
  {
    option: 'move',
    noun: { zh: '交流', en: 'move' },
    known: ({ plan }) => plan.rotation.moves.map(({ id }) => ({ id })),
    answer: (facts, id) => {
      const move = facts.plan.rotation.moves.find((m) => m.id === id)
      return move && explainMove(facts, move)
    },
  },
]

/** Prints the answer; where there is no such thing, says so with what was perhaps meant. False then. */
function answer(
  facts: Facts,
  { noun, known, answer: lines }: Question,
  id: string,
  terminal: Terminal,
): boolean {
  const found = lines(facts, id)
  if (found) {
    for (const line of found) terminal.out(`${line[terminal.lang]}\n`)
    return true
  }
  const near = nearMatches(id, known(facts))
  say(terminal, {
    zh: `没有编号为“${id}”的${noun.zh}。${near.length > 0 ? `是否指：${near.join('、')}？` : ''}`,
    en: `There is no ${noun.en} "${id}".${near.length > 0 ? ` Did you mean: ${near.join(', ')}?` : ''}`,
  })
  return false
}
