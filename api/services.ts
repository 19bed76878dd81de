import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { County } from '../models/county.ts'
import { JobQueue } from '../src/jobs/jobs.ts'

/** What the routes work with. */
export interface Services {
  readonly counties: CountyShelf
  readonly jobs: JobQueue
}

/** The last counties handed in, in memory; the oldest go first. */
export class CountyShelf {
  readonly #byId = new Map<string, County>()
  readonly #keep: number

  constructor(keep: number) {
    this.#keep = keep
  }

  put(county: County): string {
    const id = randomUUID()
    this.#byId.set(id, county)
    for (const oldest of [...this.#byId.keys()].slice(0, Math.max(0, this.#byId.size - this.#keep)))
      this.#byId.delete(oldest)
    return id
  }

  get(id: string): County | undefined {
    return this.#byId.get(id)
  }
}

export const buildServices = (): Services => ({
  counties: new CountyShelf(20),
  jobs: new JobQueue({
    workers: availableParallelism(),
    keep: 20,
    maxWaiting: 50,
    newId: randomUUID,
    nowMs: () => performance.now(),
    nowIso: () => new Date().toISOString(),
  }),
})
