import { computeIndicators } from '../../../../models/balance.ts'
import { dutyOf, type Fault, planted, shift } from './plant.ts'

export const FILE_FAULTS: readonly Fault[] = [
  planted(['plan-schema'], 'an id that stands twice', ({ duties }) => {
    duties.visits.push({ ...duties.visits[0]! })
  }),
  planted(['plan-schema'], 'lessons in a plan that claims no timetable', (plan) => {
    plan.stages = ['rotation', 'duties']
  }),
  planted(['plan-schema'], 'a timetable without duties', (plan, { county: built, policy }) => {
    plan.stages = ['rotation', 'timetable']
    plan.duties = { ...plan.duties, duties: [], visits: [], unmet: [] }
    plan.timetable.lessons = []
    plan.indicators.after = computeIndicators({ county: built, policy, postings: plan.postings })
  }),
  planted(['county-mismatch'], 'the plan of another county', (plan) => {
    plan.countyName = 'Elsewhere'
  }),
  planted(['county-mismatch'], 'another roster, by its hash', () => ({
    hashes: { countyHash: 'other', policyHash: 'policy' },
  })),
  planted(['county-mismatch'], 'another policy, by its hash', () => ({
    hashes: { countyHash: 'county', policyHash: 'other' },
  })),
  planted(['unknown-reference', 'periods'], 'a duty of a teacher who does not exist', (plan) => {
    dutyOf(plan, 'A-1 ma').teacherId = 'nobody'
  }),
  planted(['unknown-reference', 'periods'], 'a lesson of a duty that does not exist', (plan) => {
    shift(plan, 'A-1 ma', 1, { dutyId: 'none' })
  }),
  planted(['unknown-reference'], 'a room that does not exist', (plan) => {
    shift(plan, 'A-1 mu', 1, { roomId: 'none' })
  }),
  planted(['unknown-reference', 'visit'], 'a class taught at a site where it is not', (plan) => {
    dutyOf(plan, 'D-1 ma').siteId = 'C'
    dutyOf(plan, 'D-1 ma').mode = 'visit'
  }),
  planted(['indicator-mismatch'], 'a tampered coefficient', ({ indicators }) => {
    indicators.after.rows[1]!.cv! -= 0.01
  }),
  planted(['indicator-mismatch'], 'a tampered value of one school', ({ indicators }) => {
    indicators.before.sites[2]!.values['arts-pe-per-100'] = 1.5
  }),
  planted(['indicator-mismatch'], 'a tampered share of periods taught', ({ indicators }) => {
    indicators.after.periodsTaughtShare = 1
  }),
  planted(['indicator-mismatch'], 'an indicator left out', ({ indicators }) => {
    indicators.after.rows.pop()
  }),
  planted(['indicator-mismatch'], 'an indicator that stands twice', ({ indicators }) => {
    indicators.after.rows.push({ ...indicators.after.rows[0]!, cv: 0.1 })
  }),
]
