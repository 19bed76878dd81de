import type { Reporter, TestModule } from 'vitest/node'

/** How the tests of one run ended. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/**
 * Count the tests of a finished run. A file that could not be loaded, a suite whose hook threw, a test left without a
 * result and an error outside every test each count as one failure: none of them may look like success.
 */
export function countTests(modules: readonly TestModule[], errorsOutsideTests: number): Counts {
  const counts: Counts = { passed: 0, failed: errorsOutsideTests, skipped: 0 }
  for (const module of modules) {
    counts.failed += module.errors().length
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      counts[state === 'pending' ? 'failed' : state] += 1
    }
  }
  return counts
}

/** The closing line: `12 passed, 0 failed`, and `, 1 skipped` where tests were skipped. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Prints the closing line as the very last output of a run, after the coverage summary. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errorsOutsideTests: readonly unknown[]): void {
    const line = closingLine(countTests(modules, errorsOutsideTests.length))
    process.once('exit', () => process.stdout.write(`\n${line}\n`))
  }
}
