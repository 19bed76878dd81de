import { dutyOf, type Fault, planted, policyOf, shift, withTeacher } from './plant.ts'

export const VISIT_FAULTS: readonly Fault[] = [
  planted(['visit'], 'a visit beyond the cluster', ({ duties }) => {
    duties.visits.push({
      ...duties.visits[3]!,
      id: 'V5',
      teacherId: 'a-pe',
      siteId: 'D',
      travelMin: 40,
      roadKm: 20,
    })
  }),
  planted(['visit', 'count-mismatch'], 'more half-days than a teacher may travel', () =>
    policyOf(({ itinerant }) => void (itinerant.maxHalfDaysPerWeek = 1)),
  ),
  planted(['visit'], 'more sites than a teacher may visit', () =>
    policyOf(({ itinerant }) => void (itinerant.maxSites = 1)),
  ),
  planted(['visit'], 'a way that takes too long', () =>
    policyOf(({ itinerant }) => void (itinerant.maxTravelMinOneWay = 20)),
  ),
  planted(['visit'], 'a way that is too far', () =>
    policyOf(({ itinerant }) => void (itinerant.maxRoadKmOneWay = 11)),
  ),
  planted(['visit'], 'a visit on a day without a bus', () =>
    policyOf(({ itinerant }) => void (itinerant.days = [1, 2, 3, 4])),
  ),
  planted(['visit'], 'visits in a subject that does not travel', () =>
    policyOf(({ itinerant }) => void (itinerant.subjects = ['pe'])),
  ),
  // The subject of a teacher is in the indicators and the lending as well.
  planted(
    ['visit', 'count-mismatch', 'indicator-mismatch'],
    'a second subject taught away where only main ones travel',
    ({ duties }) => {
      for (const duty of duties.duties) if (duty.teacherId === 'a-mu') duty.as = 'second'
      return {
        ...withTeacher('a-mu', { subject: 'chinese', secondSubjects: ['music'] }),
        ...policyOf(({ itinerant, load }) => {
          itinerant.mainSubjectOnly = true
          load.secondSubjectMaxShare = 1
        }),
      }
    },
  ),
  planted(['visit'], 'a duty away without a visit', ({ duties }) => {
    duties.visits.splice(2, 1)
  }),
  planted(['visit'], 'lessons away on another day than the visit', ({ duties }) => {
    duties.visits[0]!.day = 3
  }),
  planted(['visit', 'half-day-sites'], 'a lesson at home while away', (plan) => {
    shift(plan, 'A-1 mu', 3, { day: 5, period: 4 })
  }),
  planted(['visit'], 'a visit that starts somewhere else', ({ duties }) => {
    Object.assign(duties.visits[2]!, { fromSiteId: 'C', travelMin: 14, roadKm: 7 })
  }),
  planted(['visit'], 'a duty away that is marked as at home', (plan) => {
    dutyOf(plan, 'B-1 pe').mode = 'home'
  }),
  planted(['visit', 'count-mismatch'], 'lending that no teacher is there for', ({ rotation }) => {
    rotation.lending!.push({ fromSiteId: 'C', toSiteId: 'B', stage: 'primary', subject: 'music', visits: 1 })
  }),
  planted(['half-day-sites'], 'two sites in one half-day', (plan) => {
    plan.duties.visits.push({ ...plan.duties.visits[2]!, id: 'V5', day: 5 })
    shift(plan, 'B-1 B-2 mu', 3, { day: 5, period: 4 })
  }),
]
