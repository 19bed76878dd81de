import type { HalfDay, Stage } from './basics.ts'
import type { County } from './county.ts'
import type { Policy } from './policy.ts'
import type { BellSchedule } from './timetable.ts'

const DEFAULT_DAYS = 5

/** Reads the bell schedule in force for a stage at a site: the site's own, else the policy's of that stage. */
export function bellLookup(
  county: Pick<County, 'sites' | 'bellSchedules'>,
  policy: Policy,
): (siteId: string, stage: Stage) => BellSchedule {
  const own = new Map(county.bellSchedules.map((bells) => [bells.id, bells]))
  const sites = new Map(county.sites.map((site) => [site.id, site]))
  const fallback = (stage: Stage): BellSchedule => ({
    id: `policy/${stage}`,
    name: policy.name.zh,
    days: DEFAULT_DAYS,
    periods: policy.bells[stage],
  })
  const defaults = { primary: fallback('primary'), junior: fallback('junior') }
  return (siteId, stage) => {
    const id = sites.get(siteId)?.bells[stage]
    return (id === undefined ? undefined : own.get(id)) ?? defaults[stage]
  }
}

/** Periods of a session, counted from 1 within the day. */
export const periodsOfHalfDay = (bells: BellSchedule, halfDay: HalfDay): number[] =>
  bells.periods.flatMap(({ session }, i) => (session === halfDay ? [i + 1] : []))
