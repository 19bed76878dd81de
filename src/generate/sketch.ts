import type { Grade, Stage } from '../../models/basics.ts'
import type { CountyInput } from '../../models/county.ts'
import type { Position } from '../../models/site.ts'
import type { Subject } from '../../models/subject.ts'

export type SiteInput = CountyInput['sites'][number]
export type ClassInput = CountyInput['classes'][number]
export type TeacherInput = CountyInput['teachers'][number]

/** How well off a school is: strong schools have specialists to spare, teaching points have none. */
export type Standing = 'core' | 'town' | 'village' | 'point'

/** What is given of a school; the rest is made up. */
export interface SchoolSketch {
  readonly site: Omit<SiteInput, 'facilities' | 'posts'> & {
    readonly position: Position
    readonly township: string
  }
  readonly standing: Standing
  /** Pupils by stage; a stage with none is not taught. */
  readonly pupils: Readonly<Partial<Record<Stage, number>>>
  /** Teachers by stage, exactly. */
  readonly teachers: Readonly<Partial<Record<Stage, number>>>
  /** Grades of the primary stage; all six by default. */
  readonly primaryGrades?: readonly Grade[]
  /** Teachers of the primary stage by main subject beside Chinese and maths, exactly; drawn where absent. */
  readonly specialists?: Readonly<Partial<Record<Subject, number>>>
  /** Largest class by stage, where smaller than the policy allows. */
  readonly classSize?: Readonly<Partial<Record<Stage, number>>>
}

/** What is given of a county; people, classes and rooms are made up from it. */
export interface CountySketch
  extends Pick<
    CountyInput,
    'name' | 'schoolYear' | 'asOf' | 'notes' | 'clusters' | 'travel' | 'bellSchedules'
  > {
  readonly schools: readonly SchoolSketch[]
  /** Share of the teachers near the county town, the township of the first school, who live there; fewer farther away. */
  readonly townDwellers: number
}

interface StandingFacts {
  /** Teachers for each class, relative to the other standings. */
  readonly teachersPerClass: number
  /** Specialists that the school has, as a share of those it needs, from and to: each subject is drawn on its own. */
  readonly specialists: readonly [from: number, to: number]
  /** Chance of being a backbone teacher of county level or above. */
  readonly backbone: number
  /** Chance of a bachelor's degree in a primary stage; junior stages have more. */
  readonly degree: number
  /** Chance of having been at the school for six years or more. */
  readonly settled: number
  /** Chance of each second subject that goes with the main one. */
  readonly versatile: number
}

/** Made up after what county reports describe: town schools are full and strong, villages lack specialists. */
export const FACTS: Readonly<Record<Standing, StandingFacts>> = {
  core: {
    teachersPerClass: 1.9,
    specialists: [0.85, 1.1],
    backbone: 0.22,
    degree: 0.8,
    settled: 0.85,
    versatile: 0.2,
  },
  town: {
    teachersPerClass: 1.7,
    specialists: [0.4, 0.8],
    backbone: 0.12,
    degree: 0.6,
    settled: 0.78,
    versatile: 0.25,
  },
  village: {
    teachersPerClass: 1.35,
    specialists: [0, 0.25],
    backbone: 0.04,
    degree: 0.35,
    settled: 0.65,
    versatile: 0.4,
  },
  point: {
    teachersPerClass: 0.6,
    specialists: [0, 0],
    backbone: 0,
    degree: 0.2,
    settled: 0.7,
    versatile: 0.5,
  },
}
