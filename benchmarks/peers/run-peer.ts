import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** What a solver knew at a moment of its own CPU time; Infinity and -Infinity for nothing yet. */
export interface TracePoint {
  readonly cpuS: number
  readonly incumbent: number
  readonly bound: number
}

export interface PeerRun {
  /** The solver's own word, or why it ended. */
  readonly status: string
  /** Where incumbent or bound got better. */
  readonly trace: readonly TracePoint[]
  readonly cpuS: number
  readonly peakRssMb: number
}

/** What a line of a solver's output says. */
export interface Heard {
  /** CPU seconds spent before the work began: loading the program. */
  readonly start?: number
  /** CPU seconds by the solver's own clock; else those of the process when the line is read. */
  readonly cpuS?: number
  readonly incumbent?: number
  readonly bound?: number
  readonly status?: string
}

/** A solver that minds no CPU limit is ended at so many times of it. */
const PATIENCE = 1.2
const POLL_MS = 50

/** Runs a solver as a process of its own and listens to it; CPU and memory are those of the process, threads included. */
export async function runPeer(
  command: readonly string[],
  cpuLimitS: number,
  hear: (line: string) => Heard | undefined,
): Promise<PeerRun> {
  const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
  let [cpuS, startS, peakRssMb, incumbent, bound] = [0, 0, 0, Infinity, -Infinity]
  let status = 'ended'
  const complaints: string[] = []
  const trace: TracePoint[] = []
  const look = (): void => {
    const now = usageOf(child.pid!)
    if (!now) return
    cpuS = Math.max(cpuS, now.cpuS)
    peakRssMb = Math.max(peakRssMb, now.peakRssMb)
    if (cpuS - startS > PATIENCE * cpuLimitS && child.kill('SIGKILL')) status = 'ended by us at the limit'
  }
  const poll = setInterval(look, POLL_MS)
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line))
  createInterface({ input: child.stdout }).on('line', (line) => {
    const heard = hear(line)
    if (!heard) return
    look()
    if (heard.start !== undefined) startS = heard.start
    if (heard.status !== undefined) status = heard.status
    const better = (heard.incumbent ?? Infinity) < incumbent || (heard.bound ?? -Infinity) > bound
    if (!better) return
    incumbent = Math.min(incumbent, heard.incumbent ?? Infinity)
    bound = Math.max(bound, heard.bound ?? -Infinity)
    trace.push({ cpuS: (heard.cpuS ?? cpuS) - startS, incumbent, bound })
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve).on('error', reject)
  }).finally(() => {
    clearInterval(poll)
  })
  if (code !== 0 && status === 'ended') status = `failed: ${complaints.at(-1) ?? code}`
  return { status, trace, cpuS: cpuS - startS, peakRssMb }
}

/** Clock ticks in a second on Linux. */
const TICKS = 100

function usageOf(pid: number): { readonly cpuS: number; readonly peakRssMb: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return { cpuS: (Number(user) + Number(system)) / TICKS, peakRssMb: Number(peak?.[1] ?? 0) / 1024 }
  } catch {
    return undefined
  }
}
