/** Names near to what was asked for, nearest first: those that hold the words, then those a few strokes away. */
export function nearMatches(
  asked: string,
  known: readonly { readonly id: string; readonly name?: string }[],
  most = 5,
): string[] {
  const wanted = asked.trim().toLowerCase()
  return known
    .map(({ id, name }) => {
      const words = [id, name ?? id].map((word) => word.toLowerCase())
      const strokes = words.some((word) => wanted !== '' && word.includes(wanted))
        ? 0
        : Math.min(...words.map((word) => editDistance(wanted, word)))
      return { shown: name === undefined ? id : `${id} ${name}`, strokes }
    })
    .filter(({ strokes }) => strokes <= Math.ceil(wanted.length / 3))
    .sort((a, b) => a.strokes - b.strokes)
    .slice(0, most)
    .map(({ shown }) => shown)
}

/** Letters to insert, delete or replace (Levenshtein, 1966). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
