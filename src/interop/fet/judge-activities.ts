import type { ConstraintOf } from './file.ts'
import type { Finding, Week } from './week.ts'

/** Constraints on the times of activities; those without a place are not judged. */

const single = (activities: readonly number[], week: Week, broken: (activity: number) => number): Finding[] =>
  activities
    .filter((activity) => week.placed[activity]!.slot >= 0)
    .map((activity) => ({ broken: broken(activity), where: ids(week, activity) }))

const ids = (week: Week, ...activities: number[]): string =>
  `id ${activities.map((activity) => week.file.activities[activity]!.id).join(', ')}`

const byPair = (
  activities: readonly number[],
  week: Week,
  broken: (first: number, second: number) => number,
): Finding[] => week.pairs(activities).map(([a, b]) => ({ broken: broken(a, b), where: ids(week, a, b) }))

export const breaks = ({ slots }: ConstraintOf<'break'>, week: Week): Finding[] =>
  single(
    week.file.activities.map((_, activity) => activity),
    week,
    (activity) => week.slotsOf(activity).filter((slot) => slots.includes(slot)).length,
  )

export const starts = ({ activities, slots: allowed }: ConstraintOf<'starts'>, week: Week): Finding[] =>
  single(activities, week, (activity) => (allowed.includes(week.placed[activity]!.slot) ? 0 : 1))

export const slots = ({ activities, slots: allowed }: ConstraintOf<'slots'>, week: Week): Finding[] =>
  single(
    activities,
    week,
    (activity) => week.slotsOf(activity).filter((slot) => !allowed.includes(slot)).length,
  )

const dayOf = (week: Week, activity: number): number => week.dayOf(week.placed[activity]!.slot)

export const minDays = ({ activities, minDays: least }: ConstraintOf<'min-days'>, week: Week): Finding[] =>
  byPair(activities, week, (a, b) => Math.max(0, least - Math.abs(dayOf(week, a) - dayOf(week, b))))

export const groupedIfSameDay = (
  { activities }: ConstraintOf<'grouped-if-same-day'>,
  week: Week,
): Finding[] =>
  byPair(activities, week, (a, b) => {
    const touch = week.endOf(a) === week.placed[b]!.slot || week.endOf(b) === week.placed[a]!.slot
    return dayOf(week, a) === dayOf(week, b) && !touch ? 1 : 0
  })

export const sameStart = ({ activities, what }: ConstraintOf<'same-start'>, week: Week): Finding[] =>
  byPair(activities, week, (a, b) => {
    const [slotA, slotB] = [week.placed[a]!.slot, week.placed[b]!.slot]
    const sameDay = dayOf(week, a) === dayOf(week, b)
    const sameHour = slotA % week.hourCount === slotB % week.hourCount
    return (what === 'hour' || sameDay) && (what === 'day' || sameHour) ? 0 : 1
  })

export const apart = ({ activities }: ConstraintOf<'apart'>, week: Week): Finding[] =>
  byPair(activities, week, (a, b) => {
    const held = week.slotsOf(b)
    return week.slotsOf(a).filter((slot) => held.includes(slot)).length
  })

export const minGaps = ({ activities, min }: ConstraintOf<'min-gaps'>, week: Week): Finding[] =>
  byPair(activities, week, (a, b) => {
    const [first, second] = week.placed[a]!.slot <= week.placed[b]!.slot ? [a, b] : [b, a]
    const between = week.placed[second]!.slot - week.endOf(first)
    return dayOf(week, a) === dayOf(week, b) && between < min ? 1 : 0
  })

export const consecutive = (
  { first, second, anyOrder }: ConstraintOf<'consecutive'>,
  week: Week,
): Finding[] =>
  byPair([first, second], week, () => {
    const isKept = follows(week, first, second) || (anyOrder && follows(week, second, first))
    return isKept ? 0 : 1
  })

/** Whether `second` starts in the first slot of the same day after `first` that is no break. */
function follows(week: Week, first: number, second: number): boolean {
  const last = week.endOfDay(week.placed[first]!.slot)
  let next = week.endOf(first)
  while (next < last && week.isBreak(next)) next++
  return next < last && week.placed[second]!.slot === next
}

export const ordered = ({ first, second }: ConstraintOf<'ordered'>, week: Week): Finding[] =>
  byPair([first, second], week, () => (week.placed[second]!.slot >= week.endOf(first) ? 0 : 1))

export const endsDay = ({ activities }: ConstraintOf<'ends-day'>, week: Week): Finding[] =>
  single(activities, week, (activity) => {
    const [from, to] = [week.endOf(activity), week.endOfDay(week.placed[activity]!.slot)]
    const students = week.file.activities[activity]!.people.filter(
      (person) => week.file.people[person]!.kind === 'subgroup',
    )
    const isLast = students.every((person) => {
      for (let slot = from; slot < to; slot++) if (week.isBusy(person, slot)) return false
      return true
    })
    return isLast ? 0 : 1
  })
