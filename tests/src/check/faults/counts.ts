import { type Fault, planted } from './plant.ts'

export const COUNT_FAULTS: readonly Fault[] = [
  planted(['count-mismatch'], 'a headcount changed', ({ rotation }) => {
    rotation.headcounts[1]!.after += 1
  }),
  planted(['count-mismatch'], 'a site without a headcount', ({ rotation }) => {
    rotation.headcounts.pop()
  }),
  planted(['count-mismatch'], 'fewer eligible teachers than there are', ({ rotation }) => {
    rotation.eligible -= 1
  }),
  planted(['count-mismatch'], 'fewer moves required than the policy asks', ({ rotation }) => {
    rotation.requiredMoves -= 1
  }),
  planted(['count-mismatch'], 'fewer backbone teachers required', ({ rotation }) => {
    rotation.requiredBackbone -= 1
  }),
  planted(['count-mismatch'], 'an ordinary teacher called backbone', ({ rotation }) => {
    rotation.moves.find(({ teacherId }) => teacherId === 'b-yw')!.backbone = true
  }),
  planted(['count-mismatch'], 'a move called a team', ({ rotation }) => {
    rotation.moves[0]!.type = 'team'
  }),
  planted(['count-mismatch'], 'points for years served that nobody served', ({ rotation }) => {
    rotation.terms.served = 1
  }),
  planted(['count-mismatch'], 'somebody called back who was not away', ({ rotation }) => {
    rotation.returns = [{ teacherId: 'b-zh', fromSiteId: 'A', toSiteId: 'B', until: '2026-07-31' }]
  }),
  planted(['count-mismatch'], 'posts filled that the county does not approve', ({ rotation }) => {
    rotation.vacancies!.posts = [{ siteId: 'A', stage: 'primary', approved: 6, filled: 5 }]
  }),
  planted(['count-mismatch'], 'periods to hire for that are not missing', ({ rotation }) => {
    rotation.vacancies!.needs[0]!.periods += 1
  }),
  planted(['count-mismatch'], 'a shorter commute than it is', ({ rotation }) => {
    rotation.moves[0]!.commuteKmAfter = 1
  }),
  planted(['count-mismatch'], 'a tampered objective', ({ rotation }) => {
    rotation.objective -= 0.01
    rotation.gap = (rotation.objective - rotation.bound) / rotation.objective
    rotation.comparison.find(({ variant }) => variant === 'both')!.objective = rotation.objective
  }),
  planted(['count-mismatch'], 'points moved from missing to unused periods', ({ rotation }) => {
    rotation.terms.shortage! -= 1
    rotation.terms.surplus! += 1
  }),
  planted(['count-mismatch'], 'a present state made worse than it is', ({ rotation }) => {
    rotation.comparison[0]!.objective += 5
  }),
  planted(['count-mismatch'], 'more visits compared than lent', ({ rotation }) => {
    rotation.comparison.find(({ variant }) => variant === 'both')!.visits += 1
  }),
  planted(['count-mismatch'], 'a variant compared below its bound', ({ rotation }) => {
    const [nothing] = rotation.comparison
    rotation.comparison.push({ ...nothing!, variant: 'lending', bound: nothing!.objective + 1 })
  }),
  planted(['count-mismatch'], 'a shorter way of a visit than it is', ({ duties }) => {
    duties.visits[0]!.travelMin -= 1
  }),
  planted(['count-mismatch'], 'duties below their bound', ({ duties }) => {
    duties.parts[0]!.bound = 6
  }),
]
