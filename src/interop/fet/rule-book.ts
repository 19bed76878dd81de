import type { Rule } from '../../../solver/timetable/kernel/rules.ts'

/** The rules of a problem; those that differ in their points (resources, pairs, sets) only are one. */
export class RuleBook {
  private readonly byKey = new Map<string, Rule>()
  private readonly percent: number

  /** @param percent soft points of one percent */
  constructor(percent: number) {
    this.percent = percent
  }

  /** @param weight in percent: 100 is hard, less is soft, at least one point */
  add(
    rule: Rule extends infer R ? (R extends Rule ? Omit<R, 'level' | 'weight'> : never) : never,
    weight: number,
  ): void {
    const head =
      weight === 100
        ? { level: 'hard' as const, weight: 1 }
        : { level: 'soft' as const, weight: Math.max(1, Math.round(weight * this.percent)) }
    const whole = { ...rule, ...head } as Rule
    if ('resources' in whole) this.join(whole, 'resources', whole.resources)
    else if ('pairs' in whole) this.join(whole, 'pairs', whole.pairs)
    else if ('sets' in whole) this.join(whole, 'sets', whole.sets)
    else this.byKey.set(`${this.byKey.size}`, whole)
  }

  get rules(): Rule[] {
    return [...this.byKey.values()]
  }

  private join(rule: Rule, part: 'resources' | 'pairs' | 'sets', list: readonly unknown[]): void {
    const key = `${part} ${JSON.stringify({ ...rule, [part]: undefined })}`
    const known = this.byKey.get(key)
    if (known) (known as unknown as Record<string, unknown[]>)[part]!.push(...list)
    else this.byKey.set(key, { ...rule, [part]: [...list] })
  }
}
