import { type Element, writeXml } from '../xml.ts'

/** What is written into a .fet file; names are plain text. */
export interface FetDocument {
  readonly institution: string
  readonly days: readonly string[]
  readonly hours: readonly string[]
  readonly subjects: readonly string[]
  readonly teachers: readonly string[]
  readonly classes: readonly { readonly name: string; readonly students: number }[]
  readonly buildings: readonly string[]
  readonly rooms: readonly { readonly name: string; readonly building: string }[]
  /** Numbered from 1 in this order. */
  readonly activities: readonly ActivityLine[]
  readonly time: readonly ConstraintLine[]
  readonly space: readonly ConstraintLine[]
}

export interface ActivityLine {
  readonly teacher: string
  readonly subject: string
  readonly classes: readonly string[]
  /** Number of the first activity it was split from; 0: it was not split. */
  readonly group: number
  /** Hours of the whole group. */
  readonly groupHours: number
}

/** One constraint: its type without `Constraint` and its parts in FET's order. */
export interface ConstraintLine {
  readonly type: string
  /** In percent; default 100. */
  readonly weight?: number
  readonly parts: readonly Part[]
}
export type Part = readonly [name: string, value: string | number | boolean | readonly Part[]]

/** Version whose format is written. */
const FORMAT = '6.8.5'

export function writeFetDocument(document: FetDocument): string {
  const { days, hours, subjects, teachers, classes, buildings, rooms, activities } = document
  const named = (list: readonly string[], name: string): Part[] =>
    list.map((own) => [
      name,
      [
        ['Name', own],
        ['Comments', ''],
      ],
    ])
  const parts: Part[] = [
    ['Mode', 'Official'],
    ['Institution_Name', document.institution],
    ['Comments', ''],
    ['Days_List', [['Number_of_Days', days.length], ...named(days, 'Day').map(nameOnly)]],
    ['Hours_List', [['Number_of_Hours', hours.length], ...named(hours, 'Hour').map(nameOnly)]],
    ['Subjects_List', named(subjects, 'Subject')],
    ['Activity_Tags_List', []],
    [
      'Teachers_List',
      teachers.map(
        (name): Part => [
          'Teacher',
          [
            ['Name', name],
            ['Target_Number_of_Hours', 0],
            ['Qualified_Subjects', ''],
            ['Comments', ''],
          ],
        ],
      ),
    ],
    [
      'Students_List',
      classes.map(
        ({ name, students }): Part => [
          'Year',
          [
            ['Name', name],
            ['Number_of_Students', students],
            ['Comments', ''],
          ],
        ],
      ),
    ],
    ['Activities_List', activities.map(activityPart)],
    ['Buildings_List', named(buildings, 'Building')],
    [
      'Rooms_List',
      rooms.map(
        ({ name, building }): Part => [
          'Room',
          [
            ['Name', name],
            ['Building', building],
            ['Capacity', 30_000],
            ['Virtual', false],
            ['Comments', ''],
          ],
        ],
      ),
    ],
    ['Time_Constraints_List', document.time.map(constraintPart)],
    ['Space_Constraints_List', document.space.map(constraintPart)],
  ]
  return writeXml({ ...elementOf(['fet', parts]), attributes: { version: FORMAT } })
}

const nameOnly = ([name, value]: Part): Part => [name, (value as readonly Part[]).slice(0, 1)]

const activityPart = (
  { teacher, subject, classes, group, groupHours }: ActivityLine,
  index: number,
): Part => [
  'Activity',
  [
    ['Teacher', teacher],
    ['Subject', subject],
    ...classes.map((name): Part => ['Students', name]),
    ['Duration', 1],
    ['Total_Duration', groupHours],
    ['Id', index + 1],
    ['Activity_Group_Id', group],
    ['Active', true],
    ['Comments', ''],
  ],
]

const constraintPart = ({ type, weight = 100, parts }: ConstraintLine): Part => [
  `Constraint${type}`,
  [['Weight_Percentage', weight], ...parts, ['Active', true], ['Comments', '']],
]

function elementOf([name, value]: Part): Element {
  const isList = Array.isArray(value)
  return {
    name,
    attributes: {},
    text: isList ? '' : String(value),
    children: isList ? (value as readonly Part[]).map(elementOf) : [],
  }
}

/** Slots as FET writes them. */
export const slotParts = (name: string, slots: readonly { day: string; hour: string }[]): Part[] =>
  slots.map(({ day, hour }) => [
    name,
    [
      ['Day', day],
      ['Hour', hour],
    ],
  ])

export const minDays = (activities: readonly number[], least = 1, weight = 100): ConstraintLine => ({
  type: 'MinDaysBetweenActivities',
  weight,
  parts: [
    ['Consecutive_If_Same_Day', weight < 100],
    ['Number_of_Activities', activities.length],
    ...activities.map((id): Part => ['Activity_Id', id]),
    ['MinDays', least],
  ],
})
