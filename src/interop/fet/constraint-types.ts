import type { ConstraintReading, Meaning } from './constraint-reading.ts'

/** What a type of constraint means in the short form. */
type Reader = (from: ConstraintReading) => Meaning | readonly Meaning[]

const WHO = ['Teacher', 'Teachers', 'StudentsSet', 'Students'] as const

/** What FET has not for all of them. */
const FEWER: Readonly<Record<string, readonly (typeof WHO)[number][]>> = {
  NotAvailableTimes: ['Teacher', 'StudentsSet'],
  MinDaysPerWeek: ['Teacher', 'Teachers'],
  EarlyMaxBeginningsAtSecondHour: ['StudentsSet', 'Students'],
}

/** Constraints on the days of teachers or students, one or all of them. */
const ofPeople: Readonly<Record<string, (from: ConstraintReading, people: number[]) => Meaning>> = {
  NotAvailableTimes: (from, people) => ({
    kind: 'closed',
    people,
    slots: from.slots('Not_Available_Time'),
  }),
  MaxGapsPerWeek: (from, people) => ({ kind: 'gaps', people, per: 'week', max: from.whole('Max_Gaps') }),
  MaxGapsPerDay: (from, people) => ({ kind: 'gaps', people, per: 'day', max: from.whole('Max_Gaps') }),
  MinHoursDaily: (from, people) => ({
    kind: 'daily',
    people,
    min: from.whole('Minimum_Hours_Daily'),
    max: Infinity,
    freeDays: from.flag('Allow_Empty_Days'),
  }),
  MaxHoursDaily: (from, people) => ({
    kind: 'daily',
    people,
    min: 0,
    max: from.whole('Maximum_Hours_Daily'),
    freeDays: true,
  }),
  MaxHoursContinuously: (from, people) => ({
    kind: 'continuous',
    people,
    max: from.whole('Maximum_Hours_Continuously'),
  }),
  MaxDaysPerWeek: (from, people) => ({
    kind: 'days',
    people,
    min: 0,
    max: from.whole('Max_Days_Per_Week'),
  }),
  MinDaysPerWeek: (from, people) => ({
    kind: 'days',
    people,
    min: from.whole('Minimum_Days_Per_Week'),
    max: Infinity,
  }),
  EarlyMaxBeginningsAtSecondHour: (from, people) => ({
    kind: 'early',
    people,
    max: from.whole('Max_Beginnings_At_Second_Hour'),
  }),
  MaxBuildingChangesPerDay: (from, people) => ({
    kind: 'building-changes',
    people,
    per: 'day',
    max: from.whole('Max_Building_Changes_Per_Day'),
  }),
  MaxBuildingChangesPerWeek: (from, people) => ({
    kind: 'building-changes',
    people,
    per: 'week',
    max: from.whole('Max_Building_Changes_Per_Week'),
  }),
  MinGapsBetweenBuildingChanges: (from, people) => ({
    kind: 'building-gaps',
    people,
    min: from.whole('Min_Gaps_Between_Building_Changes'),
  }),
}

const ofTimes: Readonly<Record<string, Reader>> = {
  BasicCompulsoryTime: () => ({ kind: 'basic-time' }),
  BreakTimes: (from) => ({ kind: 'break', slots: from.slots('Break_Time') }),
  ActivityPreferredStartingTime: (from) => ({
    kind: 'starts',
    activities: from.activitiesOf('Activity_Id'),
    slots: from.slotsAt(from.text('Preferred_Day'), from.text('Preferred_Hour')),
  }),
  ActivityPreferredStartingTimes: (from) => ({
    kind: 'starts',
    activities: from.activitiesOf('Activity_Id'),
    slots: preferredStarts(from),
  }),
  ActivitiesPreferredStartingTimes: (from) => ({
    kind: 'starts',
    activities: from.matching(),
    slots: preferredStarts(from),
  }),
  SubactivitiesPreferredStartingTimes: (from) => ({
    kind: 'starts',
    activities: from.matching(),
    slots: preferredStarts(from),
  }),
  ActivityPreferredTimeSlots: (from) => ({
    kind: 'slots',
    activities: from.activitiesOf('Activity_Id'),
    slots: preferredSlots(from),
  }),
  ActivitiesPreferredTimeSlots: (from) => ({
    kind: 'slots',
    activities: from.matching(),
    slots: preferredSlots(from),
  }),
  SubactivitiesPreferredTimeSlots: (from) => ({
    kind: 'slots',
    activities: from.matching(),
    slots: preferredSlots(from),
  }),
  MinDaysBetweenActivities: (from) => {
    const activities = from.activitiesOf('Activity_Id')
    const apart: Meaning = { kind: 'min-days', activities, minDays: from.whole('MinDays') }
    // Two that share a day against the wish must follow each other: FET keeps this always.
    return from.flag('Consecutive_If_Same_Day')
      ? [apart, { kind: 'grouped-if-same-day', activities, weight: 100 }]
      : apart
  },
  ActivitiesSameStartingTime: (from) => sameStart(from, 'time'),
  ActivitiesSameStartingDay: (from) => sameStart(from, 'day'),
  ActivitiesSameStartingHour: (from) => sameStart(from, 'hour'),
  ActivitiesNotOverlapping: (from) => ({ kind: 'apart', activities: from.activitiesOf('Activity_Id') }),
  MinGapsBetweenActivities: (from) => ({
    kind: 'min-gaps',
    activities: from.activitiesOf('Activity_Id'),
    min: from.whole('MinGaps'),
  }),
  TwoActivitiesConsecutive: (from) =>
    pair(from).map(([first, second]) => ({ kind: 'consecutive', first, second, anyOrder: false })),
  TwoActivitiesGrouped: (from) =>
    pair(from).map(([first, second]) => ({ kind: 'consecutive', first, second, anyOrder: true })),
  TwoActivitiesOrdered: (from) => pair(from).map(([first, second]) => ({ kind: 'ordered', first, second })),
  ActivityEndsStudentsDay: (from) => ({ kind: 'ends-day', activities: from.activitiesOf('Activity_Id') }),
  ActivitiesEndStudentsDay: (from) => ({ kind: 'ends-day', activities: from.matching() }),
}

const ofRooms: Readonly<Record<string, Reader>> = {
  BasicCompulsorySpace: () => ({ kind: 'basic-space' }),
  RoomNotAvailableTimes: (from) =>
    from
      .rooms('Room')
      .map((room) => ({ kind: 'room-closed', room, slots: from.slots('Not_Available_Time') })),
  ...bothNumbers('ActivityPreferredRoom', (from) => from.activitiesOf('Activity_Id')),
  ...bothNumbers('SubjectPreferredRoom', ({ index, text }) => index.with('subject', text('Subject'))),
  ...bothNumbers('ActivityTagPreferredRoom', ({ index, text }) => index.with('tag', text('Activity_Tag'))),
  ...bothNumbers('SubjectActivityTagPreferredRoom', ({ index, text, activities }) => {
    const tag = text('Activity_Tag')
    return index.with('subject', text('Subject')).filter((own) => activities[own]!.tags.includes(tag))
  }),
  // A home room is for what these students, or this teacher, do by themselves.
  ...bothNumbers('StudentsSetHomeRoom', ({ index, text }) => index.with('students', text('Students'))),
  ...bothNumbers('TeacherHomeRoom', ({ index, text }) => index.with('teacher', text('Teacher'))),
}

/** Readers by the name of the element without `Constraint`. */
export const CONSTRAINT_TYPES: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...Object.entries(ofTimes),
  ...Object.entries(ofRooms),
  ...WHO.flatMap((who) =>
    Object.entries(ofPeople)
      .filter(([what]) => (FEWER[what] ?? WHO).includes(who))
      .map(([what, read]): [string, Reader] => [`${who}${what}`, (from) => read(from, from.peopleOf(who))]),
  ),
])

const preferredStarts = (from: ConstraintReading): number[] =>
  from.slots('Preferred_Starting_Time', 'Preferred_Starting_Day', 'Preferred_Starting_Hour')

const preferredSlots = (from: ConstraintReading): number[] =>
  from.slots('Preferred_Time_Slot', 'Preferred_Day', 'Preferred_Hour')

const sameStart = (from: ConstraintReading, what: 'time' | 'day' | 'hour'): Meaning => ({
  kind: 'same-start',
  activities: from.activitiesOf('Activity_Id'),
  what,
})

/** The two activities, if both are active. */
function pair(from: ConstraintReading): [number, number][] {
  const [first] = from.activitiesOf('First_Activity_Id')
  const [second] = from.activitiesOf('Second_Activity_Id')
  return first === undefined || second === undefined ? [] : [[first, second]]
}

/** The type for one room and the one for several. */
function bothNumbers(type: string, activitiesOf: (from: ConstraintReading) => readonly number[]) {
  const isHome = type.endsWith('HomeRoom')
  const reader =
    (list: string): Reader =>
    (from) => ({ kind: 'rooms', activities: activitiesOf(from), rooms: from.rooms(list), isHome })
  return { [type]: reader('Room'), [`${type}s`]: reader('Preferred_Room') }
}
