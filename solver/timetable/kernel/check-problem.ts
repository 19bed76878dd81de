import type { Lesson, Problem, Travel } from './problem.ts'
import type { ChoiceOf, Rule } from './rules.ts'

/**
 * Holds a problem against what the kernel takes for granted: indices that exist, slots in order, blocks that end on their
 * day, whole weights. Throws an `Error` that names the offender: a bad problem is a mistake of the code that made it.
 */
export function checkProblem(problem: Problem): void {
  const slotCount = problem.daySlots.reduce((sum, size) => sum + size, 0)
  problem.daySlots.forEach((size, day) => {
    insist(Number.isInteger(size) && size >= 1 && size <= 31, `day ${day} has ${size} slots, not 1 to 31`)
  })
  insist(problem.daySlots.length <= 30, `${problem.daySlots.length} days are more than 30`)
  problem.resources.forEach(({ id, capacity = 1 }) => {
    insist(
      Number.isInteger(capacity) && capacity >= 1 && capacity < 255,
      `resource ${id}: capacity ${capacity}`,
    )
  })
  problem.courses.forEach(({ id, duration, maxRun = 1 }) => {
    insist(Number.isInteger(duration) && duration >= 1, `course ${id}: duration ${duration}`)
    insist(Number.isInteger(maxRun) && maxRun >= 1, `course ${id}: longest run ${maxRun}`)
  })
  const dayOf = problem.daySlots.flatMap((size, day) => Array<number>(size).fill(day))
  problem.lessons.forEach((lesson, index) => checkLesson(problem, lesson, index, dayOf))
  for (const rule of problem.rules) checkRule(problem, rule, slotCount)
  if (problem.travel) checkTravel(problem.travel, slotCount)
}

function checkLesson(problem: Problem, lesson: Lesson, index: number, dayOf: readonly number[]): void {
  const course = problem.courses[lesson.course]
  insist(course !== undefined, `lesson ${index}: no course ${lesson.course}`)
  checkIndices(lesson.resources, problem.resources.length, `lesson ${index}: resource`)
  let last = -1
  for (const start of lesson.starts) {
    insist(Number.isInteger(start) && start > last, `lesson ${index}: starts are not ascending at ${start}`)
    const end = start + course.duration - 1
    insist(
      dayOf[start] !== undefined && dayOf[start] === dayOf[end],
      `lesson ${index}: a start at ${start} leaves the day`,
    )
    last = start
  }
  for (const [choice, candidates] of (lesson.choices ?? []).entries()) {
    const named = candidates.filter((candidate) => candidate !== -1)
    insist(candidates.length > 0, `lesson ${index}: nobody can be chosen for choice ${choice}`)
    checkIndices(named, problem.resources.length, `lesson ${index}: candidate`)
  }
  const places = lesson.placeOf ?? (lesson.place === undefined ? [] : [lesson.place])
  checkIndices(places, problem.travel?.places.length ?? 0, `lesson ${index}: place`)
  insist(
    lesson.placeOf === undefined || lesson.placeOf.length === lesson.resources.length,
    `lesson ${index}: ${places.length} places for ${lesson.resources.length} resources`,
  )
}

function checkRule(problem: Problem, rule: Rule, slotCount: number): void {
  const { code, weight } = rule
  insist(
    Number.isSafeInteger(weight) && weight >= 0,
    `rule ${code}: weight ${weight} is not a whole number >= 0`,
  )
  if ('resources' in rule) checkIndices(rule.resources, problem.resources.length, `rule ${code}: resource`)
  if ('courses' in rule) checkIndices(rule.courses, problem.courses.length, `rule ${code}: course`)
  if (rule.type === 'spread' || rule.type === 'days-apart' || rule.type === 'together') {
    for (const set of rule.sets) checkIndices(set, problem.courses.length, `rule ${code}: course`)
  }
  if ('slots' in rule) checkIndices(rule.slots, slotCount, `rule ${code}: slot`)
  switch (rule.type) {
    case 'idle':
    case 'busy-groups':
    case 'busy-slots':
      for (const group of rule.groups) checkIndices(group, slotCount, `rule ${code}: slot`)
      break
    case 'spread':
      for (const { slots } of rule.groups) checkIndices(slots, slotCount, `rule ${code}: slot`)
      break
    case 'order':
      for (const pair of rule.pairs) checkIndices(pair, problem.courses.length, `rule ${code}: course`)
      break
    case 'runs':
      for (const course of rule.courses) {
        insist(problem.courses[course]!.duration === 1, `rule ${code}: course ${course} is made of blocks`)
      }
      break
    case 'slot-cost':
      for (const { lesson, cost } of rule.prices) {
        checkIndices([lesson], problem.lessons.length, `rule ${code}: lesson`)
        insist(cost.length === slotCount, `rule ${code}: ${cost.length} prices for ${slotCount} slots`)
      }
      break
    case 'pairs':
      for (const { first, second, cost } of rule.pairs) {
        checkIndices([first, second], problem.lessons.length, `rule ${code}: lesson`)
        insist(first !== second, `rule ${code}: lesson ${first} is paired with itself`)
        insist(cost.length === slotCount ** 2, `rule ${code}: ${cost.length} costs for ${slotCount} slots`)
      }
      break
    case 'chosen':
    case 'same-chosen':
      checkChoices(problem, code, rule.sets.flat())
      break
    case 'workload':
      checkChoices(problem, code, rule.loads)
      checkIndices(
        rule.points.map(({ resource }) => resource),
        problem.resources.length,
        `rule ${code}: resource`,
      )
      for (const units of [rule.unitsPerPoint, ...rule.loads.map((load) => load.units)])
        insist(Number.isInteger(units) && units >= 0, `rule ${code}: ${units} units are not a whole number`)
      break
    case 'travel':
      checkTravellers(problem, code, rule.resources)
      insist(
        rule.period !== 'week' || rule.measure === 'changes',
        `rule ${code}: ${rule.measure} are not summed over a week`,
      )
      break
    default:
  }
}

function checkChoices(problem: Problem, code: string, choices: readonly ChoiceOf[]): void {
  for (const { lesson, choice } of choices) {
    const count = problem.lessons[lesson]?.choices?.length ?? 0
    checkIndices([choice], count, `rule ${code}: choice of lesson ${lesson}`)
  }
}

function checkTravellers(problem: Problem, code: string, resources: readonly number[]): void {
  insist(problem.travel !== undefined, `rule ${code}: the problem has no travel`)
  const travels = new Set(resources)
  problem.lessons.forEach(({ resources: held, choices = [], place, placeOf }, index) => {
    const mayTravel = choices.flat().some((candidate) => travels.has(candidate))
    insist(
      place !== undefined || !mayTravel,
      `rule ${code}: lesson ${index} may take a traveller, but has no place`,
    )
    held.forEach((resource, k) => {
      const known = !travels.has(resource) || place !== undefined || placeOf?.[k] !== undefined
      insist(known, `rule ${code}: lesson ${index} of resource ${resource} has no place`)
    })
  })
}

function checkTravel(travel: Travel, slotCount: number): void {
  const { places, bells, siteCount, travelMin } = travel
  insist(travelMin.length === siteCount ** 2, `${travelMin.length} travel times for ${siteCount} sites`)
  for (let at = 0; at < travelMin.length; at++) {
    insist(
      Number.isInteger(travelMin[at]) && travelMin[at]! >= 0,
      `travel time ${travelMin[at]} is not whole minutes`,
    )
  }
  places.forEach(({ site, bell }) => {
    checkIndices([site], siteCount, 'place: site')
    checkIndices([bell], bells.length, 'place: bell')
  })
  bells.forEach(({ startMin, endMin }, bell) => {
    const counts = [startMin.length, endMin.length]
    insist(
      counts.every((count) => count === slotCount),
      `bell ${bell}: ${counts.join()} times for ${slotCount} slots`,
    )
  })
}

function checkIndices(indices: readonly number[], count: number, what: string): void {
  for (const index of indices) {
    insist(Number.isInteger(index) && index >= 0 && index < count, `${what} ${index} is not among ${count}`)
  }
}

function insist(holds: boolean, offence: string): asserts holds {
  if (!holds) throw new Error(`timetable problem: ${offence}`)
}
