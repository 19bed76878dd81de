import { computeIndicators } from '../../../../models/balance.ts'
import { type PlannedScene, goodPlan } from '../../../support/good-plan.ts'
import { dutyOf, type Fault } from './plant.ts'

/** The music of A-1, by a-mu at home, is heard by C-1 in its stead; c-ma attends. Breaks no rule. */
export function aired(): PlannedScene {
  const scene = goodPlan()
  const { county, policy, plan } = scene
  policy.online = { allowed: true, needsAssistant: true, notFor: ['pe'], maxReceivers: 1, periodCost: 0.6 }
  for (const { id } of county.sites.filter((site) => ['A', 'C'].includes(site.id)))
    county.sites.find((site) => site.id === id)!.broadcastEquipment = true
  const { duties, timetable } = plan
  duties.duties = duties.duties.filter(({ id }) => id !== 'C-1 mu')
  duties.visits = duties.visits.filter(({ siteId }) => siteId !== 'C')
  timetable.lessons = timetable.lessons.filter(({ dutyId }) => dutyId !== 'C-1 mu')
  Object.assign(dutyOf(plan, 'A-1 mu'), {
    mode: 'broadcast',
    classIds: ['A-1', 'C-1'],
    assistants: [{ siteId: 'C', teacherId: 'c-ma' }],
  })
  plan.indicators.after = computeIndicators({ county, policy, postings: plan.postings, duties })
  return scene
}

const airing = (
  name: string,
  change: (scene: PlannedScene) => void,
  ...also: Fault['rules'][number][]
): Fault => ({
  name,
  rules: ['broadcast', ...also],
  input: () => {
    const scene = aired()
    change(scene)
    return scene
  },
})

const site = ({ county }: PlannedScene, id: string) => county.sites.find((one) => one.id === id)!
const teacher = ({ county }: PlannedScene, id: string) => county.teachers.find((one) => one.id === id)!

export const BROADCAST_FAULTS: readonly Fault[] = [
  airing('a subject that the policy keeps on site', ({ policy }) => void (policy.online.notFor = ['music'])),
  airing('where the policy has none', ({ policy }) => void (policy.online.allowed = false)),
  airing('a sender without equipment', (scene) => void (site(scene, 'A').broadcastEquipment = false)),
  airing('a receiver without equipment', (scene) => void (site(scene, 'C').broadcastEquipment = false)),
  airing('nobody attends', ({ plan }) => delete dutyOf(plan, 'A-1 mu').assistants),
  airing('who attends serves elsewhere', ({ plan }) => {
    dutyOf(plan, 'A-1 mu').assistants = [{ siteId: 'C', teacherId: 'b-ma' }]
  }),
  airing('who attends has a lesson of their own', ({ plan }) => {
    for (const lesson of plan.timetable.lessons)
      if (lesson.dutyId === 'C-2 jm' || (lesson.dutyId === 'C-2 ma' && lesson.day === 1)) lesson.period = 4
    dutyOf(plan, 'A-1 mu').assistants = [{ siteId: 'C', teacherId: 'c-jm' }]
  }),
  airing(
    'who attends cannot come then',
    (scene) => void (teacher(scene, 'c-ma').unavailable = [{ day: 1, period: 4 }]),
  ),
  airing('classes of another grade', ({ county }) => {
    county.classes.find(({ id }) => id === 'C-1')!.grade = 2
  }),
  airing(
    'a receiver of another cluster',
    ({ county, plan }) => {
      const duty = dutyOf(plan, 'A-1 mu')
      county.sites.find(({ id }) => id === 'D')!.broadcastEquipment = true
      duty.classIds.push('D-1')
      duty.assistants!.push({ siteId: 'D', teacherId: 'd-zh' })
      plan.duties.duties = plan.duties.duties.filter(({ id }) => id !== 'D-1 mu')
      plan.timetable.lessons = plan.timetable.lessons.filter(({ dutyId }) => dutyId !== 'D-1 mu')
    },
    'indicator-mismatch',
  ),
  airing('a receiver that rings at other times', (scene) => {
    const [early] = scene.county.bellSchedules
    const periods = early!.periods.map((period, n) => ({
      ...period,
      startMin: 510 + 55 * n,
      endMin: 550 + 55 * n,
    }))
    scene.county.bellSchedules.push({ ...early!, id: 'own', periods })
    site(scene, 'C').bells = { ...site(scene, 'C').bells, primary: 'own' }
  }),
  airing('an assistant where nothing is broadcast', ({ plan }) => {
    dutyOf(plan, 'A-2 mu').assistants = [{ siteId: 'C', teacherId: 'c-ma' }]
  }),
]
