import type { Issue } from '../../models/issue.ts'
import type { Lang, Text } from '../../models/basics.ts'

/** Where a command writes and what it may know of its surroundings; tests pass their own. */
export interface Terminal {
  readonly lang: Lang
  /** Results that another program may read. */
  readonly out: (text: string) => void
  /** Progress, notes and problems, for people. */
  readonly note: (text: string) => void
  /** Standard error is a terminal that can redraw a line. */
  readonly interactive: boolean
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  readonly nowMs: () => number
}

export const say = (terminal: Terminal, text: Text): void => {
  terminal.note(`${text[terminal.lang]}\n`)
}

const SEVERITY: Readonly<Record<Issue['severity'], Text>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '提醒', en: 'warning' },
  note: { zh: '说明', en: 'note' },
}

/** The whole list, errors first, one entry of three short lines each, and a count at the end. */
export function listIssues(terminal: Terminal, issues: readonly Issue[]): void {
  const { lang } = terminal
  const remedy = lang === 'zh' ? '处理' : 'remedy'
  for (const issue of issues) {
    const head = `${SEVERITY[issue.severity][lang]} ${issue.code}  ${issue.where}`
    terminal.note(
      `${head}\n  ${issue.cause[lang]}\n  ${remedy}：${issue.remedy[lang]}\n`.replace(
        '：',
        lang === 'zh' ? '：' : ': ',
      ),
    )
  }
  const count = (severity: Issue['severity']) => issues.filter((issue) => issue.severity === severity).length
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')]
  say(terminal, {
    zh: `共 ${errors} 个错误、${warnings} 条提醒、${notes} 条说明。`,
    en: `${errors} errors, ${warnings} warnings, ${notes} notes.`,
  })
}
