import { compile } from './compile.ts'
import type { Compiled } from './compiled.ts'
import type { Problem } from './problem.ts'

const known = new WeakMap<Problem, Compiled>()

/** Searches of one problem one after another share what was compiled: nobody changes it. */
export function compileOnce(problem: Problem): Compiled {
  const before = known.get(problem)
  if (before) return before
  const compiled = compile(problem)
  known.set(problem, compiled)
  return compiled
}
