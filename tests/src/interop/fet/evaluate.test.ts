import { describe, expect, test } from 'vitest'
import { CONSTRAINT_TYPES } from '../../../../src/interop/fet/constraint-types.ts'
import { evaluate } from '../../../../src/interop/fet/evaluate.ts'
import { CASES, KEPT } from './cases.ts'
import { BASIC, constraint, place, school, slots } from './school.ts'

const moved = (to: Readonly<Record<number, string>>): string[] => KEPT.map((slot, k) => to[k + 1] ?? slot)

describe('each type of constraint', () => {
  test.each(CASES.map((own) => [own.type, own] as const))(
    '%s',
    (type, { parts, to, broken, weight = 100 }) => {
      const file = school(constraint(type, parts, weight))
      const found = evaluate(file, place(file, moved(to))).violations
      expect(found.filter((own) => own.type !== type)).toEqual([])
      expect(found.reduce((sum, own) => sum + own.broken, 0)).toBe(broken)
      if (Object.keys(to).length > 0) expect(evaluate(file, place(file, KEPT)).violations).toEqual([])
    },
  )

  test('all of them are here', () => {
    const tried = new Set(CASES.filter(({ broken }) => broken > 0).map(({ type }) => type))
    expect([...CONSTRAINT_TYPES.keys()].filter((type) => !tried.has(type))).toEqual([])
  })
})

test('100 % is hard; less is soft, by its share', () => {
  const closed = `<Students>A</Students><Minimum_Hours_Daily>4</Minimum_Hours_Daily><Allow_Empty_Days>true</Allow_Empty_Days>`
  const soft = school(BASIC + constraint('StudentsSetMinHoursDaily', closed, 50))
  expect(evaluate(soft, place(soft, KEPT))).toMatchObject({ hard: 0, soft: 1.5 })
  const hard = school(BASIC + constraint('StudentsSetMinHoursDaily', closed))
  expect(evaluate(hard, place(hard, KEPT))).toMatchObject({ hard: 3, soft: 0 })
})

test('closed hours and breaks are no gaps', () => {
  const gaps = constraint('TeachersMaxGapsPerWeek', '<Max_Gaps>0</Max_Gaps>')
  const to = { 1: 'Mo4', 6: 'Mo2' }
  const broken = (more: string): number => {
    const file = school(gaps + more)
    const found = evaluate(file, place(file, moved(to))).violations
    return found.filter(({ type }) => type === 'TeachersMaxGapsPerWeek').length
  }
  expect(broken('')).toBe(1)
  expect(broken(constraint('BreakTimes', slots('Break_Time', ['Mo3'])))).toBe(0)
  const closed = `<Teacher>Li</Teacher>${slots('Not_Available_Time', ['Mo3'])}`
  expect(broken(constraint('TeacherNotAvailableTimes', closed))).toBe(0)
})

test('a home room is for activities without a preferred room', () => {
  const home = constraint('StudentsSetHomeRoom', '<Students>A</Students><Room>S1</Room>')
  const preferred = constraint('SubjectPreferredRoom', '<Subject>Math</Subject><Room>R1</Room>')
  const file = school(home + preferred)
  const at = place(file, moved({ 3: 'Mo2 S1', 4: 'Tu2 S1', 5: 'We1 R1' }))
  expect(evaluate(file, at).violations).toEqual([])
})

test('the order of the file changes nothing', () => {
  const all = CASES.map(({ type, parts, weight = 100 }) => constraint(type, parts, weight))
  const turned = (xml: string): string =>
    xml.replace(
      /(<Activities_List>)(.*)(<\/Activities_List>)/s,
      (_, open: string, inner: string, close: string) => {
        const activities = inner.match(/<Activity>.*?<\/Activity>/gs)!
        return open + activities.reverse().join('') + close
      },
    )
  const again = school([...all].reverse().join(''), turned)
  expect(again).toEqual(school(all.join('')))
})
