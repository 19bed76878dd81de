/** The one number of each rule that can be changed, from the nearest value to the loosest. */
import type { Text } from '../../../models/basics.ts'
import type { Policy } from '../../../models/policy.ts'
import type { Element } from './elements.ts'

export interface Relaxation {
  readonly name: Text
  readonly now: Text
  readonly steps: readonly { readonly policy: Policy; readonly shown: Text }[]
}

/** None for what is law, and for pins and forbids, which are lifted. */
export function relaxationsOf(element: Element, policy: Policy): Relaxation[] {
  const { rotation } = policy
  const turned = (change: Partial<Policy['rotation']>): Policy => ({
    ...policy,
    rotation: { ...rotation, ...change },
  })
  /** A share in whole percent, down to nothing or up to everything. */
  const share = (
    key: NumericKey,
    name: Text,
    direction: 'down' | 'up',
    withPolicy: (value: number) => Policy = (value) => turned({ [key]: value }),
    now = rotation[key],
  ): Relaxation[] =>
    now === null
      ? []
      : [
          {
            name,
            now: percent(now),
            steps: percents(now, direction).map((value) => ({
              policy: withPolicy(value),
              shown: percent(value),
            })),
          },
        ]
  const count = (
    name: Text,
    now: number,
    most: number,
    at: (value: number) => Policy,
    unit: Text,
  ): Relaxation => ({
    name,
    now: withUnit(now, unit),
    steps: Array.from({ length: Math.max(0, Math.ceil(most - now)) }, (_, k) => Math.floor(now) + k + 1).map(
      (value) => ({
        policy: at(value),
        shown: withUnit(value, unit),
      }),
    ),
  })
  const single = (name: Text, now: Text, shown: Text, changed: Policy): Relaxation => ({
    name,
    now,
    steps: [{ policy: changed, shown }],
  })
  switch (element) {
    case 'quota-teachers':
      return share('minRatioOfEligible', { zh: '教师交流比例', en: 'exchange quota' }, 'down')
    case 'quota-growth':
      return share('lastYearRatio', { zh: '不低于上年的交流比例', en: "last year's ratio" }, 'down')
    case 'quota-urban':
      return share('urbanMinRatio', { zh: '城区学校交流比例', en: 'quota of urban schools' }, 'down')
    case 'quota-strong':
      return share('strongMinRatio', { zh: '优质学校交流比例', en: 'quota of strong schools' }, 'down')
    case 'quota-backbone':
      return share('minBackboneShare', { zh: '骨干教师占比', en: 'backbone share' }, 'down')
    case 'town-to-village':
      return share(
        'townToVillageMinShare',
        { zh: '城镇到乡村的比例', en: 'share from town to village' },
        'down',
      )
    case 'strong-to-weak':
      return share(
        'strongToWeakMinShare',
        { zh: '优质到薄弱学校的比例', en: 'share from strong to weak' },
        'down',
      )
    case 'managers-strong-to-weak':
      return share(
        'managersStrongToWeakMinShare',
        { zh: '管理人员由优质到薄弱学校的比例', en: 'share of managers from strong to weak' },
        'down',
      )
    case 'two-way':
      return share(
        'twoWayMinShare',
        { zh: '城乡双向交流的比例', en: 'share each way between town and village' },
        'down',
      )
    case 'young-share':
      return share('youngMaxShare', { zh: '青年教师占比上限', en: 'cap on the share of the young' }, 'up')
    case 'quota-principals':
      return policy.principals.minRatio === null
        ? []
        : share(
            'minRatioOfEligible',
            { zh: '校长交流比例', en: 'quota of principals' },
            'down',
            (minRatio) => ({ ...policy, principals: { ...policy.principals, minRatio } }),
            policy.principals.minRatio,
          )
    case 'leave-cap':
      return share(
        'leaveCapShare',
        { zh: '单校派出上限（占教师比例）', en: 'leaving cap (share of the teachers)' },
        'up',
      )
    case 'arrive-cap':
      return share(
        'arriveCapShare',
        { zh: '单校派入上限（占教师比例）', en: 'arriving cap (share of the teachers)' },
        'up',
      )
    case 'subject-cap': {
      const { leaveCapPerSubject: leave, arriveCapPerSubject: arrive } = rotation
      return [
        ...(leave === null
          ? []
          : [
              count(
                { zh: '单校单学科派出上限', en: 'leaving cap per subject' },
                leave,
                50,
                (value) => turned({ leaveCapPerSubject: value }),
                HEADS,
              ),
            ]),
        ...(arrive === null
          ? []
          : [
              count(
                { zh: '单校单学科派入上限', en: 'arriving cap per subject' },
                arrive,
                50,
                (value) => turned({ arriveCapPerSubject: value }),
                HEADS,
              ),
            ]),
      ]
    }
    case 'headcount': {
      const { lossMax, gainMax } = rotation.headcountBand
      return [
        count(
          { zh: '学校人数最多减少', en: 'most that a headcount may fall' },
          lossMax,
          50,
          (value) => turned({ headcountBand: { lossMax: value, gainMax } }),
          HEADS,
        ),
        count(
          { zh: '学校人数最多增加', en: 'most that a headcount may rise' },
          gainMax,
          50,
          (value) => turned({ headcountBand: { lossMax, gainMax: value } }),
          HEADS,
        ),
      ]
    }
    case 'net-flow': {
      if (rotation.clusterNetFlow === null) return []
      const { lossMax, gainMax } = rotation.clusterNetFlow
      return [
        count(
          { zh: '教共体人数最多减少', en: 'most that a cluster may lose' },
          lossMax,
          500,
          (value) => turned({ clusterNetFlow: { lossMax: value, gainMax } }),
          HEADS,
        ),
        count(
          { zh: '教共体人数最多增加', en: 'most that a cluster may gain' },
          gainMax,
          500,
          (value) => turned({ clusterNetFlow: { lossMax, gainMax: value } }),
          HEADS,
        ),
      ]
    }
    case 'commute':
      return [
        count(
          { zh: '交流通勤上限', en: 'longest commute' },
          rotation.maxCommuteKm,
          300,
          (value) => turned({ maxCommuteKm: value }),
          KM,
        ),
      ]
    case 'scope':
      return [
        single(
          { zh: '交流范围', en: 'scope of moves' },
          SCOPES[rotation.scope],
          SCOPES.both,
          turned({ scope: 'both' }),
        ),
      ]
    case 'not-eligible': {
      const years = policy.eligibility.minYearsSameSchool
      return [
        {
          name: { zh: '同校任教年限', en: 'years at one school' },
          now: withUnit(years, YEARS),
          steps: Array.from({ length: years }, (_, k) => years - 1 - k).map((value) => ({
            policy: { ...policy, eligibility: { ...policy.eligibility, minYearsSameSchool: value } },
            shown: withUnit(value, YEARS),
          })),
        },
      ]
    }
    case 'stage':
      return [
        ...(rotation.allowHighToLow
          ? []
          : [
              single(
                { zh: '高学段教师到低学段任教', en: 'posts of a lower stage' },
                NO,
                YES,
                turned({ allowHighToLow: true }),
              ),
            ]),
        ...(rotation.sameGradeBand
          ? [single({ zh: '须同级段', en: 'same grade band' }, YES, NO, turned({ sameGradeBand: false }))]
          : []),
      ]
    case 'volunteer':
      return [
        single(
          { zh: '自愿者不更远', en: 'volunteers never worse off' },
          YES,
          NO,
          turned({ volunteersNeverWorse: false }),
        ),
      ]
    case 'return-rest':
      return [
        single(
          { zh: '返回后休整年数', en: 'years at home after a return' },
          withUnit(rotation.restYearsAfterReturn, YEARS),
          withUnit(0, YEARS),
          turned({ restYearsAfterReturn: 0 }),
        ),
      ]
    default:
      return []
  }
}

type NumericKey = {
  [Key in keyof Policy['rotation']]: Policy['rotation'][Key] extends number | null ? Key : never
}[keyof Policy['rotation']]

const percents = (now: number, direction: 'down' | 'up'): number[] => {
  const nearest = direction === 'down' ? Math.ceil(now * 100 - 1e-9) - 1 : Math.floor(now * 100 + 1e-9) + 1
  return direction === 'down'
    ? Array.from({ length: Math.max(0, nearest + 1) }, (_, k) => (nearest - k) / 100)
    : Array.from({ length: Math.max(0, 100 - nearest + 1) }, (_, k) => (nearest + k) / 100)
}

const percent = (value: number): Text => {
  const shown = `${String(Number((value * 100).toFixed(1)))}%`
  return { zh: shown, en: shown }
}
const withUnit = (value: number, { zh, en }: Text): Text => ({ zh: `${value} ${zh}`, en: `${value} ${en}` })
const HEADS: Text = { zh: '人', en: 'teachers' }
const KM: Text = { zh: '公里', en: 'km' }
const YEARS: Text = { zh: '年', en: 'years' }
const YES: Text = { zh: '是', en: 'yes' }
const NO: Text = { zh: '否', en: 'no' }
const SCOPES: Readonly<Record<Policy['rotation']['scope'], Text>> = {
  'within-cluster': { zh: '仅教共体内', en: 'inside clusters' },
  'between-clusters': { zh: '仅跨教共体', en: 'between clusters' },
  both: { zh: '不限', en: 'both' },
}
