/**
 * What a timetable costs by the rules of FET. Written from what FET says of its constraints and shares nothing with the search,
 * so that each can be held against the other and against FET's own results.
 */
import type { Constraint, FetFile, Placed } from './file.ts'
import * as activities from './judge-activities.ts'
import * as people from './judge-people.ts'
import * as rooms from './judge-rooms.ts'
import { type Finding, Week } from './week.ts'

export interface Violation extends Finding {
  /** Name of the constraint. */
  readonly type: string
  readonly weight: number
}

export interface Evaluation {
  readonly violations: readonly Violation[]
  /** Broken points of constraints of 100 %. */
  readonly hard: number
  /** FET's conflict factor: broken points of the others, each times its weight / 100. */
  readonly soft: number
}

/** @param placed parallel to the activities of the file */
export function evaluate(file: FetFile, placed: readonly Placed[]): Evaluation {
  const week = new Week(file, placed)
  const violations = file.constraints.flatMap((constraint) =>
    judge(constraint, week)
      .filter(({ broken }) => broken > 0)
      .map((finding) => ({ ...finding, type: constraint.type, weight: constraint.weight })),
  )
  let [hard, soft] = [0, 0]
  for (const { broken, weight } of violations) {
    if (weight === 100) hard += broken
    else soft += (broken * weight) / 100
  }
  return { violations, hard, soft }
}

function judge(constraint: Constraint, week: Week): Finding[] {
  switch (constraint.kind) {
    case 'basic-time':
      return people.basicTime(week)
    case 'basic-space':
      return rooms.basicSpace(week)
    case 'closed':
      return people.closed(constraint, week)
    case 'break':
      return activities.breaks(constraint, week)
    case 'room-closed':
      return rooms.closed(constraint, week)
    case 'starts':
      return activities.starts(constraint, week)
    case 'slots':
      return activities.slots(constraint, week)
    case 'gaps':
      return people.gaps(constraint, week)
    case 'daily':
      return people.daily(constraint, week)
    case 'days':
      return people.days(constraint, week)
    case 'continuous':
      return people.continuous(constraint, week)
    case 'early':
      return people.early(constraint, week)
    case 'min-days':
      return activities.minDays(constraint, week)
    case 'grouped-if-same-day':
      return activities.groupedIfSameDay(constraint, week)
    case 'same-start':
      return activities.sameStart(constraint, week)
    case 'apart':
      return activities.apart(constraint, week)
    case 'min-gaps':
      return activities.minGaps(constraint, week)
    case 'consecutive':
      return activities.consecutive(constraint, week)
    case 'ordered':
      return activities.ordered(constraint, week)
    case 'ends-day':
      return activities.endsDay(constraint, week)
    case 'rooms':
      return rooms.preferred(constraint, week)
    case 'building-changes':
      return rooms.buildingChanges(constraint, week)
    case 'building-gaps':
      return rooms.buildingGaps(constraint, week)
  }
}
