/**
 * What a part's plan costs, in points; a missing period of an ordinary subject is 1. Missing periods and visits are priced by the
 * policy. The prices here only choose among plans of equal coverage: together they stay below one missing period.
 */
import { OTHER_STAGE, SECOND } from './problem.ts'

/** A period taught as a second subject, or in another stage than that of the post. */
export const SECOND_SUBJECT_PERIOD = 0.005
export const OTHER_STAGE_PERIOD = 0.005
/** Points a period beside the price of visits, for one way to take it. */
export const periodPrice = (option: number): number =>
  (option & SECOND ? SECOND_SUBJECT_PERIOD : 0) + (option & OTHER_STAGE ? OTHER_STAGE_PERIOD : 0)

/** What a missing period costs where the planner has named the teacher: times that of an ordinary one. */
export const PINNED_FACTOR = 10
/** Two pinned lessons of one teacher at one time: one of them is lost. */
export const PINNED_CLASH = 3

/** A class's subject shared by one more teacher. */
export const SPLIT = 0.05
/** A further (subject, grade) to prepare. */
export const PREPARATION = 0.008
/** A form teacher without a lesson in the own class. */
export const FORM_TEACHER_ABSENT = 0.05
/** A class's subject taken from the teacher who had it last semester. */
export const TEACHER_CHANGED = 0.015
/** Times (periods above the standard load)^2 / standard load: grows steeper, so that loads are even. */
export const ABOVE_STANDARD = 0.008
/** Times (periods missing to the least load)^2 / standard load. */
export const BELOW_LEAST = 0.003
