import type { Draw } from './draw.ts'
import { kmBetween } from './geo.ts'
import type { SchoolSketch, Standing, TeacherInput } from './sketch.ts'

/** Share of the teachers of strong and town schools who serve elsewhere, or did until this summer. */
const EXCHANGED_SHARE = 0.04
const STILL_RUNNING_SHARE = 0.6
const WISHING_SHARE = 0.08
const VOLUNTEER_SHARE = 0.04
const MOST_WISHES = 3

const WEAKER: Readonly<Record<Standing, readonly Standing[]>> = {
  core: ['village', 'town'],
  town: ['village'],
  village: [],
  point: [],
}

/** Sends a few teachers to weaker schools of their cluster, in exchanges of earlier years; some run on for a year, the others are back. */
export function recordExchanges(
  roster: readonly TeacherInput[],
  from: SchoolSketch,
  schools: readonly SchoolSketch[],
  asOf: string,
  draw: Draw,
): void {
  const year = Number(asOf.slice(0, 4))
  for (const teacher of roster) {
    if (!draw.chance(EXCHANGED_SHARE) || !isFree(teacher)) continue
    const hosts = schools.filter(
      ({ site, standing }) =>
        site.clusterId !== undefined &&
        site.clusterId === from.site.clusterId &&
        WEAKER[from.standing].includes(standing) &&
        site.stages.includes(teacher.stage),
    )
    if (hosts.length === 0) continue
    const running = draw.chance(STILL_RUNNING_SHARE)
    const host = draw.pick(hosts).site.id
    if (running) Object.assign(teacher, { servingSiteId: host, servingUntil: `${year + 1}-07-31` })
    teacher.exchangedYears = running ? 1 : 2
  }
}

const isFree = ({ role, status, formClassId, exemptions }: TeacherInput): boolean =>
  role === undefined && status === undefined && formClassId === undefined && exemptions === undefined

/** Some teachers would like to serve nearer to their home, a few volunteer for whatever is needed. */
export function collectWishes(
  roster: readonly TeacherInput[],
  schools: readonly SchoolSketch[],
  draw: Draw,
): void {
  for (const teacher of roster) {
    if (teacher.status !== undefined) continue
    if (draw.chance(VOLUNTEER_SHARE)) teacher.volunteer = true
    const home = teacher.homePosition
    if (!home || !draw.chance(WISHING_SHARE)) continue
    const near = schools
      .filter(({ site }) => site.id !== teacher.homeSiteId && site.stages.includes(teacher.stage))
      .map(({ site }) => ({ id: site.id, km: kmBetween(home, site.position) }))
      .sort((a, b) => a.km - b.km)
      .slice(0, draw.whole(1, MOST_WISHES))
    if (near.length > 0) teacher.wishes = near.map(({ id }) => id)
  }
}
