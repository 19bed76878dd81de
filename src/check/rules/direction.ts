import { ceilShare, type Text } from '../../../models/basics.ts'
import { isStrong } from '../../../models/site.ts'
import { isPrincipal } from '../../../models/teacher.ts'
import type { RuleCode } from '../../../models/rule.ts'
import type { Violation } from '../../../models/plan.ts'
import type { Facts } from '../facts.ts'
import type { KnownMove } from '../known.ts'
import { type CheckRule, violation } from '../rule.ts'

/** Where those who move go: shares of the moves, rounded up. */
export const direction: CheckRule = {
  codes: ['town-to-village', 'strong-to-weak', 'managers-strong-to-weak'],
  part: 'rotation',
  *check(facts) {
    const { policy, moves } = facts
    const sites = [...facts.sites.values()]
    const strengths = new Set(sites.map((site) => isStrong(site, policy)))
    const places = new Set(sites.map(({ locale }) => locale === 'rural'))
    const { townToVillageMinShare, strongToWeakMinShare, managersStrongToWeakMinShare } = policy.rotation
    const ordinary = moves.filter(({ teacher }) => !isPrincipal(teacher))
    const managers = moves.filter(({ teacher }) => teacher.role !== 'teacher')
    const toVillage = ({ from, to }: KnownMove): boolean => from.locale !== 'rural' && to.locale === 'rural'
    const downhill = ({ from, to }: KnownMove): boolean =>
      isStrong(from, policy) === true && isStrong(to, policy) === false
    // Nothing is asked of a county that has only one of the two.
    if (places.size === 2)
      yield* least('town-to-village', ordinary, toVillage, townToVillageMinShare, TEACHERS)
    if (!strengths.has(true) || !strengths.has(false)) return
    yield* least('strong-to-weak', ordinary, downhill, strongToWeakMinShare, TEACHERS)
    yield* least('managers-strong-to-weak', managers, downhill, managersStrongToWeakMinShare, MANAGERS)
  },
}

const TEACHERS: Text = { zh: '教师', en: 'teachers' }
const MANAGERS: Text = { zh: '校长和中层管理人员', en: 'principals and middle managers' }
const WAYS: Readonly<Partial<Record<RuleCode, Text>>> = {
  'town-to-village': { zh: '由城镇到乡村', en: 'from a town to a village' },
}
const DOWNHILL: Text = { zh: '由优质学校到薄弱学校', en: 'from a strong school to a weak one' }

function* least(
  rule: RuleCode,
  moves: Facts['moves'],
  wanted: (move: KnownMove) => boolean,
  share: number,
  who: Text,
): Iterable<Violation> {
  const required = ceilShare(share, moves.length)
  const found = moves.filter(wanted).length
  const way = WAYS[rule] ?? DOWNHILL
  if (found < required)
    yield violation(
      rule,
      '',
      `交流${who.zh} ${moves.length} 人，${way.zh}的应有 ${required} 人，实际 ${found} 人`,
      `Of ${moves.length} ${who.en} moved ${required} have to go ${way.en}; ${found} do`,
    )
}
