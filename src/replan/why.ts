/** Why a change is made: what happened to the people and classes concerned. */
import type { Text } from '../../models/basics.ts'
import type { County } from '../../models/county.ts'
import type { Plan } from '../../models/plan.ts'
import { joined, SERVICE } from '../explain/words.ts'

/** Reasons of the changes between two plans, for the county of the second. */
export class Reasons {
  readonly #before: ReadonlyMap<string, string>
  readonly #after: ReadonlyMap<string, string>
  readonly #teachers: ReadonlyMap<string, County['teachers'][number]>
  readonly #classIds: ReadonlySet<string>
  readonly #oldClassIds: ReadonlySet<string>
  /** Those who had a lesson at a time that is no longer theirs to give. */
  readonly #barred: ReadonlySet<string>

  constructor(before: Plan, after: Plan, county: County) {
    const posts = ({ postings }: Plan) =>
      new Map(postings.map(({ teacherId, servingSiteId }) => [teacherId, servingSiteId]))
    this.#before = posts(before)
    this.#after = posts(after)
    this.#teachers = new Map(county.teachers.map((teacher) => [teacher.id, teacher]))
    this.#classIds = new Set(county.classes.map(({ id }) => id))
    this.#oldClassIds = new Set(before.duties.duties.flatMap(({ classIds }) => classIds))
    const teacherOf = new Map(before.duties.duties.map(({ id, teacherId }) => [id, teacherId]))
    this.#barred = new Set(
      before.timetable.lessons.flatMap(({ dutyId, day, period }) => {
        const id = teacherOf.get(dutyId)
        const times = (id !== undefined && this.#teachers.get(id)?.unavailable) || []
        return id !== undefined && times.some((time) => time.day === day && time.period === period) ? id : []
      }),
    )
  }

  /** Of a post that changes. */
  ofPerson(teacherId: string): Text {
    return this.#what(teacherId) ?? { zh: '交流安排调整', en: 'the moves were decided again' }
  }

  /** Of a half-day that comes or goes. */
  ofVisit(teacherId: string): Text {
    return this.#what(teacherId) ?? { zh: '随任课调整', en: 'follows the lessons' }
  }

  /** Of lessons of these classes that change from the one's hands, or times, to the other's. */
  ofLessons(classIds: readonly string[], teacherIds: readonly string[]): Text {
    const people = teacherIds.flatMap((id) => this.#what(id) ?? [])
    if (people.length > 0) return joined(people)
    if (classIds.some((id) => !this.#classIds.has(id))) return { zh: '班级撤销', en: 'the class is gone' }
    if (classIds.some((id) => !this.#oldClassIds.has(id))) return { zh: '新增班级', en: 'the class is new' }
    return { zh: '所在教共体的课表重新编排', en: 'the week of the cluster was made anew' }
  }

  /** What happened to a person; undefined where nothing did. */
  #what(teacherId: string): Text | undefined {
    const teacher = this.#teachers.get(teacherId)
    if (!teacher) return { zh: `${teacherId} 不在新名册中`, en: `${teacherId} is not on the new roster` }
    if (teacher.status !== 'in-post') {
      const { zh, en } = SERVICE[teacher.status]
      return { zh: `${teacherId} ${zh}`, en: `${teacherId} is ${en}` }
    }
    const [old, now] = [this.#before.get(teacherId), this.#after.get(teacherId)]
    if (old === undefined) return { zh: `${teacherId} 新到岗`, en: `${teacherId} is new` }
    if (now !== old) return { zh: `${teacherId} 交流安排调整`, en: `${teacherId} has another post` }
    if (this.#barred.has(teacherId))
      return { zh: `${teacherId} 有不能上课的时段`, en: `${teacherId} is not free at some times` }
    return undefined
  }
}
