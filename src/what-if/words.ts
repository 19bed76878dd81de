import type { Counterfactual } from '../../models/counterfactual.ts'
import { RULES } from '../../models/rule.ts'
import type { Barriers } from '../../solver/rotation/what-if/barred.ts'

/** Rules that bar a teacher's posts, each with the number of posts. */
export function barrierWords({ leaving, serving, posts }: Barriers): Counterfactual['inTheWay'] {
  const name = (rule: string, lang: 'zh' | 'en'): string =>
    Object.hasOwn(RULES, rule) ? RULES[rule as keyof typeof RULES][lang] : rule
  const stays = leaving.map((rule) => ({
    rule,
    text: { zh: `${name(rule, 'zh')}：不在交流范围`, en: `${name(rule, 'en')}: may not leave` },
  }))
  const bars = serving.map(({ rule, posts: barred }) => ({
    rule,
    text: {
      zh: `${name(rule, 'zh')}：他校 ${posts} 个岗位中排除 ${barred} 个`,
      en: `${name(rule, 'en')}: bars ${barred} of ${posts} posts elsewhere`,
    },
  }))
  return [...stays, ...bars]
}
