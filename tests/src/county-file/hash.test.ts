import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashCounty } from '../../../src/county-file/hash.ts'
import { anyCounty } from './arbitrary.ts'

const reversed = <T>(list: readonly T[]): T[] => [...list].reverse()

describe('the hash of a county', () => {
  it('does not depend on the order of records, of sets or of keys', () => {
    fc.assert(
      fc.property(anyCounty, (county) => {
        const shuffled = {
          ...Object.fromEntries(reversed(Object.entries(county))),
          ...county,
          sites: reversed(county.sites.map((site) => ({ ...site, stages: reversed(site.stages) }))),
          classes: reversed(county.classes),
          classGroups: county.classGroups.map((group) => ({
            ...group,
            classIds: reversed(group.classIds),
            subjects: reversed(group.subjects),
          })),
          teachers: reversed(
            county.teachers.map((teacher) => ({
              ...teacher,
              exemptions: reversed(teacher.exemptions),
              unavailable: reversed(teacher.unavailable),
              taught: reversed(teacher.taught),
            })),
          ),
          rooms: reversed(county.rooms),
        }
        expect(hashCounty(shuffled)).toBe(hashCounty(county))
      }),
      { numRuns: 30, endOnFailure: true },
    )
  })

  it('depends on everything else, the order of wishes and second subjects included', () => {
    fc.assert(
      fc.property(anyCounty, (county) => {
        const [first, ...rest] = county.teachers
        const teacher = { ...first!, wishes: ['a', 'b'], secondSubjects: ['pe' as const, 'music' as const] }
        const hashes = [
          county,
          { ...county, name: `${county.name}x` },
          { ...county, notes: ['b', 'a'] },
          { ...county, notes: ['a', 'b'] },
          { ...county, teachers: rest },
          { ...county, teachers: [teacher, ...rest] },
          { ...county, teachers: [{ ...teacher, wishes: ['b', 'a'] }, ...rest] },
          {
            ...county,
            teachers: [{ ...teacher, secondSubjects: reversed(teacher.secondSubjects) }, ...rest],
          },
          {
            ...county,
            classes: county.classes.map((one, i) => (i === 0 ? { ...one, pupils: one.pupils + 1 } : one)),
          },
        ].map(hashCounty)
        expect(new Set(hashes).size).toBe(hashes.length)
      }),
      { numRuns: 20, endOnFailure: true },
    )
  })
})
