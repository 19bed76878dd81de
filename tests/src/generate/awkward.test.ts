import { expect, it } from 'vitest'
import { checkCounty } from '../../../models/county-check.ts'
import { isError } from '../../../models/issue.ts'
import { AWKWARD } from '../../support/awkward-county.ts'

it.each(Object.entries(AWKWARD))('awkward, yet no error: %s', (_, build) => {
  expect(checkCounty(build().county).filter(isError)).toEqual([])
})
