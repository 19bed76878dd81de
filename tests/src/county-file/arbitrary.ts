/** Random counties that pass every check, with every field filled now and then and with awkward names. */
import fc from 'fast-check'
import { stageOfGrade } from '../../../models/basics.ts'
import { COUNTY_SCHEMA_VERSION, County } from '../../../models/county.ts'
import { STAGES_OF_KIND } from '../../../models/site.ts'
import { SUBJECTS } from '../../../models/subject.ts'
import {
  Backbone,
  Education,
  Establishment,
  ExemptionCode,
  Role,
  ServiceStatus,
  Title,
} from '../../../models/teacher.ts'

const PIECES = [
  '甲',
  '乙',
  '一小',
  'A',
  '9',
  '=1+1',
  '+',
  '-',
  '@',
  '"',
  '“',
  '、',
  '，',
  ';',
  '/',
  '|',
  '：',
  '_x0041_',
  '（',
  '𠮷',
  '<b>',
  '&amp;',
  ' ',
]
const name = (tag: string) =>
  fc
    .array(fc.constantFrom(...PIECES), { minLength: 0, maxLength: 4 })
    .map((pieces) => `${pieces.join('').trimStart()}${tag}`)
const month = (from: number, to: number) =>
  fc
    .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 12 }))
    .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`)
const laterDay = fc.constantFrom('2026-09-01', '2027-08-31', '2028-02-29', '2029-12-31')
const amount = fc
  .double({ min: 0, max: 5000, noNaN: true, noDefaultInfinity: true })
  .map((n) => Math.round(n * 1000) / 1000)
const position = fc.record({
  lat: fc.integer({ min: 3200, max: 3300 }).map((n) => n / 100),
  lon: fc.integer({ min: 10_800, max: 10_900 }).map((n) => n / 100),
})
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const subject = fc.constantFrom(...SUBJECTS)

/** Leaves out fields that are undefined, as `exactOptionalPropertyTypes` wants. */
const trimmed = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T

const sketch = fc.record({
  kinds: fc.array(fc.constantFrom('teaching-point', 'primary', 'junior', 'nine-year' as const), {
    minLength: 1,
    maxLength: 4,
  }),
  clustered: fc.boolean(),
  ownBells: fc.boolean(),
  ownCurriculum: fc.boolean(),
})

export const anyCounty: fc.Arbitrary<County> = sketch.chain(
  ({ kinds, clustered, ownBells, ownCurriculum }) => {
    const siteIds = kinds.map((_, i) => i)
    const stagesAt = (i: number) => STAGES_OF_KIND[kinds[i]!]
    const names = fc.tuple(...siteIds.map((i) => fc.tuple(name(`校${i}`), name(`s${i}`))))
    return names.chain((sites) => {
      const id = (i: number): string => sites[i]![1]
      const classes = siteIds.flatMap((i) =>
        stagesAt(i).flatMap((stage) =>
          (stage === 'primary' ? [1, 2] : [7]).map((grade) => ({ site: i, grade, id: `${id(i)}c${grade}` })),
        ),
      )
      const bellId = 'b、1'
      const anySite = fc.constantFrom(...siteIds)
      const site = (i: number) =>
        fc
          .record({
            township: optional(name('镇')),
            locale: fc.constantFrom('urban', 'town', 'rural'),
            status: fc.constantFrom('transitional', 'closing'),
            closesOn: laterDay,
            position: optional(position),
            strength: optional(fc.integer({ min: 0, max: 100 })),
            boarding: fc.boolean(),
            posts: fc.constantFrom({}, { [stagesAt(i)[0]!]: 12 }),
            bells: fc.constant(ownBells ? { [stagesAt(i)[0]!]: bellId } : {}),
            facilities: fc.record(
              {
                teachingAreaM2: amount,
                sportsAreaM2: amount,
                equipmentYuan: amount,
                multimediaRooms: amount,
                computers: amount,
                books: amount,
              },
              { requiredKeys: [] },
            ),
            broadcastEquipment: fc.boolean(),
          })
          .map((own) =>
            trimmed({
              ...own,
              id: id(i),
              name: sites[i]![0],
              kind: kinds[i]!,
              stages: [...stagesAt(i)],
              clusterId: clustered ? 'k1' : undefined,
              parentSiteId: i > 0 ? id(0) : undefined,
            }),
          )
      const teacher = (n: number) =>
        anySite.chain((home) =>
          fc
            .record({
              stage: fc.constantFrom(...stagesAt(home)),
              servingSiteId: optional(anySite),
              servingUntil: optional(laterDay),
              subject,
              secondSubjects: fc.uniqueArray(subject, { maxLength: 3 }),
              certificate: fc.constantFrom('none', 'primary', 'junior', 'senior' as const),
              gradeBand: fc.constantFrom(undefined, [1, 3] as const, [7, 7] as const, [1, 9] as const),
              gender: fc.constantFrom('m', 'f' as const),
              birthMonth: month(1968, 1995),
              teachingSince: month(2013, 2018),
              atSchoolSince: month(2018, 2025),
              education: fc.constantFrom(...Education.options),
              title: fc.constantFrom(...Title.options),
              backbone: fc.constantFrom(...Backbone.options),
              role: fc.constantFrom(...Role.options),
              establishment: fc.constantFrom(...Establishment.options),
              status: fc.constantFrom(...ServiceStatus.options),
              exemptions: fc.array(
                fc.record({ code: fc.constantFrom(...ExemptionCode.options), until: laterDay }),
                {
                  maxLength: 3,
                },
              ),
              formClass: optional(fc.constantFrom(...classes)),
              otherWorkPeriods: fc.constantFrom(0, 2, 3.5),
              maxPeriods: optional(fc.constantFrom(0, 12.5)),
              homeTownship: optional(name('乡')),
              homePosition: optional(position),
              ruralYears: fc.constantFrom(0, 1.5, 7),
              exchangedYears: fc.constantFrom(0, 2),
              wishes: fc.uniqueArray(anySite, { maxLength: 3 }),
              volunteer: fc.boolean(),
              unavailable: fc.array(
                fc.record({ day: fc.integer({ min: 1, max: 6 }), period: fc.integer({ min: 1, max: 12 }) }),
                {
                  maxLength: 4,
                },
              ),
              taught: fc.array(fc.record({ class: fc.constantFrom(...classes), subject }), { maxLength: 3 }),
            })
            .map(({ servingSiteId, formClass, wishes, taught, gradeBand, ...own }) =>
              trimmed({
                ...own,
                id: `t"${n}`,
                homeSiteId: id(home),
                servingSiteId:
                  servingSiteId !== undefined && stagesAt(servingSiteId).includes(own.stage)
                    ? id(servingSiteId)
                    : undefined,
                gradeBand: gradeBand && [...gradeBand],
                formClassId: formClass?.id,
                wishes: wishes.map(id),
                taught: taught.map((pair) => ({ classId: pair.class.id, subject: pair.subject })),
              }),
            ),
        )
      const joined = classes.filter(
        ({ site: at, grade }) =>
          at === classes[0]!.site && stageOfGrade(grade) === stageOfGrade(classes[0]!.grade),
      )
      return fc
        .record({
          name: name('县'),
          semester: fc.constantFrom(1, 2 as const),
          synthetic: fc.boolean(),
          notes: fc.array(name('注'), { maxLength: 3 }),
          sites: fc.tuple(...siteIds.map(site)),
          pupils: fc.tuple(...classes.map(() => fc.integer({ min: 1, max: 60 }))),
          teachers: fc
            .integer({ min: 1, max: 5 })
            .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => teacher(n)))),
          rooms: fc.array(
            fc.record({
              site: anySite,
              kind: fc.constantFrom('music', 'art', 'computer', 'laboratory', 'sports' as const),
              capacityClasses: fc.integer({ min: 1, max: 4 }),
            }),
            { maxLength: 2 },
          ),
          pin: optional(fc.record({ named: fc.boolean(), times: fc.integer({ min: 1, max: 3 }) })),
          groupSubjects: fc.uniqueArray(subject, { minLength: 1, maxLength: 3 }),
          periods: fc.tuple(
            ...SUBJECTS.map(() =>
              optional(fc.tuple(...Array.from({ length: 9 }, () => fc.integer({ min: 0, max: 8 })))),
            ),
          ),
          travel: optional(
            fc.record({
              travelMin: optional(fc.integer({ min: 10, max: 20 })),
              roadKm: optional(fc.constantFrom(5.5, 8)),
            }),
          ),
        })
        .map(({ pupils, rooms, pin, groupSubjects, periods, travel, ...own }) => {
          const input = {
            ...own,
            schemaVersion: COUNTY_SCHEMA_VERSION,
            schoolYear: '2026-2027',
            asOf: '2026-08-31',
            clusters: clustered ? [{ id: 'k1', name: '"第一"教共体', coreSiteId: id(0) }] : [],
            classes: classes.map(({ site: at, grade, id: classId }, n) => ({
              id: classId,
              siteId: id(at),
              grade,
              name: `=${grade}班`,
              pupils: pupils[n]!,
            })),
            classGroups:
              joined.length > 1
                ? [
                    {
                      id: 'g1',
                      siteId: id(joined[0]!.site),
                      classIds: joined.map((one) => one.id),
                      subjects: groupSubjects,
                    },
                  ]
                : [],
            rooms: rooms.map(({ site: at, ...room }, n) => ({ ...room, id: `r${n}`, siteId: id(at) })),
            lessonPins: pin
              ? [
                  trimmed({
                    id: 'p、1',
                    classId: classes[0]!.id,
                    subject: 'chinese',
                    teacherId: own.teachers.find(
                      ({ certificate, status, unavailable }) =>
                        pin.named &&
                        certificate === 'senior' &&
                        status === 'in-post' &&
                        unavailable.length === 0,
                    )?.id,
                    at: Array.from({ length: pin.times }, (_, n) => ({ day: n + 1, period: 2 })),
                  }),
                ]
              : [],
            bellSchedules: ownBells ? [BELLS(bellId)] : [],
            schoolDays: pin
              ? [
                  trimmed({
                    from: '2026-10-09',
                    to: pin.named ? '2026-10-11' : undefined,
                    kind: 'off',
                    name: '=1',
                  }),
                ]
              : [{ from: '2026-09-27', kind: 'on', asWeekday: 5 }],
            ...(ownCurriculum && { curriculum: curriculumOf(periods) }),
            travel:
              travel && siteIds.length > 1
                ? [trimmed({ fromSiteId: id(0), toSiteId: id(1), ...travel })]
                : [],
          }
          return County.parse(input)
        })
    })
  },
)

const BELLS = (id: string) => ({
  id,
  name: '夏季/作息',
  days: 6,
  periods: [480, 530, 590, 850].map((startMin, n) => ({
    session: n < 3 ? 'morning' : 'afternoon',
    startMin,
    endMin: startMin + 40,
  })),
})

/** Every grade has at least one subject, as the checks want. */
const curriculumOf = (periods: readonly (readonly number[] | undefined)[]) => ({
  ...Object.fromEntries(SUBJECTS.flatMap((one, i) => (periods[i] ? [[one, [...periods[i]]]] : []))),
  chinese: Array<number>(9).fill(5),
})
