import type { Instance } from './archive.ts'

/** Events longer than this are not searched for their best parts. */
const LONGEST_SEARCHED = 30

/** The lengths of parts for events held together that the constraints on splitting like best; of equals the most parts. */
export function bestParts(
  instance: Instance,
  members: readonly number[],
  duration: number,
  longest: number,
): number[] {
  if (duration > LONGEST_SEARCHED) return sameParts(duration, longest)
  let [best, least] = [sameParts(duration, longest), Infinity]
  for (const parts of partitions(duration, longest)) {
    const cost = splitCost(instance, members, parts)
    if (cost < least || (cost === least && parts.length > best.length)) [best, least] = [parts, cost]
  }
  return best
}

function sameParts(duration: number, longest: number): number[] {
  const full = Array<number>(Math.floor(duration / longest)).fill(longest)
  return duration % longest === 0 ? full : [...full, duration % longest]
}

function* partitions(total: number, longest: number): Generator<number[]> {
  if (total === 0) yield []
  for (let first = Math.min(total, longest); first >= 1; first--)
    for (const rest of partitions(total - first, first)) yield [first, ...rest]
}

const outside = (count: number, min: number, max: number): number => Math.max(0, min - count, count - max)

function splitCost({ constraints }: Instance, members: readonly number[], parts: readonly number[]): number {
  let cost = 0
  for (const constraint of constraints) {
    if (constraint.type !== 'SplitEvents' && constraint.type !== 'DistributeSplitEvents') continue
    const points = constraint.events.filter((event) => members.includes(event)).length
    let deviation: number
    if (constraint.type === 'SplitEvents') {
      const { minDuration, maxDuration, minAmount, maxAmount } = constraint
      const odd = parts.filter((part) => outside(part, minDuration, maxDuration) > 0).length
      deviation = odd + outside(parts.length, minAmount, maxAmount)
    } else {
      const same = parts.filter((part) => part === constraint.duration).length
      deviation = outside(same, constraint.min, constraint.max)
    }
    // A required point outweighs all others.
    cost += points * constraint.weight * deviation * (constraint.required ? 1e6 : 1)
  }
  return cost
}
