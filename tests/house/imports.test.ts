import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

interface CruiseReport {
  modules: { source: string }[]
  summary: { violations: { rule: { name: string }; from: string; to: string }[] }
}

const project = join(import.meta.dirname, '../..')
const depcruise = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const floors = ['models', 'solver', 'src', 'api']

/** Cruise folders under `root` by the project's rules; paths in the report are relative to `root`. */
function cruise(root: string, folders: string[]): CruiseReport {
  const args = [
    depcruise,
    '--config',
    join(project, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    ...folders,
  ]
  return JSON.parse(
    execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 }),
  ) as CruiseReport
}

const breaches = ({ summary }: CruiseReport) =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)

describe('imports of the project', () => {
  const report = cruise(project, floors)

  it.each(floors)('reads the modules of %s', (floor) => {
    expect(report.modules.filter(({ source }) => source.startsWith(`${floor}/`))).not.toHaveLength(0)
  })

  it('keeps to the house rule', () => {
    expect(breaches(report)).toEqual([])
  })
})

describe('the same rules on planted trees', () => {
  let tree = ''
  afterEach(() => rmSync(tree, { recursive: true }))

  /** Write files that only import (`path: specifiers`), cruise them, and say what is reported. */
  function plant(imports: Record<string, string[]>): string[] {
    tree = mkdtempSync(join(tmpdir(), 'junheng-imports-'))
    cpSync(join(project, 'package.json'), join(tree, 'package.json'))
    for (const [path, specifiers] of Object.entries(imports)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true })
      writeFileSync(
        join(tree, path),
        specifiers.map((specifier) => `import type {} from '${specifier}'\n`).join(''),
      )
    }
    return breaches(
      cruise(tree, [...new Set(Object.keys(imports).map((path) => path.split('/')[0]!))]),
    ).sort()
  }

  it('lets every floor import the ones below, and tests import all', () => {
    const found = plant({
      'models/a.ts': [],
      'solver/b.ts': ['../models/a.ts'],
      'src/check/c.ts': ['../../models/a.ts', './d.ts'],
      'src/check/d.ts': [],
      'src/e.ts': ['../models/a.ts', '../solver/b.ts', './check/c.ts', '../package.json', 'node:fs'],
      'api/f.ts': ['../models/a.ts', '../solver/b.ts', '../src/e.ts', 'node:http'],
      'tests/g.ts': ['../models/a.ts', '../solver/b.ts', '../src/e.ts', '../api/f.ts'],
    })
    expect(found).toEqual([])
  })

  it('reports every breach', () => {
    const found = plant({
      'models/up.ts': ['../solver/leaf.ts'],
      'solver/up.ts': ['../src/leaf.ts'],
      'solver/file.ts': ['node:fs'],
      'src/up.ts': ['../api/leaf.ts'],
      'api/up.ts': ['../tests/leaf.ts'],
      'src/check/solver.ts': ['../../solver/leaf.ts'],
      'src/check/other.ts': ['../leaf.ts'],
      'src/explain/solver.ts': ['../../solver/leaf.ts'],
      'web/page.ts': ['../src/leaf.ts'],
      'src/nowhere.ts': ['./gone.ts'],
      'src/left.ts': ['./right.ts'],
      'src/right.ts': ['./left.ts'],
      'solver/leaf.ts': [],
      'src/leaf.ts': [],
      'api/leaf.ts': [],
      'tests/leaf.ts': [],
    })
    expect(found).toEqual([
      'api-on-top: api/up.ts -> tests/leaf.ts',
      'check-apart: src/check/other.ts -> src/leaf.ts',
      'check-apart: src/check/solver.ts -> solver/leaf.ts',
      'explain-apart: src/explain/solver.ts -> solver/leaf.ts',
      'models-zod-only: models/up.ts -> solver/leaf.ts',
      'no-cycle: src/left.ts -> src/right.ts',
      'pure-floors: solver/file.ts -> fs',
      'resolvable: src/nowhere.ts -> ./gone.ts',
      'solver-models-only: solver/up.ts -> src/leaf.ts',
      'src-below-api: src/up.ts -> api/leaf.ts',
      'web-apart: web/page.ts -> src/leaf.ts',
    ])
  })
})
