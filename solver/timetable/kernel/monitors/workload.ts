import { outside } from '../bits.ts'
import type { Builder } from '../builder.ts'
import type { WorkloadRule } from '../rules.ts'

/** The tally holds the units of each point. */
export function watchWorkload(rule: WorkloadRule, builder: Builder): void {
  const units = rule.loads.reduce((sum, load) => sum + load.units, 0)
  const points = new Map(
    rule.points.map((point) => {
      const deviation = (load: number): number =>
        Math.ceil(outside(load, point.min, point.max) / rule.unitsPerPoint)
      const most = Math.max(deviation(0), deviation(point.fixed + units))
      const monitor = builder.direct(rule, most, deviation(point.fixed))
      return [point.resource, { deviation, monitor, tallyAt: builder.reserveTally([point.fixed]) }]
    }),
  )
  for (const load of rule.loads) {
    builder.watchChoice(load, (from, to, tally, bump) => {
      for (const [resource, change] of [
        [from, -load.units],
        [to, load.units],
      ] as const) {
        const point = points.get(resource)
        if (!point) continue
        const before = tally[point.tallyAt]!
        tally[point.tallyAt] = before + change
        bump(point.monitor, point.deviation(before + change) - point.deviation(before))
      }
    })
  }
}
