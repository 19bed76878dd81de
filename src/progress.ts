/** Stages of the main job, in order; cluster forming and counterfactuals are jobs of their own. */
export type JobStage = 'clusters' | 'what-if' | 'rotation' | 'duties' | 'timetable' | 'check' | 'publish'

/** One report of a running job. */
export interface Progress {
  readonly stage: JobStage
  /** What is being done, as a stable code: `bound`, `moves`, `cooling` ... */
  readonly phase: string
  /** Done share of the stage, 0 to 1, where it can be known. */
  readonly fraction?: number
  /** Value of the best plan so far, and what no plan can beat. Points. */
  readonly incumbent?: number
  readonly bound?: number
  /** For the reader: a cluster's name, a figure. */
  readonly detail?: string
}

export type OnProgress = (progress: Progress) => void
