import { z } from 'zod'
import { Id, IsoDate, Name, Stage, STAGES } from './basics.ts'

export const SiteKind = z.enum(['teaching-point', 'primary', 'junior', 'nine-year'])
export type SiteKind = z.infer<typeof SiteKind>

export const STAGES_OF_KIND: Readonly<Record<SiteKind, readonly Stage[]>> = {
  'teaching-point': ['primary'],
  primary: ['primary'],
  junior: ['junior'],
  'nine-year': STAGES,
}

/** 城乡类型 of the national statistics: urban (城区), town (镇区), rural (乡村). */
export const Locale = z.enum(['urban', 'town', 'rural'])
export type Locale = z.infer<typeof Locale>

/** 永久性保留 / 过渡性保留 / 撤并. */
export const SiteStatus = z.enum(['permanent', 'transitional', 'closing'])
export type SiteStatus = z.infer<typeof SiteStatus>

export const Position = z.strictObject({
  /** Degrees north / east. The datum is the bureau's own; only differences matter here. */
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
})
export type Position = z.infer<typeof Position>

/** Material conditions that teacher moves cannot change; they enter the official indicators. */
export const Facilities = z.strictObject({
  teachingAreaM2: z.number().nonnegative().optional(),
  sportsAreaM2: z.number().nonnegative().optional(),
  equipmentYuan: z.number().nonnegative().optional(),
  multimediaRooms: z.number().nonnegative().optional(),
  computers: z.number().nonnegative().optional(),
  books: z.number().nonnegative().optional(),
})
export type Facilities = z.infer<typeof Facilities>

/** A place where classes are taught (学校/教学点). A nine-year school is one site with two stages. */
export const Site = z.strictObject({
  id: Id,
  name: Name,
  kind: SiteKind,
  stages: z.array(Stage).min(1).max(2),
  township: Name.optional(),
  locale: Locale,
  clusterId: Id.optional(),
  /** The town school that runs this village school or point. */
  parentSiteId: Id.optional(),
  status: SiteStatus.default('permanent'),
  /** Last day of teaching of a transitional or closing site. */
  closesOn: IsoDate.optional(),
  position: Position.optional(),
  /** The bureau's own composite, 0 (weakest) to 100. Never an examination result. */
  strength: z.number().min(0).max(100).optional(),
  boarding: z.boolean().default(false),
  /** Approved posts (核定编制) by stage. */
  posts: z
    .strictObject({ primary: z.int().nonnegative(), junior: z.int().nonnegative() })
    .partial()
    .default({}),
  /** Bell schedule by stage; the policy's default where absent. */
  bells: z.strictObject({ primary: Id, junior: Id }).partial().default({}),
  facilities: Facilities.default({}),
  /** May receive broadcast lessons (专递课堂). */
  broadcastEquipment: z.boolean().default(false),
})
export type Site = z.infer<typeof Site>

/** Strong (优质) or weak (薄弱) by the bureau's composite; undefined where the site has none. */
export const isStrong = (
  { strength }: Site,
  { rotation }: { readonly rotation: { readonly strongFrom: number } },
): boolean | undefined => (strength === undefined ? undefined : strength >= rotation.strongFrom)

/** Key of a unit, the (site, stage) pair that staffing and indicators are counted by. */
export const unitKey = (siteId: string, stage: Stage): string => `${siteId}/${stage}`

export const RoomKind = z.enum(['music', 'art', 'computer', 'laboratory', 'sports'])
export type RoomKind = z.infer<typeof RoomKind>

/** A special room or field. Ordinary classrooms belong to their class and are not listed. */
export const Room = z.strictObject({
  id: Id,
  siteId: Id,
  kind: RoomKind,
  /** Classes it can hold in one period. */
  capacityClasses: z.int().min(1).max(20).default(1),
})
export type Room = z.infer<typeof Room>

/** A group of sites that share teachers (教共体/学区). */
export const Cluster = z.strictObject({
  id: Id,
  name: Name,
  coreSiteId: Id,
  /** The urban cluster that a township's own cluster stands in, for bureaus with two levels. */
  parentClusterId: Id.optional(),
})
export type Cluster = z.infer<typeof Cluster>
