import { describe, expect, it } from 'vitest'
import { checkCounty } from '../../models/county-check.ts'
import type { County } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import { generateCounty } from '../../src/generate/county.ts'
import { loadPolicy } from '../../src/policies/load.ts'
import { county as sketch } from '../support/county.ts'
import { policyWith } from '../support/policy.ts'

/** A nine-year school A and a primary school B in one cluster, three teachers, rooms, bells, ways: nothing to object to. */
const sound = (): County =>
  sketch()
    .site('A', { grades: [1, 2, 7], kind: 'nine-year' })
    .site('B', { grades: [1], bells: { primary: 'b1' } })
    .cluster('K', ['A', 'B'])
    .teacher('t1', 'A', { formClassId: 'A-1' })
    .teacher('t2', 'A', { stage: 'junior', certificate: 'junior' })
    .teacher('t3', 'B', { servingSiteId: 'A', servingUntil: '2027-08-31', secondSubjects: ['pe'] })
    .with({
      classGroups: [{ id: 'g1', siteId: 'A', classIds: ['A-1', 'A-2'], subjects: ['pe'] }],
      lessonPins: [{ id: 'p1', classId: 'A-1', subject: 'maths', at: [{ day: 1, period: 2 }] }],
      rooms: [{ id: 'r1', siteId: 'A', kind: 'music' }],
      bellSchedules: [
        {
          id: 'b1',
          name: 'Bells',
          periods: [480, 530, 580, 630, 860, 910, 960].map((startMin, n) => ({
            session: n < 4 ? 'morning' : 'afternoon',
            startMin,
            endMin: startMin + 40,
          })),
        },
      ],
      travel: [{ fromSiteId: 'A', toSiteId: 'B', travelMin: 20, roadKm: 10 }],
    })
    .build().county

type Site = County['sites'][number]
type Teacher = County['teachers'][number]

/** What is found after `spoil` has had its way with a sound county. */
function found(spoil: (county: County) => void, policy?: Policy): string[] {
  const county = structuredClone(sound())
  spoil(county)
  return checkCounty(county, policy).map(({ code, severity, where }) => `${severity} ${code} ${where}`)
}
const site = (at: number, change: Partial<Site>) => (county: County) =>
  void Object.assign(county.sites[at]!, change)
const teacher = (at: number, change: Partial<Teacher>) => (county: County) =>
  void Object.assign(county.teachers[at]!, change)

describe('a sound county', () => {
  it('gives no cause for remarks', () => {
    expect(checkCounty(sound())).toEqual([])
    expect(checkCounty(sound(), policyWith())).toEqual([])
  })

  it('nor do generated ones, under the national profile', () => {
    const profile = loadPolicy('national-default')
    const policy = profile.ok ? profile.value.policy : expect.unreachable()
    const county = generateCounty({ sites: 12, teachers: 150, seed: 4, policy })
    expect(checkCounty({ ...county, curriculum: policy.curriculum.table }, policy)).toEqual([])
  })
})

describe('codes', () => {
  it.each([
    'sites',
    'clusters',
    'classes',
    'classGroups',
    'teachers',
    'lessonPins',
    'rooms',
    'bellSchedules',
  ] as const)('of %s are there once', (list) => {
    const issues = found((county) => void county[list].push(structuredClone(county[list][0]!) as never))
    expect(issues).toContain(`error K1001 ${list}[${sound()[list].length}].id`)
  })
})

describe('references that lead nowhere', () => {
  it.each<[string, (county: County) => void]>([
    ['error K1002 teachers[0].homeSiteId', teacher(0, { homeSiteId: 'X' })],
    ['error K1002 teachers[0].servingSiteId', teacher(0, { servingSiteId: 'X' })],
    ['error K1002 teachers[0].wishes[1]', teacher(0, { wishes: ['B', 'X'] })],
    ['error K1002 classes[0].siteId', (county) => void (county.classes[0]!.siteId = 'X')],
    ['error K1002 classGroups[0].siteId', (county) => void (county.classGroups[0]!.siteId = 'X')],
    ['error K1002 rooms[0].siteId', (county) => void (county.rooms[0]!.siteId = 'X')],
    ['error K1002 travel[0].toSiteId', (county) => void (county.travel[0]!.toSiteId = 'X')],
    ['error K1002 sites[1].parentSiteId', site(1, { parentSiteId: 'X' })],
    ['error K1002 clusters[0].coreSiteId', (county) => void (county.clusters[0]!.coreSiteId = 'X')],
    ['error K1003 sites[1].clusterId', site(1, { clusterId: 'X' })],
    ['error K1003 clusters[0].parentClusterId', (county) => void (county.clusters[0]!.parentClusterId = 'X')],
    ['error K1004 classGroups[0].classIds[0]', (county) => void (county.classGroups[0]!.classIds[0] = 'X')],
    ['error K1004 teachers[0].formClassId', teacher(0, { formClassId: 'X' })],
    ['error K1005 sites[0].bells.junior', site(0, { bells: { junior: 'X' } })],
    ['warning K1411 teachers[0].taught[0]', teacher(0, { taught: [{ classId: 'X', subject: 'pe' }] })],
  ])('%s', (expected, spoil) => {
    expect(found(spoil)).toContain(expected)
  })
})

describe('schools', () => {
  it.each<[string, (county: County) => void]>([
    ['error K1101 sites[0].stages', site(0, { stages: ['primary'] })],
    ['error K1101 sites[0].stages', site(0, { stages: ['primary', 'primary'] })],
    ['error K1101 sites[1].stages', site(1, { kind: 'junior' })],
    ['warning K1102 sites[1].posts.junior', site(1, { posts: { junior: 3 } })],
    ['warning K1103 sites[1].stages', (county) => void county.classes.pop()],
    ['error K1104 sites[1].parentSiteId', site(1, { parentSiteId: 'B' })],
    [
      'error K1104 sites[0].parentSiteId',
      (county) => {
        county.sites[0]!.parentSiteId = 'B'
        county.sites[1]!.parentSiteId = 'A'
      },
    ],
    [
      'warning K1105 sites[0].parentSiteId',
      (county) => {
        county.sites[0]!.parentSiteId = 'B'
        county.sites[1]!.kind = 'teaching-point'
      },
    ],
    [
      'warning K1106 sites[1].clusterId',
      (county) => void Reflect.deleteProperty(county.sites[1]!, 'clusterId'),
    ],
    ['warning K1107 sites[1].closesOn', site(1, { status: 'closing' })],
    ['warning K1108 sites[1].closesOn', site(1, { closesOn: '2027-08-31' })],
    ['warning K1109 sites[1].closesOn', site(1, { status: 'closing', closesOn: '2026-08-31' })],
    ['warning K1110 sites[1].position', site(1, { position: { lat: 33, lon: 0 } })],
    ['error K1301 classes[3].grade', (county) => void (county.classes[3]!.grade = 7)],
  ])('%s', (expected, spoil) => {
    expect(found(spoil)).toContain(expected)
  })

  it('a parent that is a central school, and a closing date to come, are in order', () => {
    expect(found(site(1, { parentSiteId: 'A', status: 'closing', closesOn: '2027-08-31' }))).toEqual([])
  })
})

describe('clusters', () => {
  it('their core is a member, or a member of the cluster above', () => {
    const two = (county: County): void => {
      county.clusters.push({ id: 'town', name: 'Town', coreSiteId: 'A', parentClusterId: 'K' })
      county.sites[1]!.clusterId = 'town'
    }
    expect(found(two)).toEqual([])
    expect(found((county) => void (county.clusters[0]!.coreSiteId = 'B'))).toEqual([])
    expect(
      found((county) => {
        two(county)
        Reflect.deleteProperty(county.clusters[1]!, 'parentClusterId')
      }),
    ).toContain('error K1201 clusters[1].coreSiteId')
  })

  it('do not stand in themselves, and have members', () => {
    expect(found((county) => void (county.clusters[0]!.parentClusterId = 'K'))).toContain(
      'error K1202 clusters[0].parentClusterId',
    )
    expect(found((county) => void Reflect.deleteProperty(county.sites[1]!, 'clusterId'))).toContain(
      'warning K1203 clusters[0].id',
    )
  })
})

describe('classes taught together', () => {
  it.each<[string, string[]]>([
    ['of two schools', ['A-1', 'B-1']],
    ['of two stages', ['A-1', 'A-3']],
  ])('%s', (_, classIds) => {
    expect(found((county) => void (county.classGroups[0]!.classIds = classIds))).toEqual([
      'error K1302 classGroups[0].classIds',
    ])
  })

  it('once for each subject', () => {
    const again = (subject: 'pe' | 'art') => (county: County) =>
      void county.classGroups.push({ ...county.classGroups[0]!, id: 'g2', subjects: [subject] })
    expect(found(again('art'))).toEqual([])
    expect(found(again('pe'))).toEqual([
      'error K1303 classGroups[1].classIds',
      'error K1303 classGroups[1].classIds',
    ])
  })
})

describe('teachers', () => {
  it.each<[string, (county: County) => void]>([
    ['error K1401 teachers[2].stage', teacher(2, { stage: 'junior', certificate: 'junior' })],
    [
      'error K1402 teachers[0].servingSiteId',
      (county) => {
        county.sites.push({
          ...county.sites[1]!,
          id: 'J',
          name: 'J',
          kind: 'junior',
          stages: ['junior'],
          bells: {},
        })
        county.teachers[0]!.servingSiteId = 'J'
      },
    ],
    ['warning K1403 teachers[0].servingUntil', teacher(0, { servingUntil: '2027-08-31' })],
    ['warning K1404 teachers[1].certificate', teacher(1, { certificate: 'primary' })],
    ['warning K1405 teachers[0].secondSubjects', teacher(0, { secondSubjects: ['maths'] })],
    ['warning K1405 teachers[0].secondSubjects', teacher(0, { secondSubjects: ['pe', 'pe'] })],
    ['error K1406 teachers[0].gradeBand', teacher(0, { gradeBand: [3, 1] })],
    ['warning K1407 teachers[0].gradeBand', teacher(0, { gradeBand: [7, 9] })],
    ['warning K1408 teachers[1].formClassId', teacher(1, { formClassId: 'A-1' })],
    ['warning K1409 teachers[1].formClassId', teacher(1, { formClassId: 'B-1' })],
    ['warning K1410 teachers[0].wishes[0]', teacher(0, { wishes: ['A'] })],
    ['warning K1410 teachers[0].wishes[1]', teacher(0, { wishes: ['B', 'B'] })],
    ['error K1501 teachers[0].birthMonth', teacher(0, { birthMonth: '2030-01' })],
    ['error K1501 teachers[0].teachingSince', teacher(0, { teachingSince: '2026-10' })],
    ['error K1501 teachers[0].atSchoolSince', teacher(0, { atSchoolSince: '2026-10' })],
    ['warning K1502 teachers[0].birthMonth', teacher(0, { birthMonth: '1950-01' })],
    ['warning K1503 teachers[0].teachingSince', teacher(0, { birthMonth: '1995-01' })],
    ['warning K1504 teachers[0].atSchoolSince', teacher(0, { atSchoolSince: '2001-09' })],
    ['warning K1505 teachers[0].ruralYears', teacher(0, { ruralYears: 30 })],
    ['warning K1506 teachers[2].servingUntil', teacher(2, { servingUntil: '2026-08-30' })],
    [
      'warning K1507 teachers[0].exemptions[0]',
      teacher(0, { exemptions: [{ code: 'illness', until: '2026-08-31' }] }),
    ],
    [
      'warning K1508 teachers[0].exemptions[0]',
      teacher(0, { exemptions: [{ code: 'illness', until: '2062-08-31' }] }),
    ],
    [
      'warning K1509 teachers[0].exemptions[0]',
      teacher(0, { exemptions: [{ code: 'near-retirement', until: '2027-08-31' }] }),
    ],
  ])('%s', (expected, spoil) => {
    expect(found(spoil)).toContain(expected)
  })

  it('of the junior stage may serve a primary school; a wish for one is in order too', () => {
    expect(found(teacher(1, { servingSiteId: 'B', wishes: ['B'] }))).toEqual([])
  })

  it('are in order on the very days that count', () => {
    expect(
      found(teacher(0, { atSchoolSince: '2026-09', exemptions: [{ code: 'illness', until: '2026-09-01' }] })),
    ).toEqual([])
    expect(found(teacher(2, { servingUntil: '2026-09-01' }))).toEqual([])
  })

  it('are judged by the policy where there is one: exemptions it knows, times its bells have', () => {
    const spoil = teacher(0, {
      exemptions: [{ code: 'disciplinary', until: '2027-08-31' }],
      unavailable: [
        { day: 5, period: 7 },
        { day: 5, period: 8 },
        { day: 6, period: 1 },
      ],
    })
    expect(found(spoil)).toEqual([])
    expect(found(spoil, policyWith())).toEqual([
      'warning K1412 teachers[0].unavailable[1]',
      'warning K1412 teachers[0].unavailable[2]',
      'warning K1510 teachers[0].exemptions[0]',
    ])
  })
})

describe('bells', () => {
  const period =
    (n: number, change: Partial<County['bellSchedules'][number]['periods'][number]>) => (county: County) =>
      void Object.assign(county.bellSchedules[0]!.periods[n]!, change)

  it.each<[string, (county: County) => void]>([
    ['error K1601 bellSchedules[0].periods[0].endMin', period(0, { endMin: 480 })],
    ['error K1602 bellSchedules[0].periods[1].startMin', period(1, { startMin: 519 })],
    ['error K1602 bellSchedules[0].periods[5].startMin', period(5, { session: 'morning' })],
  ])('%s', (expected, spoil) => {
    expect(found(spoil)).toEqual([expected])
  })

  it('hold a week of the curriculum', () => {
    const days = (count: number) => (county: County) => void (county.bellSchedules[0]!.days = count)
    // Grade 1 of the test policy has 21 periods a week; three days of seven hold them, two do not.
    expect(found(days(3), policyWith())).toEqual([])
    expect(found(days(2), policyWith())).toEqual(['error K1603 sites[1].bells.primary'])
  })
})

describe('ways between schools', () => {
  const way = (change: Partial<County['travel'][number]>) => (county: County) =>
    void Object.assign(county.travel[0]!, change)

  it.each<[string, (county: County) => void]>([
    ['error K1701 travel[1].toSiteId', (county) => void county.travel.push({ ...county.travel[0]! })],
    ['warning K1702 travel[0]', way({ toSiteId: 'A' })],
    ['warning K1702 travel[0]', (county) => void (county.travel = [{ fromSiteId: 'A', toSiteId: 'B' }])],
    ['warning K1703 travel[0].travelMin', way({ travelMin: 4 })],
    ['warning K1703 travel[0].travelMin', way({ travelMin: 400 })],
  ])('%s', (expected, spoil) => {
    expect(found(spoil)).toEqual([expected])
  })

  it('may be measured in both directions, and in minutes or kilometres only', () => {
    expect(
      found((county) => void county.travel.push({ fromSiteId: 'B', toSiteId: 'A', travelMin: 25 })),
    ).toEqual([])
  })
})

describe('the curriculum of a county', () => {
  const profile = loadPolicy('national-default')
  const national = profile.ok ? profile.value.policy : expect.unreachable()
  const withTable = (change: (table: NonNullable<County['curriculum']>) => void) => (county: County) => {
    county.curriculum = structuredClone(national.curriculum.table)
    change(county.curriculum)
  }

  it('has whole periods, and some for every grade with classes', () => {
    expect(found(withTable((table) => void (table.music![0] = 1.5)))).toEqual([
      'error K1801 curriculum.music[0]',
    ])
    expect(
      found(
        withTable((table) => {
          for (const periods of Object.values(table)) periods[6] = 0
        }),
      ),
    ).toEqual(['error K1802 curriculum'])
  })

  it('comes to the weekly totals, within the national shares', () => {
    expect(
      found(
        withTable(() => {}),
        national,
      ),
    ).toEqual([])
    expect(
      found(
        withTable((table) => void (table.ethics![8] = 3)),
        national,
      ),
    ).toEqual(['warning K1803 curriculum'])
    // One period from local courses to maths in every grade: totals stay, both shares leave their bands.
    const shifted = withTable((table) => {
      table.maths = table.maths!.map((count) => count + 1)
      table.local = table.local!.map((count) => count - 1)
    })
    expect(found(shifted, national)).toEqual(['warning K1804 curriculum', 'warning K1804 curriculum'])
  })

  it('may leave the shares of PE and of what it takes from where every day has PE', () => {
    const daily = { ...national, curriculum: { ...national.curriculum, peDaily: true } }
    expect(
      found(
        withTable(() => {}),
        daily,
      ),
    ).toEqual([])
  })

  it('is not judged where the county leaves it to the policy', () => {
    expect(found(() => {}, policyWith({ curriculum: { weeklyTotal: Array<number>(9).fill(50) } }))).toEqual(
      [],
    )
  })
})

describe('the school calendar', () => {
  it('runs forward, and inside the semester', () => {
    const term = { termStart: '2026-09-01', termEnd: '2027-01-15' }
    const days = (from: string, to?: string) => (county: County) =>
      void Object.assign(county, { ...term, schoolDays: [{ from, kind: 'off', ...(to && { to }) }] })
    expect(found(days('2026-10-08', '2026-10-10'))).toEqual([])
    expect(found(days('2026-10-08', '2026-10-07'))).toEqual(['error K2001 schoolDays[0].to'])
    expect(found(days('2027-02-08'))).toEqual(['warning K2002 schoolDays[0].from'])
    expect(found((county) => void Object.assign(county, { ...term, termEnd: '2026-08-31' }))).toEqual([
      'error K2001 termEnd',
    ])
  })
})
