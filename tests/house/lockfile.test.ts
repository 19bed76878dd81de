import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Packages = Record<string, { version?: string; optionalDependencies?: Record<string, string> }>

/**
 * Builds for other systems that a package offers and the lockfile does not know. npm writes such a lockfile where a
 * registry lacks them or where node_modules already stands, and then refuses `npm ci`.
 */
function buildsMissing(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  )
}

describe('package-lock.json', () => {
  const { packages } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
  ) as { packages: Packages }

  it('knows the builds of every system', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(100)
    expect(buildsMissing(packages)).toEqual([])
  })

  it('would show one that is missing', () => {
    const { 'node_modules/@biomejs/cli-darwin-arm64': dropped, ...rest } = packages
    expect(dropped).toBeDefined()
    expect(buildsMissing(rest)).toEqual(['@biomejs/cli-darwin-arm64'])
  })
})
