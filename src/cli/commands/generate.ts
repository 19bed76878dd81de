import { join } from 'node:path'
import { writeCountyWorkbook } from '../../county-file/write.ts'
import { toJson, writeWhole } from '../../files.ts'
import { generateCounty } from '../../generate/county.ts'
import { loadPolicy } from '../../policies/load.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import type { GenerateOptions } from '../options.ts'
import { say, type Terminal } from '../terminal.ts'

/** Makes a synthetic county and writes it as a workbook and as JSON. */
export async function generate(
  { sites, teachers, seed, out }: GenerateOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const policy = loadPolicy('national-default')
  if (!policy.ok) throw new Error(`our own profile cannot be read: ${JSON.stringify(policy.issues)}`)
  const county = generateCounty({ sites, teachers, seed, policy: policy.value.policy })
  await writeCountyWorkbook(county, join(out, 'county.xlsx'))
  await writeWhole(join(out, 'county.json'), toJson(county))
  say(terminal, {
    zh: `已写出模拟县域（${county.sites.length} 所学校、${county.teachers.length} 名教师）：${out}`,
    en: `Wrote a synthetic county (${county.sites.length} sites, ${county.teachers.length} teachers): ${out}`,
  })
  return EXIT.done
}
