import type { Text } from '../../models/basics.ts'
import type { Plan } from '../../models/plan.ts'

const EFFORTS: ReadonlyMap<string, Text> = new Map([
  ['quick', { zh: '快速求解', en: 'quick' }],
  ['standard', { zh: '标准求解', en: 'standard' }],
  ['thorough', { zh: '充分求解', en: 'thorough' }],
])

/** How hard the search tried; a word that is not known stands as it is. */
export const effortName = ({ provenance: { effort } }: Plan): Text =>
  EFFORTS.get(effort) ?? { zh: effort, en: effort }

/** To the minute. */
export const madeAt = ({ provenance: { createdAt } }: Plan): string =>
  `${createdAt.slice(0, 16).replace('T', ' ')} UTC`
