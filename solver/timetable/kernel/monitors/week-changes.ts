import type { Builder } from '../builder.ts'
import type { TravelRule } from '../rules.ts'

/** Site changes summed over the week; those of single days are priced by the scan of the day. */
export function watchWeekChanges(rule: TravelRule, builder: Builder): void {
  if (rule.period !== 'week') return
  const most = builder.dayStart.at(-1)!
  for (const resource of rule.resources) {
    const monitor = builder.direct(rule, most, 0, { max: rule.max ?? 0 })
    builder.weekChanges.push({ resource, monitor })
  }
}
