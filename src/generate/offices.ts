import { byCode } from '../../models/basics.ts'
import type { Subject } from '../../models/subject.ts'
import type { Role } from '../../models/teacher.ts'
import type { ClassInput, TeacherInput } from './sketch.ts'

/** Heads meet on Monday, in the first period after noon of the usual day. */
const HEADS_MEETING = { day: 1, period: 5 } as const
const CLASSES_PER_DEPUTY = 12
const MOST_DEPUTIES = 3
const CLASSES_PER_MANAGER = 9
const MOST_MANAGERS = 6

/**
 * One principal a school, deputies and middle managers by its classes: the longest in the service of the basic subjects.
 * A nine-year school is one school. Teaching points are run by their town school and have none.
 */
export function nameHeads(roster: readonly TeacherInput[], classes: number): void {
  const elders = roster
    .filter(
      ({ subject, status, establishment }) =>
        (subject === 'chinese' || subject === 'maths' || subject === 'physics') &&
        status === undefined &&
        establishment === 'permanent',
    )
    .sort((a, b) => byCode(a.teachingSince, b.teachingSince) || byCode(a.id, b.id))
  const deputies = Math.min(MOST_DEPUTIES, Math.floor(classes / CLASSES_PER_DEPUTY))
  const managers = Math.min(MOST_MANAGERS, Math.floor(classes / CLASSES_PER_MANAGER))
  const offices: Role[] = [
    'principal',
    ...Array<Role>(deputies).fill('vice-principal'),
    ...Array<Role>(managers).fill('middle-manager'),
  ]
  offices.forEach((role, i) => {
    const head = elders[i]
    if (!head) return
    head.role = role
    if (role === 'principal') head.unavailable = [{ ...HEADS_MEETING }]
  })
}

/** Teachers of these subjects are asked first, the others after them. */
const FORM_TEACHERS: readonly Subject[] = ['chinese', 'maths', 'english']

/** Each class has a form teacher of its stage who is in post and holds no other office, as far as they go. */
export function nameFormTeachers(roster: readonly TeacherInput[], classes: readonly ClassInput[]): void {
  const free = roster.filter(({ role, status }) => role === undefined && status === undefined)
  const asked = [
    ...FORM_TEACHERS.flatMap((subject) => free.filter((teacher) => teacher.subject === subject)),
    ...free.filter(({ subject }) => !FORM_TEACHERS.includes(subject)),
  ]
  classes.forEach(({ id }, i) => {
    const teacher = asked[i]
    if (teacher) teacher.formClassId = id
  })
}
