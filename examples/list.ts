import { join } from 'node:path'
import type { County } from '../models/county.ts'
import type { Policy } from '../models/policy.ts'
import { huayuankouDistrict } from './huayuankou/county.ts'
import { longchengCounty } from './longcheng/county.ts'
import { nanyangDistrict } from './nanyang-district/county.ts'
import { ziyangCounty } from './ziyang/county.ts'

export interface Example {
  readonly name: string
  /** Profile that it is made and planned with. */
  readonly policy: string
  readonly make: (policy: Policy) => County
}

export const EXAMPLES: readonly Example[] = [
  { name: 'ziyang', policy: 'ziyang-2024', make: ziyangCounty },
  { name: 'nanyang-district', policy: 'nanyang-2019', make: nanyangDistrict },
  { name: 'longcheng', policy: 'longcheng', make: longchengCounty },
  { name: 'huayuankou', policy: 'huayuankou', make: huayuankouDistrict },
]

/** The committed workbook of an example. */
export const workbookOf = ({ name }: Example): string => join(import.meta.dirname, name, `${name}.xlsx`)
