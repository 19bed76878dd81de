import type { RotationInput } from '../../solver/rotation/build.ts'
import { type AnswerData, answerAll } from '../../solver/rotation/what-if/answers.ts'
import type { Ask, StandingPlan, WhatIfOptions } from '../../solver/rotation/what-if/what-if.ts'
import type { TaskProgress } from '../stages.ts'
import type { Task } from '../workers/run.ts'

export interface WhatIfTaskInput {
  readonly input: RotationInput
  readonly plan: StandingPlan
  readonly asks: readonly Ask[]
  readonly options: WhatIfOptions
}

/** Answers its share of the questions in a worker; posts all answers so far after each, so that a cancelled run keeps them. */
const whatIfTask: Task<WhatIfTaskInput, AnswerData[], TaskProgress<AnswerData[]>> = (
  { input, plan, asks, options },
  context,
) => {
  const so: AnswerData[] = []
  return answerAll(input, plan, asks, options, (answer) => {
    so.push(answer)
    context.post({ phase: 'what-if', detail: answer.teacherId, fraction: so.length / asks.length, best: so })
  })
}

export default whatIfTask
