import type { Rule } from '../../../solver/timetable/kernel/rules.ts'
import type { Constraint, FetFile } from './file.ts'

type RuleBody = Rule extends infer R ? (R extends Rule ? Omit<R, 'code' | 'level' | 'weight'> : never) : never

/** The week of one person: open slots, day by day. */
interface OwnWeek {
  readonly days: readonly (readonly number[])[]
  readonly openDays: readonly (readonly number[])[]
}

/** How a constraint reads for the resource of one person, as rules without heads; none for constraints of other kinds. */
export function peopleRules(
  constraint: Constraint,
  resource: number,
  { days, openDays }: OwnWeek,
): RuleBody[] {
  const resources = [resource]
  switch (constraint.kind) {
    case 'gaps':
      return constraint.per === 'week'
        ? [{ type: 'idle', resources, groups: openDays, max: constraint.max }]
        : openDays.map((day) => ({ type: 'idle', resources, groups: [day], max: constraint.max }))
    case 'daily': {
      const { min, max, freeDays } = constraint
      return [
        {
          type: 'busy-slots',
          resources,
          groups: days,
          min,
          ...(Number.isFinite(max) ? { max } : {}),
          emptyCounts: !freeDays,
        },
      ]
    }
    case 'days': {
      const { min, max } = constraint
      return [
        {
          type: 'busy-groups',
          resources,
          groups: days,
          min,
          ...(Number.isFinite(max) ? { max } : {}),
        },
      ]
    }
    case 'continuous':
      return [{ type: 'consecutive', resources, max: constraint.max }]
    case 'early':
      // Late by one slot counts against the maximum of the week, by more is wrong by itself.
      return [
        { type: 'idle', resources, groups: openDays, onlyBefore: true, max: constraint.max },
        ...openDays.map((day) => ({
          type: 'idle' as const,
          resources,
          groups: [day],
          onlyBefore: true,
          max: 1,
        })),
      ]
    default:
      return []
  }
}

/** Days of the week with the slots that are neither breaks nor closed for the person; days without any are left out. */
export function ownWeeks(file: FetFile): (person: number) => OwnWeek {
  const hours = file.hours.length
  const days = file.days.map((_, day) => Array.from({ length: hours }, (__, hour) => day * hours + hour))
  const breaks = new Set<number>()
  const closed = file.people.map(() => new Set<number>())
  for (const constraint of file.constraints) {
    if (constraint.kind === 'break') for (const slot of constraint.slots) breaks.add(slot)
    if (constraint.kind === 'closed')
      for (const person of constraint.people) for (const slot of constraint.slots) closed[person]!.add(slot)
  }
  return (person) => ({
    days,
    openDays: days
      .map((slots) => slots.filter((slot) => !breaks.has(slot) && !closed[person]!.has(slot)))
      .filter((slots) => slots.length > 0),
  })
}
