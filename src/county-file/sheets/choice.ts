import { type Kind, plain, Unfit } from './kind.ts'

/** A word of the sheet: what it means, and other words for it. */
export interface Word<T> {
  readonly value: T
  readonly zh: string
  readonly aliases?: readonly string[]
  /** For words with free parts, such as `市级学科带头人`; tried after all plain words. */
  readonly pattern?: RegExp
}

/** One of a few words, each with its meaning. Brackets and spaces in the cell do not count. */
export function choice<T extends string | number>(words: readonly Word<T>[]): Kind<T> {
  const byWord = new Map<string, T>()
  for (const { value, zh, aliases = [] } of words) {
    for (const word of [zh, ...aliases]) if (!byWord.has(plain(word))) byWord.set(plain(word), value)
  }
  const nameOf = new Map(words.map(({ value, zh }) => [value, zh]))
  const choices = words.map(({ zh }) => zh)
  return {
    expects: { zh: `${choices.join('、')} 之一`, en: `one of ${choices.join(', ')}` },
    choices,
    read(value) {
      const word = plain(String(value))
      const bare = word.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
      return (
        byWord.get(word) ??
        byWord.get(bare) ??
        words.find(({ pattern }) => pattern?.test(bare))?.value ??
        new Unfit('不在可选范围内', 'is not one of the choices')
      )
    },
    write: (value) => nameOf.get(value)!,
  }
}
