import { z } from 'zod'
import type { Issue } from '../models/issue.ts'

const localeZh = z.locales.zhCN().localeError
const localeEn = z.locales.en().localeError

/** Schema errors of a file as issues, in both languages: `plan.json teachers[3].subject`. */
export function zodIssues(
  error: z.ZodError,
  { file, code }: { readonly file: string; readonly code: string },
): Issue[] {
  return error.issues.map((issue) => ({
    code,
    severity: 'error',
    where: `${file} ${pathText(issue.path)}`.trim(),
    cause: { zh: message(localeZh, issue), en: message(localeEn, issue) },
    remedy: {
      zh: '请按 junheng schema 打印的格式改正',
      en: 'Mend it after the format that junheng schema prints',
    },
  }))
}

/** `['teachers', 3, 'subject']` as `teachers[3].subject`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${String(part)}`))
    .join('')

function message(locale: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  const text = locale(issue as z.core.$ZodRawIssue)
  return (typeof text === 'string' ? text : text?.message) ?? issue.message
}
