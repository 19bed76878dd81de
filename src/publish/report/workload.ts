import { SUBJECT_NAMES } from '../../../models/subject.ts'
import type { Workload } from '../../../models/workload.ts'
import { siteName } from '../../explain/facts.ts'
import { figure, joined, percent } from '../../explain/words.ts'
import { workloadParts } from '../../explain/workload.ts'
import type { Edition } from '../edition.ts'
import { html, type Html } from './html.ts'
import { type Chapter, table } from './tables.ts'

/** What the work of those who travel comes to by the workload formula, and how it compares with that of the others. */
export function workloadChapter(edition: Edition): Chapter {
  const { facts, say } = edition
  const all = [...facts.workloadOf.values()]
  const away = all
    .filter(({ trips }) => trips > 0)
    .sort((a, b) => b.total / b.standard - a.total / a.standard)
  const rural = all.filter(({ ruralService }) => ruralService).length
  return {
    id: 'workload',
    title: say('工作量核定', 'Workload'),
    body: html`<p class="claim">${comparison(edition, all)}${say(
      `按现有规则，${rural} 人本学年的任教计入农村学校任教经历。`,
      ` By the rules, the year of ${rural} teachers counts as rural service.`,
    )}</p><p>${formula(edition)}</p>${
      away.length > 0 &&
      table(
        {
          caption: say('走教教师的每周工作量（节）', 'Weekly workload of visiting teachers (periods)'),
          heads: [
            { text: say('教师', 'Teacher') },
            { text: say('课时', 'Lessons'), number: true },
            { text: say('走教半天', 'Half-days away'), number: true },
            { text: say('路途小时', 'Hours on the way'), number: true },
            { text: say('工作量', 'Workload'), number: true },
            { text: say('标准', 'Standard'), number: true },
            { text: say('构成', 'Made up of') },
          ],
        },
        away.map((workload) => row(edition, workload)),
      )
    }`,
  }
}

function row({ facts, t }: Edition, workload: Workload): Html {
  const { teacherId, servingSiteId, taught, trips, travelMin, total, standard } = workload
  const teacher = facts.teachers.get(teacherId)
  return html`<tr><th scope="row">${teacherId}<small>${teacher && t(SUBJECT_NAMES[teacher.subject])} · ${siteName(facts, servingSiteId)}</small></th><td class="n">${taught}</td><td class="n">${trips}</td><td class="n">${figure(travelMin / 60)}</td><td class="n"><b>${figure(total)}</b></td><td class="n">${figure(standard)}</td><td>${t(joined(workloadParts(workload)))}</td></tr>`
}

/** Workload against the standard load: the middle of those who travel and of those who do not. */
function comparison({ say }: Edition, all: readonly Workload[]): string {
  const middle = (list: readonly Workload[]): string => {
    const shares = list.map(({ total, standard }) => total / standard).sort((a, b) => a - b)
    return shares.length === 0 ? '—' : percent(shares[Math.floor((shares.length - 1) / 2)]!)
  }
  const teaching = all.filter(({ taught }) => taught > 0)
  const [away, home] = [true, false].map((isAway) => middle(teaching.filter((w) => w.trips > 0 === isAway)))
  return say(
    `工作量与标准课时之比（中位数）：走教教师 ${away!}，其他教师 ${home!}。`,
    `Workload against the standard load (median): visiting teachers ${away!}, others ${home!}.`,
  )
}

function formula({ facts: { policy }, say }: Edition): string {
  const {
    combinedFactor,
    tripPeriods,
    travelHourPeriods,
    extraSitePeriods,
    extraPreparationPeriods,
    formTeacherShare,
  } = policy.workload
  return say(
    `工作量 = 课时 × 学科系数 × 合班系数（${combinedFactor}）＋ 每个走教半天 ${tripPeriods} ＋ 每小时路途 ${travelHourPeriods} ＋ 每多一所学校 ${extraSitePeriods} ＋ 每多备一头课 ${extraPreparationPeriods} ＋ 班主任 ${percent(formTeacherShare)} 标准课时 ＋ 管理及其他工作。系数由政策配置给出；逐人台账和津贴见工作簿。`,
    `Workload = lessons × subject × combined classes (${combinedFactor}) + ${tripPeriods} for each half-day away + ${travelHourPeriods} for each hour on the way + ${extraSitePeriods} for each further site + ${extraPreparationPeriods} for each further preparation + ${percent(formTeacherShare)} of a standard load for form teachers + management and other work. The policy sets the figures; the workbook has the ledger and the allowances person by person.`,
  )
}
