/** One measurable job: named instances, and what a run on one of them with one seed yields. */
export interface Benchmark {
  readonly name: string
  /** What the figures mean, with their units. */
  readonly about: string
  readonly instances: readonly string[]
  /** `peerCpuS`: CPU seconds that a peer may take where the benchmark runs some. */
  readonly run: (instance: string, seed: number, peerCpuS: number) => Promise<Figures>
}

/** Figures of one run; names carry units. */
export type Figures = Readonly<Record<string, number | string>>

/** CPU seconds that `work` takes in this process, its threads included, and its result. */
export async function cpuSeconds<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly cpuS: number; readonly value: T }> {
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { cpuS: (user + system) / 1e6, value }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
