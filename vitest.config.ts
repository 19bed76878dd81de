import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    // Processes, not threads: the tests start worker threads and load WebAssembly themselves, and each file gets its own heap.
    pool: 'forks',
    maxWorkers: 2,
    // A safety limit: properties draw anew each time, and machines are shared.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A run without a single test is a broken run.
    passWithNoTests: false,
    reporters: ['default', './tests/reporter.ts'],
    coverage: {
      provider: 'v8',
      include: ['models/**/*.ts', 'solver/**/*.ts', 'src/**/*.ts', 'api/**/*.ts'],
      reporter: ['text-summary'],
      reportOnFailure: true,
    },
  },
})
