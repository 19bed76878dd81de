import { classGroupSheet, classSheet } from './classes.ts'
import { lessonPinSheet } from './lesson-pins.ts'
import { clusterSheet, roomSheet } from './clusters.ts'
import { bellSheet, curriculumSheet } from './schedule.ts'
import { schoolDaySheet } from './school-days.ts'
import { settingsSheet } from './settings.ts'
import { siteSheet } from './sites.ts'
import type { SheetSpec } from './spec.ts'
import { teacherSheet } from './teachers.ts'
import { travelSheet } from './travel.ts'

/** The sheets of a county workbook in their order, by what they hold. */
export const SHEETS = {
  settings: settingsSheet,
  sites: siteSheet,
  classes: classSheet,
  teachers: teacherSheet,
  clusters: clusterSheet,
  classGroups: classGroupSheet,
  lessonPins: lessonPinSheet,
  rooms: roomSheet,
  bells: bellSheet,
  curriculum: curriculumSheet,
  schoolDays: schoolDaySheet,
  travel: travelSheet,
} as const satisfies Record<string, SheetSpec>

export type SheetKey = keyof typeof SHEETS
export const SHEET_KEYS = Object.keys(SHEETS) as SheetKey[]
