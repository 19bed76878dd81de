import { byCode } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import { hashJson } from '../hash.ts'

/**
 * SHA-256 of what a county says. Lists of records, and fields that are sets (classes of a group, exemptions, times kept
 * free ...), count without their order; wishes, second subjects, periods and notes with it.
 */
export const hashCounty = (county: County): string =>
  hashJson({
    ...county,
    sites: sorted(county.sites.map((site) => ({ ...site, stages: sorted(site.stages) }))),
    clusters: sorted(county.clusters),
    classes: sorted(county.classes),
    classGroups: sorted(
      county.classGroups.map((group) => ({
        ...group,
        classIds: sorted(group.classIds),
        subjects: sorted(group.subjects),
      })),
    ),
    teachers: sorted(
      county.teachers.map((teacher) => ({
        ...teacher,
        exemptions: sorted(teacher.exemptions),
        unavailable: sorted(teacher.unavailable),
        taught: sorted(teacher.taught),
      })),
    ),
    lessonPins: sorted(county.lessonPins.map((pin) => ({ ...pin, at: sorted(pin.at) }))),
    rooms: sorted(county.rooms),
    bellSchedules: sorted(county.bellSchedules),
    schoolDays: sorted(county.schoolDays),
    travel: sorted(county.travel),
  })

/** By what each says as JSON with sorted keys, so that the order of keys does not count either. */
const sorted = (items: readonly unknown[]): unknown[] =>
  items
    .map((item) => ({ item, key: hashJson(item) }))
    .sort((a, b) => byCode(a.key, b.key))
    .map(({ item }) => item)
