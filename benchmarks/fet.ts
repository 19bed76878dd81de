import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { writeFetDocument } from '../src/interop/fet/document.ts'
import { evaluate } from '../src/interop/fet/evaluate.ts'
import type { FetFile, Placed } from '../src/interop/fet/file.ts'
import { translate } from '../src/interop/fet/problem.ts'
import { readFet } from '../src/interop/fet/read.ts'
import { readResult, writeResult } from '../src/interop/fet/result.ts'
import { solveFet } from '../src/interop/fet/solve.ts'
import { FEWER_CHANGES } from '../src/interop/fet/trips.ts'
import type { TravelRule } from '../solver/timetable/kernel/rules.ts'
import { siteDays } from '../solver/timetable/kernel/site-days.ts'
import { type Benchmark, cpuSeconds, type Figures } from './bench.ts'
import { syntheticCounty } from './synthetic-county.ts'
import { syntheticFet } from './synthetic-fet.ts'

/** Wall seconds FET may take for one file. */
const limitS = Number(process.env['FET_SECONDS'] ?? 300)
const examples = '/usr/share/doc/fet-data/examples/FET-5-official'
const hasFet = spawnSync('fet-cl', ['--version'], { stdio: 'ignore' }).error === undefined

const COUNTIES: Readonly<Record<string, { readonly schools: number; readonly tight: boolean }>> = {
  'county-20': { schools: 20, tight: false },
  'county-20-tight': { schools: 20, tight: true },
  'county-60': { schools: 60, tight: false },
  'county-100': { schools: 100, tight: false },
}

/** Real schools among FET's examples. */
const SCHOOLS = [
  'Brazil/2/EEBLJ-Noturno',
  'Argentina/Horario_ISJ',
  'United-Kingdom/Hopwood/Hopwood',
  'Vietnam/2-secondary-school/VietNamHungYen',
  'Spain/3-school/primaria',
  'Germany/DGS-Pro/dgspro200809',
  'Greece/Didymoteicho/6th-Primary-School',
  'Brazil/1/Brazil-more-difficult',
  'Romania/Oradea/School-10-Oradea-2007-2008',
  'Bulgaria/Lom_high_school_2007-2008',
  'Spain/2-secondary-school/secondary-school',
  'India/2021/St-Joseph-EMHSS-Puthanangadi/stjosephemhss',
]

/** Activities beyond which the round for fewer building changes is left out. */
const LARGEST_WHOLE = 20_000

/** FET and we on the same file in the same run, one thread each, reading included. */
export const fet: Benchmark = {
  name: 'fet',
  about: hasFet
    ? 'CPU s to the first complete timetable, ours and FET (same file); hard points by our evaluator; building changes against a proven bound, gaps of teachers'
    : 'skipped: install fet and fet-data; FET_SECONDS limits FET',
  instances: hasFet ? [...Object.keys(COUNTIES), ...(existsSync(examples) ? SCHOOLS : [])] : [],
  run: async (name, seed) => {
    const folder = mkdtempSync(join(tmpdir(), 'fet-'))
    try {
      return await compare(fileOf(name, folder), seed, folder)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

function fileOf(name: string, folder: string): string {
  const county = COUNTIES[name]
  if (!county) return join(examples, `${name}.fet`)
  const path = join(folder, `${name}.fet`)
  writeFileSync(path, writeFetDocument(syntheticFet(syntheticCounty({ ...county, seed: 1 }), county.tight)))
  return path
}

async function compare(path: string, seed: number, folder: string): Promise<Figures> {
  const first = await cpuSeconds(() => {
    const file = read(path)
    const { placed, rounds } = solveFet(file, { seed, rounds: 31, onlyComplete: true })
    writeFileSync(join(folder, 'ours.xml'), writeResult(file, placed))
    return { file, placed, rounds }
  })
  const { file, placed, rounds } = first.value
  const ours = evaluate(file, placed)
  const theirs = runFet(path, file, seed, folder)
  const trips = await tripsAfter(file, seed, first.cpuS)
  return {
    activities: file.activities.length,
    oursCpuS: first.cpuS,
    oursRounds: rounds,
    oursHard: ours.hard,
    oursSoft: ours.soft,
    ...theirs,
    ...(theirs.fetCpuS > 0 ? { cpuRatio: first.cpuS / theirs.fetCpuS } : {}),
    ...trips,
  }
}

function read(path: string): FetFile {
  const found = readFet(readFileSync(path, 'utf8'), path, { skipUnsupported: false })
  if (!found.ok) throw new Error(`${path} cannot be read: ${JSON.stringify(found.issues.slice(0, 3))}`)
  return found.value.file
}

function runFet(path: string, file: FetFile, seed: number, folder: string) {
  const out = join(folder, 'fet')
  const seeds = [10, 11, 12, 20, 21, 22].map((part, k) => `--randomseeds${part}=${seed * 10 + k}`)
  const command = ['fet-cl', `--inputfile=${path}`, `--outputdir=${out}`, '--htmllevel=0', ...seeds]
  const quoted = [...command, `--timelimitseconds=${limitS}`].map((word) => `'${word}'`).join(' ')
  const times = execFileSync(
    'bash',
    ['-c', `TIMEFORMAT='%U %S'; { time ${quoted} > '${out}.log' 2>&1 < /dev/null; } 2>&1`],
    { encoding: 'utf8' },
  )
  const fetCpuS = times.split(/\s+/).reduce((sum, part) => sum + Number(part), 0)
  const name = basename(path, '.fet')
  const result = join(out, 'timetables', name, `${name}_activities.xml`)
  if (!existsSync(result)) return { fetCpuS, fetComplete: 0 }
  const placed = readResult(readFileSync(result, 'utf8'), result, file)
  if (!placed.ok) throw new Error(`FET's timetable cannot be read: ${JSON.stringify(placed.issues[0])}`)
  const { hard, soft } = evaluate(file, placed.value)
  return {
    fetCpuS,
    fetComplete: 1,
    fetHard: hard,
    fetSoft: soft,
    ...fetTrips(file, placed.value),
  }
}

function fetTrips(file: FetFile, placed: readonly Placed[]): Figures {
  const { changes, gaps } = countTrips(file, placed)
  return file.buildings.length > 1 ? { fetChanges: changes, fetGaps: gaps } : {}
}

/** Building changes and gaps after a further round of search, and how many changes no timetable can do without. */
async function tripsAfter(file: FetFile, seed: number, firstCpuS: number): Promise<Figures> {
  const { problem } = translate(file)
  const rule = problem.rules.find((own): own is TravelRule => own.code === FEWER_CHANGES)
  if (!rule || file.activities.length > LARGEST_WHOLE) return {}
  const bound = siteDays(problem, rule).reduce((sum, { changes }) => sum + changes, 0)
  const whole = await cpuSeconds(() => solveFet(file, { seed, rounds: 31 }))
  return {
    wholeCpuS: whole.cpuS,
    furtherCpuS: whole.cpuS - firstCpuS,
    wholeHard: evaluate(file, whole.value.placed).hard,
    ...countTrips(file, whole.value.placed),
    changesBound: bound,
  }
}

/** Building changes of teachers within their days, and the free hours between their lessons, breaks left out. */
function countTrips(file: FetFile, placed: readonly Placed[]): { changes: number; gaps: number } {
  const hours = file.hours.length
  const breaks = new Set(file.constraints.flatMap((own) => (own.kind === 'break' ? own.slots : [])))
  const days = new Map<string, { slot: number; end: number; building: number | undefined }[]>()
  file.activities.forEach(({ people, duration }, activity) => {
    const { slot, room } = placed[activity]!
    if (slot < 0) return
    const building = room < 0 ? undefined : file.rooms[room]!.building
    for (const person of people) {
      if (file.people[person]!.kind !== 'teacher') continue
      const key = `${person} ${Math.floor(slot / hours)}`
      days.set(key, [...(days.get(key) ?? []), { slot, end: slot + duration, building }])
    }
  })
  let [changes, gaps] = [0, 0]
  for (const stays of days.values()) {
    stays.sort((a, b) => a.slot - b.slot)
    const housed = stays.filter(({ building }) => building !== undefined)
    changes += housed.filter(({ building }, k) => k > 0 && building !== housed[k - 1]!.building).length
    stays.slice(1).forEach(({ slot }, k) => {
      for (let free = stays[k]!.end; free < slot; free++) if (!breaks.has(free)) gaps++
    })
  }
  return { changes, gaps }
}
