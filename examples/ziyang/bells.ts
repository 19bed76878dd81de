import type { CountyInput } from '../../models/county.ts'
import type { SiteInput } from '../../src/generate/sketch.ts'
import type { ZiyangSchool } from './schools.ts'

const clock = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const periods = (minutes: number, morning: readonly string[], afternoon: readonly string[]) =>
  [
    ...morning.map((start) => ({ session: 'morning' as const, start })),
    ...afternoon.map((start) => ({ session: 'afternoon' as const, start })),
  ].map(({ session, start }) => ({ session, startMin: clock(start), endMin: clock(start) + minutes }))

/** Invented: the county town starts early and has seven periods, mountain schools start late, boarders rest longer. */
export const ZIYANG_BELLS: NonNullable<CountyInput['bellSchedules']> = [
  {
    id: '城区小学',
    name: '城区小学作息（8:20，每天 7 节）',
    periods: periods(40, ['08:20', '09:10', '10:20', '11:10'], ['14:10', '15:00', '15:50']),
  },
  {
    id: '山区小学',
    name: '山区走读小学作息（9:00，午休短）',
    periods: periods(40, ['09:00', '09:50', '11:00', '11:50'], ['13:50', '14:40']),
  },
  {
    id: '寄宿初中',
    name: '寄宿制初中作息（午休长）',
    periods: periods(45, ['08:00', '08:55', '10:10', '11:05'], ['14:30', '15:25', '16:20']),
  },
]

const MOUNTAIN_TOWNSHIPS = ['瓦庙镇', '麻柳镇', '界岭镇', '双桥镇', '高滩镇']

/** Bells that differ from the policy's. */
export function bellsOf({ township, standing, primary, junior }: ZiyangSchool): SiteInput['bells'] {
  const small = standing === 'village' || standing === 'point'
  return {
    ...(primary !== undefined && township === '城关镇' && !small && { primary: '城区小学' }),
    ...(primary !== undefined && small && MOUNTAIN_TOWNSHIPS.includes(township) && { primary: '山区小学' }),
    ...(junior !== undefined && standing === 'core' && { junior: '寄宿初中' }),
  }
}
