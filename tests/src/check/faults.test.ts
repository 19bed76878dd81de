import { describe, expect, test } from 'vitest'
import { type RuleCode, RULES } from '../../../models/rule.ts'
import { checkPlan } from '../../../src/check/check.ts'
import { CHECK_RULES } from '../../../src/check/rules/index.ts'
import { goodPlan } from '../../support/good-plan.ts'
import { BROADCAST_FAULTS } from './faults/broadcast.ts'
import { COUNT_FAULTS } from './faults/counts.ts'
import { COVER_FAULTS } from './faults/cover.ts'
import { FILE_FAULTS } from './faults/file.ts'
import { MOVE_FAULTS, QUOTA_FAULTS } from './faults/moves.ts'
import { VISIT_FAULTS } from './faults/visits.ts'
import { WEEK_FAULTS } from './faults/week.ts'

const FAULTS = [
  ...FILE_FAULTS,
  ...COUNT_FAULTS,
  ...MOVE_FAULTS,
  ...QUOTA_FAULTS,
  ...COVER_FAULTS,
  ...VISIT_FAULTS,
  ...WEEK_FAULTS,
  ...BROADCAST_FAULTS,
]

test('a good plan breaks no rule', () => {
  expect(checkPlan(goodPlan())).toEqual([])
})

describe('a planted fault is noticed by its rules and by no others', () => {
  test.each(FAULTS)('$rules.0: $name', ({ rules, input }) => {
    const broken = checkPlan(input())
    expect([...new Set(broken.map(({ rule }) => rule))].sort()).toEqual([...rules].sort())
    for (const { message } of broken) {
      expect(message.zh).not.toMatch(/undefined|NaN|\[object/)
      expect(message.en).not.toMatch(/undefined|NaN|\[object/)
    }
  })
})

test('every rule has a judge, and a fault planted for it', () => {
  const codes = Object.keys(RULES).sort()
  const distinct = (list: readonly RuleCode[]) => [...new Set(list)].sort()
  expect(distinct(CHECK_RULES.flatMap((rule) => rule.codes))).toEqual(codes)
  expect(distinct(FAULTS.map(({ rules }) => rules[0]))).toEqual(codes)
})
