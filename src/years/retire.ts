import type { Month } from '../../models/basics.ts'

const monthNumber = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/**
 * The month in which a teacher reaches the statutory age (渐进式延迟法定退休年龄, in force from January 2025): 60 for men and 55
 * for women in posts of their kind, put off by one month for every four months after 2024, by three years at most.
 */
export function retirementMonth({
  birthMonth,
  gender,
}: {
  readonly birthMonth: Month
  readonly gender: 'm' | 'f'
}): Month {
  const before = monthNumber(birthMonth) + 12 * (gender === 'm' ? 60 : 55)
  const late = before - monthNumber('2025-01') + 1
  const month = before + Math.min(MOST_MONTHS, Math.max(0, Math.ceil(late / 4)))
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

const MOST_MONTHS = 36
