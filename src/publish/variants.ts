import type { Text } from '../../models/basics.ts'
import type { ComparisonLine } from '../../models/plan.ts'

export const VARIANTS: Readonly<Record<ComparisonLine['variant'], Text>> = {
  nothing: { zh: '不交流、不走教', en: 'Neither' },
  lending: { zh: '只走教', en: 'Visits only' },
  rotation: { zh: '只交流', en: 'Exchange only' },
  both: { zh: '交流加走教', en: 'Both together' },
}

/** Subjects that any teacher may take, counted as one. */
export const ANY_SUBJECT: Text = { zh: '各科教师均可任教的课程', en: 'subjects open to all' }
