/** Counties for the table of rules, and the plan of each. */
import type { Pins } from '../../../models/county.ts'
import { buildProblem } from '../../../solver/rotation/build.ts'
import type { PublishedPost } from '../../../solver/rotation/rules/calm.ts'
import { solveRotation } from '../../../solver/rotation/rotation.ts'
import { type BuiltCounty, county } from '../../support/county.ts'
import { policyWith } from '../../support/policy.ts'
import { randomCounty } from '../../support/random-county.ts'

export type Changes = NonNullable<Parameters<typeof policyWith>[0]>
export type Teacher = BuiltCounty['county']['teachers'][number]
type Site = BuiltCounty['county']['sites'][number]

/** A county under a policy; the plain one where nothing is said. */
export interface Scene {
  readonly built?: BuiltCounty
  readonly changes?: Changes
  readonly pins?: Partial<Pins>
  readonly published?: readonly PublishedPost[]
}

export interface Row {
  /** Code of the rule or price, and what of it. */
  readonly name: string
  /** With and without, or at two values: no difference. */
  readonly quiet: readonly [Scene, Scene]
  /** The same where it makes one. */
  readonly felt: readonly [Scene, Scene]
}

const fourSites = { sites: 4, teachers: 38, seed: 11 }
/** Four sites in two clusters; no principals, strengths, volunteers or people back from an exchange. */
export const plain = randomCounty({ ...fourSites, clusterSize: 2 })
export const withoutClusters = randomCounty({ ...fourSites, clusterSize: 1 })

export const withTeachers = (own: (teacher: Teacher, t: number) => Partial<Teacher>): BuiltCounty => ({
  ...plain,
  county: {
    ...plain.county,
    teachers: plain.county.teachers.map((teacher, t) => ({ ...teacher, ...own(teacher, t) })),
  },
})

export const withSites = (own: Partial<Site>): BuiltCounty => ({
  ...plain,
  county: { ...plain.county, sites: plain.county.sites.map((site) => ({ ...site, ...own })) },
})

/** Where everybody serves, in bytes. */
export const postings = async (scene: Scene): Promise<string> => JSON.stringify((await plan(scene)).postings)

function plan({ built = plain, changes = {}, pins, published }: Scene) {
  const policy = policyWith({ ...changes, itinerant: { allowed: false } })
  const input = {
    ...built,
    policy,
    ...(pins && { pins: { serve: [], forbid: [], ...pins } }),
    ...(published && { published }),
  }
  return solveRotation(input, { seed: 1, effort: 'quick' })
}

/** The plain county's moves, one of them, and an eligible teacher who stays, with a site to be sent to. */
export const { moves } = (await plan({})).rotation
export const sent = moves[0]!
const { movers, persons } = buildProblem({ ...plain, policy: policyWith() })
export const kept = [...movers]
  .map((person) => persons[person]!.id)
  .find((id) => moves.every(({ teacherId }) => teacherId !== id))!
const keptAt = plain.county.teachers.find(({ id }) => id === kept)!.homeSiteId
export const elsewhere = plain.county.sites.find(({ id }) => id !== keptAt)!.id

/** Two principals who could change places; the first wishes to, and so does the second where asked. */
export const heads = (second: Partial<Teacher> = {}): BuiltCounty =>
  county()
    .site('A')
    .site('B')
    .teachersAlike(3, 'a', 'A')
    .teachersAlike(3, 'b', 'B')
    .teacher('pa', 'A', { role: 'principal', wishes: ['B'] })
    .teacher('pb', 'B', { role: 'principal', ...second })
    .build()

/** Strong A in town, weak B in a village, C in town and neither; a manager and teachers of A wish themselves to one of them. */
export const slope = (wish: string): BuiltCounty =>
  county()
    .site('A', { locale: 'urban', strength: 90 })
    .site('B', { strength: 30 })
    .site('C', { locale: 'urban' })
    .teachersAlike(3, 'a', 'A', { wishes: [wish] })
    .teachersAlike(2, 'b', 'B')
    .teachersAlike(2, 'c', 'C')
    .teacher('m', 'A', { role: 'middle-manager', wishes: [wish] })
    .build()

/** Backbone teachers, young ones and one more at A, who wishes to go to B. */
export const company = (own: Partial<Teacher>): BuiltCounty =>
  county()
    .site('A')
    .site('B')
    .teachersAlike(3, 'a', 'A', { birthMonth: '1998-01' })
    .teachersAlike(2, 'b', 'A', { backbone: 'county' })
    .teachersAlike(3, 'c', 'B')
    .teacher('m', 'A', { wishes: ['B'], ...own })
    .build()

export const rotation = (own: NonNullable<Changes['rotation']>): Changes => ({ rotation: own })
export const weights = (own: NonNullable<Changes['rotationWeights']>): Changes => ({ rotationWeights: own })
/** However many go, their number costs nothing: a quota is a limit and no discount. */
export const asked = (own: NonNullable<Changes['rotation']>): Changes => ({
  rotation: own,
  rotationWeights: { moveBeyondQuota: 0 },
})
/** A wish is worth any move. */
export const wishing = (own: Changes): Changes => ({
  ...own,
  rotationWeights: { wish: 9, ...own.rotationWeights },
})
