import type { Edition } from '../edition.ts'
import { effortName, madeAt } from '../provenance.ts'
import { html } from './html.ts'
import type { Chapter } from './tables.ts'

/** The words of this report, and what to do with it. */
export function guideChapter({ facts: { plan }, travel, t, say }: Edition): Chapter {
  const basis = {
    matrix: say('实测', 'measured'),
    roads: say('按道路推算', 'along given roads'),
    estimate: say('按位置估算', 'estimated from positions'),
    mixed: say('部分实测、部分估算', 'partly measured, partly estimated'),
  }[travel.basis]
  const words: readonly (readonly [string, string])[] = [
    [
      say('交流', 'Move'),
      say(
        '在一个期限内到另一所学校任教；人事关系不变。',
        'A term of service at another school; the home post does not change.',
      ),
    ],
    [
      say('走教', 'Visit'),
      say(
        '教师每周用半天到同一教共体的另一所学校上课。',
        'A half-day a week at another site of the same cluster.',
      ),
    ],
    [
      say('缺课', 'Missing period'),
      say(
        '按课程方案应开、在现有规则下没有人能上的课时。',
        'A period of the curriculum that nobody can teach under the rules.',
      ),
    ],
    [
      say('差异系数', 'Coefficient of variation'),
      say(
        '学校之间差别的大小，按学生数加权；0 为完全均衡。',
        'How much schools differ, weighted by pupils; 0 is perfectly even.',
      ),
    ],
    [
      say('骨干教师', 'Backbone teacher'),
      say('按政策认定级别及以上的骨干教师。', 'Recognised at the level the policy names, or above.'),
    ],
    [
      say('硬性规则、目标', 'Hard rule, target'),
      say(
        '违反硬性规则的方案不能公示；目标未达到则列出供决策。',
        'A plan that breaks a hard rule is not fit to publish; a target not reached is shown for decision.',
      ),
    ],
    [say('路程', 'Travel'), say(`本报告的路程${basis}。`, `Ways in this report are ${basis}.`)],
  ]
  return {
    id: 'guide',
    title: say('怎样读这份报告', 'How to read this report'),
    body: html`<p>${say(
      '方案是建议，不是决定。先看“一页看懂”和“校验结果”；再就每位交流教师核对理由；有异议的，由规划人员指定后重新求解。不使用考试成绩给学校或教师排名。本报告写有每位教师的安排，仅限工作人员使用；公示请用 notice.xlsx。',
      'A plan is advice, not a decision. Read the first page and the result of the check; then go through the reasons of each move; where there is an objection, the planner pins a choice and plans again. No ranking by examination results is used anywhere. This report names the arrangements of each teacher and is for staff only; notice.xlsx is the one to publish.',
    )}</p><dl>${words.map(([word, meaning]) => html`<dt>${word}</dt><dd>${meaning}</dd>`)}</dl><p class="provenance">${say('来源：', 'Provenance: ')}${plan.provenance.product} · ${say('种子', 'seed')} ${plan.provenance.seed} · ${t(effortName(plan))} · ${say('县域数据', 'county')} <code>${plan.provenance.countyHash.slice(0, 12)}</code> · ${say('政策', 'policy')} <code>${plan.provenance.policyHash.slice(0, 12)}</code>${plan.provenance.scenarios.length > 0 && ` · ${plan.provenance.scenarios.join(', ')}`} · ${madeAt(plan)}</p>`,
  }
}
