import type { Problem } from './problem.ts'

/**
 * Resources that can stand for each other: held by the same lessons, never chosen, under clash rules only. Groups of pupils that
 * always sit together are such twins; the search keeps one row for all of them.
 * @returns for each resource the first of its twins, itself if it has none before it
 */
export function findTwins({ resources, lessons, rules }: Problem): Int32Array {
  const heldBy = resources.map(() => [] as number[])
  const isWatched = resources.map(() => false)
  lessons.forEach(({ resources: held, choices = [], placeOf }, lesson) => {
    for (const resource of held) heldBy[resource]!.push(lesson)
    for (const resource of [...choices.flat(), ...(placeOf ? held : [])]) isWatched[resource] = true
  })
  const clashes = resources.map(() => '')
  rules.forEach((rule, index) => {
    if (rule.type === 'clash')
      for (const resource of rule.resources) clashes[resource] = `${clashes[resource]!} ${index}`
    else if ('resources' in rule) for (const resource of rule.resources) isWatched[resource] = true
  })
  const firstOf = new Map<string, number>()
  return Int32Array.from(resources, ({ kind, capacity = 1 }, resource) => {
    const held = heldBy[resource]!
    if (isWatched[resource] || held.length === 0 || new Set(held).size < held.length) return resource
    const key = `${kind} ${capacity};${clashes[resource]!};${held.join()}`
    const first = firstOf.get(key) ?? resource
    firstOf.set(key, first)
    return first
  })
}
