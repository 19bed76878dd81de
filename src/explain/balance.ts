import { type Stage, STAGES } from '../../models/basics.ts'
import { type Subject, SUBJECTS } from '../../models/subject.ts'
import { dutyStage, type Facts, postKey } from './facts.ts'

/** One subject of one stage at a site: what is needed, who is there, what is taught and by whom. Periods are a week's. */
export interface SubjectBalance {
  readonly stage: Stage
  readonly subject: Subject
  /** Teachers in post whose main subject it is. */
  readonly teachersBefore: number
  readonly teachersAfter: number
  readonly needed: number
  readonly taughtHome: number
  readonly taughtVisit: number
  readonly taughtBroadcast: number
  /** 0 before duties are decided. */
  readonly missing: number
}

/** Subjects that are needed or for which a teacher is there, by stage, in the curriculum's order. */
export function siteBalance(facts: Facts, siteId: string): SubjectBalance[] {
  const needs = new Map<string, number>()
  for (const { stage, subject, periods } of facts.groupsAt.get(siteId) ?? [])
    add(needs, `${stage} ${subject}`, periods)
  const taught = new Map<string, number>()
  for (const duty of facts.dutiesAt.get(siteId) ?? []) {
    const mode = duty.mode === 'visit' ? 'visit' : 'home'
    add(taught, `${dutyStage(facts, duty)} ${duty.subject} ${mode}`, duty.periods)
  }
  for (const duty of facts.heardAt.get(siteId) ?? [])
    add(taught, `${dutyStage(facts, duty)} ${duty.subject} broadcast`, duty.periods)
  const dutiesKnown = facts.plan.stages.includes('duties')
  return STAGES.flatMap((stage) =>
    SUBJECTS.flatMap((subject): SubjectBalance[] => {
      const key = `${stage} ${subject}`
      const post = postKey(siteId, stage, subject)
      const needed = needs.get(key) ?? 0
      const teachersBefore = facts.inPostBefore.get(post)?.length ?? 0
      const teachersAfter = facts.inPostAfter.get(post)?.length ?? 0
      if (needed === 0 && teachersBefore === 0 && teachersAfter === 0) return []
      const taughtHome = taught.get(`${key} home`) ?? 0
      const taughtVisit = taught.get(`${key} visit`) ?? 0
      const taughtBroadcast = taught.get(`${key} broadcast`) ?? 0
      const missing = dutiesKnown ? Math.max(0, needed - taughtHome - taughtVisit - taughtBroadcast) : 0
      return [
        {
          stage,
          subject,
          teachersBefore,
          teachersAfter,
          needed,
          taughtHome,
          taughtVisit,
          taughtBroadcast,
          missing,
        },
      ]
    }),
  )
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}
