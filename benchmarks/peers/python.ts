import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** For benchmarks only; nothing of the program needs them. */
const PACKAGES = { highspy: '1.16.0', ortools: '9.15.6755' } as const
const FOLDER = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'junheng-peers')

/** A Python that has these packages, made on first use; undefined, with a line that says why, where it cannot be had. */
export function peersPython(): string | undefined {
  const python = join(FOLDER, 'bin', 'python')
  const wanted = Object.entries(PACKAGES).map(([name, version]) => `${name}==${version}`)
  if (hasPackages(python)) return python
  console.error(`installing ${wanted.join(' and ')} in ${FOLDER}`)
  const steps = [
    ['python3', '-m', 'venv', FOLDER],
    [python, '-m', 'pip', 'install', '--quiet', ...wanted],
  ]
  for (const [command, ...args] of steps) {
    const { status, stderr, error } = spawnSync(command!, args, { encoding: 'utf8' })
    if (status === 0) continue
    const reason = error?.message ?? stderr.trim().split('\n').at(-1)
    console.error(`HiGHS and CP-SAT are left out: ${command} ${args.join(' ')}: ${reason}`)
    return undefined
  }
  return python
}

function hasPackages(python: string): boolean {
  if (!existsSync(python)) return false
  const check = Object.entries(PACKAGES)
    .map(([name, version]) => `assert version('${name}') == '${version}'`)
    .join('; ')
  const args = ['-c', `from importlib.metadata import version; ${check}`]
  return spawnSync(python, args, { stdio: 'ignore' }).status === 0
}
