import { each, ids, slots } from './school.ts'

/**
 * A fault planted for each type of constraint. `KEPT` keeps the constraint and moving `to` breaks it so often; with nothing to move
 * `KEPT` itself does.
 */
export interface Case {
  readonly type: string
  readonly parts: string
  /** New places by activity. */
  readonly to: Readonly<Record<number, string>>
  readonly broken: number
  readonly weight?: number
}

/** Places of activities 1 to 7. */
export const KEPT = ['Mo1 R1', 'Tu1 R1', 'Mo2 R1', 'Tu2 R1', 'We1 S1', 'Mo2 R2', 'Tu1 R2'] as const

const closedTimes = (...list: string[]): string => slots('Not_Available_Time', list)
const starts = (...list: string[]): string =>
  slots('Preferred_Starting_Time', list, 'Preferred_Starting_Day', 'Preferred_Starting_Hour')
const preferredSlots = (...list: string[]): string =>
  slots('Preferred_Time_Slot', list, 'Preferred_Day', 'Preferred_Hour')
const filter = (more: string): string =>
  ['Teacher_Name', 'Students_Name', 'Subject_Name', 'Activity_Tag_Name']
    .map((name) => (more.includes(`<${name}>`) ? '' : `<${name}></${name}>`))
    .join('') + more
const two = (first: number, second: number): string =>
  each('First_Activity_Id', [first]) + each('Second_Activity_Id', [second])
const teacher = (name: string): string => each('Teacher_Name', [name])
const rooms = (...list: string[]): string =>
  each('Number_of_Preferred_Rooms', [list.length]) + each('Preferred_Room', list)

type Row = readonly [type: string, parts: string, to: Case['to'], broken: readonly [li: number, all: number]]
const ROWS: readonly Row[] = [
  ['NotAvailableTimes', closedTimes('Mo4', 'We2'), { 6: 'Mo4', 5: 'We2' }, [1, 2]],
  ['MaxGapsPerWeek', each('Max_Gaps', [0]), { 1: 'Mo4', 7: 'We3' }, [1, 2]],
  ['MaxGapsPerDay', each('Max_Gaps', [0]), { 1: 'Mo4', 7: 'We3' }, [1, 2]],
  ['MaxHoursDaily', each('Maximum_Hours_Daily', [2]), { 2: 'Mo4', 7: 'Mo4' }, [1, 2]],
  ['MaxHoursContinuously', each('Maximum_Hours_Continuously', [2]), { 2: 'Mo3', 7: 'Mo4' }, [1, 2]],
]
const ofTeachers = ROWS.flatMap(([type, parts, to, [one, all]]): Case[] => [
  {
    type: `Teacher${type}`,
    parts: (type === 'NotAvailableTimes' ? '<Teacher>Li</Teacher>' : teacher('Li')) + parts,
    to,
    broken: one,
  },
  ...(type === 'NotAvailableTimes' ? [] : [{ type: `Teachers${type}`, parts, to, broken: all }]),
])

export const CASES: readonly Case[] = [
  { type: 'BasicCompulsoryTime', parts: '', to: { 2: '', 4: 'We1' }, broken: 2 },
  { type: 'BasicCompulsorySpace', parts: '', to: { 2: 'Tu1 R2' }, broken: 2 },
  { type: 'BreakTimes', parts: slots('Break_Time', ['Mo4', 'Tu4']), to: { 3: 'Mo3' }, broken: 1 },
  ...ofTeachers,
  {
    type: 'TeachersMinHoursDaily',
    parts: '<Minimum_Hours_Daily>2</Minimum_Hours_Daily><Allow_Empty_Days>true</Allow_Empty_Days>',
    to: {},
    broken: 2,
  },
  {
    type: 'TeacherMinHoursDaily',
    parts: `${teacher('Wu')}<Minimum_Hours_Daily>1</Minimum_Hours_Daily><Allow_Empty_Days>false</Allow_Empty_Days>`,
    to: { 5: 'Tu4' },
    broken: 1,
  },
  {
    type: 'StudentsMinHoursDaily',
    parts: '<Minimum_Hours_Daily>2</Minimum_Hours_Daily><Allow_Empty_Days>true</Allow_Empty_Days>',
    to: {},
    broken: 4,
  },
  {
    type: 'StudentsSetMinHoursDaily',
    parts:
      '<Students>A</Students><Minimum_Hours_Daily>2</Minimum_Hours_Daily><Allow_Empty_Days>true</Allow_Empty_Days>',
    to: { 4: 'We2' },
    broken: 2,
  },
  {
    type: 'TeacherMaxDaysPerWeek',
    parts: `${teacher('Li')}<Max_Days_Per_Week>2</Max_Days_Per_Week>`,
    to: { 6: 'We2' },
    broken: 1,
  },
  { type: 'TeachersMaxDaysPerWeek', parts: '<Max_Days_Per_Week>2</Max_Days_Per_Week>', to: {}, broken: 1 },
  {
    type: 'StudentsMaxDaysPerWeek',
    parts: '<Max_Days_Per_Week>2</Max_Days_Per_Week>',
    to: { 2: 'We3' },
    broken: 1,
  },
  {
    type: 'StudentsSetMaxDaysPerWeek',
    parts: '<Students>A</Students><Max_Days_Per_Week>2</Max_Days_Per_Week>',
    to: { 2: 'We3' },
    broken: 1,
  },
  {
    type: 'TeacherMinDaysPerWeek',
    parts: `${teacher('Wu')}<Minimum_Days_Per_Week>3</Minimum_Days_Per_Week>`,
    to: { 5: 'Tu4' },
    broken: 1,
  },
  {
    type: 'TeachersMinDaysPerWeek',
    parts: '<Minimum_Days_Per_Week>2</Minimum_Days_Per_Week>',
    to: { 2: 'Mo3' },
    broken: 1,
  },
  {
    type: 'StudentsSetNotAvailableTimes',
    parts: `<Students>B</Students>${closedTimes('Mo4', 'Tu4')}`,
    to: { 5: 'Mo4' },
    broken: 2,
  },
  { type: 'StudentsMaxGapsPerWeek', parts: each('Max_Gaps', [0]), to: { 4: 'Tu3', 7: 'We3' }, broken: 2 },
  {
    type: 'StudentsSetMaxGapsPerWeek',
    parts: `<Students>A</Students>${each('Max_Gaps', [1])}`,
    to: { 2: 'We1', 4: 'We4' },
    broken: 1,
  },
  { type: 'StudentsMaxGapsPerDay', parts: each('Max_Gaps', [1]), to: { 7: 'We4' }, broken: 1 },
  {
    type: 'StudentsSetMaxGapsPerDay',
    parts: `<Students>A</Students>${each('Max_Gaps', [0])}`,
    to: { 4: 'Tu4' },
    broken: 2,
  },
  { type: 'StudentsMaxHoursDaily', parts: each('Maximum_Hours_Daily', [3]), to: { 2: 'Mo4' }, broken: 1 },
  {
    type: 'StudentsSetMaxHoursDaily',
    parts: `<Students>Y</Students>${each('Maximum_Hours_Daily', [3])}`,
    to: { 2: 'Mo4' },
    broken: 1,
  },
  {
    type: 'StudentsMaxHoursContinuously',
    parts: each('Maximum_Hours_Continuously', [3]),
    to: { 2: 'Mo4' },
    broken: 1,
  },
  {
    type: 'StudentsSetMaxHoursContinuously',
    parts: `<Students>A</Students>${each('Maximum_Hours_Continuously', [3])}`,
    to: { 2: 'Mo4' },
    broken: 1,
  },
  {
    type: 'StudentsEarlyMaxBeginningsAtSecondHour',
    parts: each('Max_Beginnings_At_Second_Hour', [3]),
    to: { 6: 'Tu3' },
    broken: 1,
  },
  {
    type: 'StudentsSetEarlyMaxBeginningsAtSecondHour',
    parts: `<Students>A</Students>${each('Max_Beginnings_At_Second_Hour', [1])}`,
    to: { 1: 'We2', 2: 'We3' },
    broken: 2,
  },
  {
    type: 'MinDaysBetweenActivities',
    parts: `<Consecutive_If_Same_Day>false</Consecutive_If_Same_Day>${ids(1, 2)}<MinDays>1</MinDays>`,
    to: { 2: 'Mo4' },
    broken: 1,
  },
  {
    type: 'MinDaysBetweenActivities',
    weight: 95,
    parts: `<Consecutive_If_Same_Day>true</Consecutive_If_Same_Day>${ids(1, 2)}<MinDays>1</MinDays>`,
    to: { 2: 'Mo4' },
    broken: 2,
  },
  {
    type: 'ActivityPreferredStartingTime',
    parts: `${each('Activity_Id', [3])}<Preferred_Day>Mo</Preferred_Day><Preferred_Hour>2</Preferred_Hour>`,
    to: { 3: 'Mo3' },
    broken: 1,
  },
  {
    type: 'ActivityPreferredStartingTimes',
    parts: each('Activity_Id', [3]) + starts('Mo2', 'Tu3'),
    to: { 3: 'Mo3' },
    broken: 1,
  },
  {
    type: 'ActivitiesPreferredStartingTimes',
    weight: 60,
    parts: filter('<Subject_Name>Music</Subject_Name>') + starts('Mo2', 'Tu2', 'Tu1'),
    to: { 6: 'We3', 7: 'We4' },
    broken: 2,
  },
  {
    type: 'SubactivitiesPreferredStartingTimes',
    parts: `<Component_Number>2</Component_Number>${filter('')}${starts('Tu1')}`,
    to: { 2: 'Tu4' },
    broken: 1,
  },
  {
    type: 'ActivityPreferredTimeSlots',
    parts: each('Activity_Id', [3]) + preferredSlots('Mo2', 'Mo3', 'Tu1'),
    to: { 3: 'Mo3' },
    broken: 1,
  },
  {
    type: 'ActivitiesPreferredTimeSlots',
    parts: filter('<Teacher_Name>Wu</Teacher_Name><Duration>2</Duration>') + preferredSlots('Mo2', 'Mo3'),
    to: { 3: 'Tu3' },
    broken: 2,
  },
  {
    type: 'SubactivitiesPreferredTimeSlots',
    weight: 40,
    parts: `<Component_Number>1</Component_Number>${filter('<Students_Name>A</Students_Name><Activity_Tag_Name></Activity_Tag_Name>')}${preferredSlots('Mo1', 'Mo2', 'Mo3', 'Tu2')}`,
    to: { 1: 'We1' },
    broken: 1,
  },
  { type: 'ActivitiesSameStartingTime', parts: ids(3, 6), to: { 6: 'Mo3' }, broken: 1 },
  { type: 'ActivitiesSameStartingDay', parts: ids(1, 3, 6), to: { 6: 'Tu2' }, broken: 2 },
  { type: 'ActivitiesSameStartingHour', parts: ids(1, 2, 5), to: { 5: 'We2' }, broken: 2 },
  { type: 'ActivitiesNotOverlapping', parts: ids(1, 6, 7), to: { 1: 'Mo2' }, broken: 1 },
  {
    type: 'MinGapsBetweenActivities',
    parts: `${ids(4, 6)}<MinGaps>2</MinGaps>`,
    to: { 6: 'Tu4' },
    broken: 1,
  },
  { type: 'TwoActivitiesConsecutive', parts: two(1, 3), to: { 3: 'Tu3' }, broken: 1 },
  { type: 'TwoActivitiesGrouped', parts: two(3, 1), to: { 3: 'Mo3' }, broken: 1 },
  { type: 'TwoActivitiesOrdered', parts: two(3, 2), to: { 2: 'Mo3' }, broken: 1 },
  { type: 'ActivityEndsStudentsDay', parts: each('Activity_Id', [4]), to: { 2: 'Tu4' }, broken: 1 },
  {
    type: 'ActivitiesEndStudentsDay',
    parts: filter('<Subject_Name>Art</Subject_Name>'),
    to: { 2: 'Mo4' },
    broken: 1,
  },
  {
    type: 'RoomNotAvailableTimes',
    parts: `<Room>R1</Room>${closedTimes('Mo4')}`,
    to: { 3: 'Mo3 R1' },
    broken: 1,
  },
  {
    type: 'ActivityPreferredRoom',
    parts: '<Activity_Id>1</Activity_Id><Room>R1</Room>',
    to: { 1: 'Mo1 S1' },
    broken: 1,
  },
  {
    type: 'ActivityPreferredRooms',
    parts: `<Activity_Id>5</Activity_Id>${rooms('S1', 'R1')}`,
    to: { 5: 'We1 R2' },
    broken: 1,
  },
  {
    type: 'SubjectPreferredRoom',
    parts: '<Subject>Art</Subject><Room>R1</Room>',
    to: { 3: 'Mo2' },
    broken: 1,
  },
  {
    type: 'SubjectPreferredRooms',
    weight: 50,
    parts: `<Subject>Math</Subject>${rooms('R1', 'S1')}`,
    to: { 2: 'Tu1 R2', 1: 'Mo1' },
    broken: 2,
  },
  {
    type: 'ActivityTagPreferredRoom',
    parts: '<Activity_Tag>Lab</Activity_Tag><Room>S1</Room>',
    to: { 5: 'We1 R1' },
    broken: 1,
  },
  {
    type: 'ActivityTagPreferredRooms',
    parts: `<Activity_Tag>Lab</Activity_Tag>${rooms('S1', 'R2')}`,
    to: { 5: 'We1 R1' },
    broken: 1,
  },
  {
    type: 'SubjectActivityTagPreferredRoom',
    parts: '<Subject>Math</Subject><Activity_Tag>Lab</Activity_Tag><Room>S1</Room>',
    to: { 5: 'We1 R1' },
    broken: 1,
  },
  {
    type: 'SubjectActivityTagPreferredRooms',
    parts: `<Subject>Math</Subject><Activity_Tag>Lab</Activity_Tag>${rooms('S1')}`,
    to: { 5: 'We1 R1' },
    broken: 1,
  },
  {
    type: 'StudentsSetHomeRoom',
    parts: '<Students>A</Students><Room>R1</Room>',
    to: { 4: 'Tu2 R2' },
    broken: 1,
  },
  {
    type: 'StudentsSetHomeRooms',
    parts: `<Students>B</Students>${rooms('S1', 'R2')}`,
    to: { 5: 'We1 R1' },
    broken: 1,
  },
  { type: 'TeacherHomeRoom', weight: 80, parts: '<Teacher>Li</Teacher><Room>R1</Room>', to: {}, broken: 1 },
  {
    type: 'TeacherHomeRooms',
    parts: `<Teacher>Li</Teacher>${rooms('R1', 'R2')}`,
    to: { 1: 'Mo1 S1' },
    broken: 1,
  },
  ...(['Teacher', 'Teachers', 'StudentsSet', 'Students'] as const).flatMap((who): Case[] => {
    const own = {
      Teacher: '<Teacher>Wu</Teacher>',
      StudentsSet: '<Students>B2</Students>',
      Teachers: '',
      Students: '',
    }[who]
    const to = { 7: 'We3 R2', 4: 'We4 S1' }
    // Wu goes South, North, South on Wednesday, and B2 South, North.
    const isTeacher = who.startsWith('Teacher')
    return [
      {
        type: `${who}MaxBuildingChangesPerDay`,
        parts: `${own}<Max_Building_Changes_Per_Day>0</Max_Building_Changes_Per_Day>`,
        to,
        broken: isTeacher ? 2 : 1,
      },
      {
        type: `${who}MaxBuildingChangesPerWeek`,
        parts: `${own}<Max_Building_Changes_Per_Week>0</Max_Building_Changes_Per_Week>`,
        to,
        broken: isTeacher ? 2 : 1,
      },
      {
        type: `${who}MinGapsBetweenBuildingChanges`,
        parts: `${own}<Min_Gaps_Between_Building_Changes>2</Min_Gaps_Between_Building_Changes>`,
        to,
        broken: isTeacher ? 2 : 1,
      },
    ]
  }),
]
