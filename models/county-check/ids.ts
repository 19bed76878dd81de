import type { County } from '../county.ts'
import type { Issue } from '../issue.ts'
import { type CountyCheck, wrong } from './lookup.ts'

const LISTS = [
  'sites',
  'clusters',
  'classes',
  'classGroups',
  'teachers',
  'lessonPins',
  'rooms',
  'bellSchedules',
] as const satisfies readonly (keyof County)[]

/** Every code is used once within its kind. */
export const checkIds: CountyCheck = (county) => LISTS.flatMap((list) => repeatedIds(county[list], list))

function repeatedIds(records: readonly { readonly id: string }[], list: string): Issue[] {
  const seen = new Set<string>()
  return records.flatMap(({ id }, i) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [
      wrong(
        'K1001',
        `${list}[${i}].id`,
        { zh: `编号“${id}”已用过`, en: `the code "${id}" has been used before` },
        {
          zh: '若是重复的一行，请删去；否则请改用另一个编号',
          en: 'Delete the row if it is a repeated one; otherwise give it a code of its own',
        },
      ),
    ]
  })
}
