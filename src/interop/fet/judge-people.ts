import type { ConstraintOf } from './file.ts'
import type { Finding, Week } from './week.ts'

/** Constraints on the days of teachers and students; one finding for each of them. */

/** People without any lesson are outside every constraint on days. */
const each = (
  people: readonly number[],
  week: Week,
  broken: (person: number, days: readonly (readonly number[])[]) => number,
): Finding[] => {
  const days = week.days()
  return people
    .filter((person) => week.at[person]!.some((activities) => activities.length > 0))
    .map((person) => ({ broken: broken(person, days), where: week.file.people[person]!.name }))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

export function basicTime(week: Week): Finding[] {
  const { activities, people } = week.file
  const unplaced = activities.map(({ id, duration }, activity) => ({
    broken: duration - week.slotsOf(activity).length,
    where: `id ${id}`,
  }))
  const clashes = people.map(({ name }, person) => ({
    broken: sum(week.at[person]!.map((held) => Math.max(0, held.length - 1))),
    where: name,
  }))
  return [...unplaced, ...clashes]
}

export const closed = ({ people, slots }: ConstraintOf<'closed'>, week: Week): Finding[] =>
  each(people, week, (person) => slots.filter((slot) => week.isBusy(person, slot)).length)

export const gaps = ({ people, per, max }: ConstraintOf<'gaps'>, week: Week): Finding[] =>
  each(people, week, (person, days) => {
    const byDay = days.map((slots) => {
      const busy = slots.filter((slot) => week.isBusy(person, slot))
      const [first, last] = [Math.min(...busy), Math.max(...busy)]
      return slots.filter(
        (slot) => slot > first && slot < last && !week.isBusy(person, slot) && week.isOpen(person, slot),
      ).length
    })
    return per === 'week'
      ? Math.max(0, sum(byDay) - max)
      : sum(byDay.map((count) => Math.max(0, count - max)))
  })

export const daily = ({ people, min, max, freeDays }: ConstraintOf<'daily'>, week: Week): Finding[] =>
  each(people, week, (person, days) =>
    sum(
      days.map((slots) => {
        const busy = slots.filter((slot) => week.isBusy(person, slot)).length
        return busy === 0 && freeDays ? 0 : Math.max(0, min - busy, busy - max)
      }),
    ),
  )

export const days = ({ people, min, max }: ConstraintOf<'days'>, week: Week): Finding[] =>
  each(people, week, (person, all) => {
    const busy = all.filter((slots) => slots.some((slot) => week.isBusy(person, slot))).length
    return Math.max(0, min - busy, busy - max)
  })

export const continuous = ({ people, max }: ConstraintOf<'continuous'>, week: Week): Finding[] =>
  each(people, week, (person, all) =>
    sum(
      all.map((slots) => {
        let [run, excess] = [0, 0]
        for (const slot of slots) {
          run = week.isBusy(person, slot) ? run + 1 : 0
          if (run > max) excess++
        }
        return excess
      }),
    ),
  )

/** Days that begin after the second open hour, and those that begin in it beyond the maximum. */
export const early = ({ people, max }: ConstraintOf<'early'>, week: Week): Finding[] =>
  each(people, week, (person, all) => {
    let [second, later] = [0, 0]
    for (const slots of all) {
      const open = slots.filter((slot) => week.isOpen(person, slot))
      const first = open.findIndex((slot) => week.isBusy(person, slot))
      if (first === 1) second++
      if (first > 1) later++
    }
    return later + Math.max(0, second - max)
  })
