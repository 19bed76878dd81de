import { writeTemplate } from '../../county-file/template.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { say, type Terminal } from '../terminal.ts'

/** Writes the empty workbook. */
export async function template(path: string, terminal: Terminal): Promise<ExitCode> {
  if (!path.toLowerCase().endsWith('.xlsx')) {
    say(terminal, {
      zh: `--out 应为 .xlsx 文件，现为 ${path}`,
      en: `--out should be an .xlsx file, not ${path}`,
    })
    return EXIT.input
  }
  await writeTemplate(path)
  say(terminal, { zh: `已写出空白工作簿：${path}`, en: `Wrote the empty workbook: ${path}` })
  return EXIT.done
}
