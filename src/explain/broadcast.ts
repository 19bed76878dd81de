import type { Text } from '../../models/basics.ts'
import type { Duty } from '../../models/plan.ts'
import { SUBJECT_NAMES } from '../../models/subject.ts'
import { classNames, type Facts, siteName } from './facts.ts'
import { fill } from './words.ts'

/** Which classes of a site hear whose lesson, and who attends. */
export function explainBroadcast(facts: Facts, siteId: string, duty: Duty): Text {
  const own = duty.classIds.filter((id) => facts.classes.get(id)?.siteId === siteId)
  const assistant = duty.assistants?.find((entry) => entry.siteId === siteId)?.teacherId
  return fill(
    {
      zh: '{classes}{subject}以专递课堂与{sender}同上，每周 {periods} 节，由{sender}教师 {teacher} 主讲{assistant}；教共体内没有教师能到校上这门课，或为此走教的代价高于专递课堂。',
      en: '{classes} hear {subject} together with {sender}, {periods} periods a week, by {teacher} of {sender}{assistant}; no teacher of the cluster can give it on site, or a visit for it would cost more.',
    },
    {
      classes: classNames(facts, own),
      subject: SUBJECT_NAMES[duty.subject],
      sender: siteName(facts, duty.siteId),
      periods: duty.periods,
      teacher: duty.teacherId,
      assistant:
        assistant === undefined
          ? ''
          : fill({ zh: '，本校教师 {id} 协助', en: ', attended by {id}' }, { id: assistant }),
    },
  )
}
