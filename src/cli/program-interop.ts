import { type Command, Option } from 'commander'
import type { ExitCode } from './exit.ts'
import type {
  FetEvaluateOptions,
  FetExportOptions,
  FetSolveOptions,
  XhsttEvaluateOptions,
  XhsttSolveOptions,
} from './options.ts'
import type { Terminal } from './terminal.ts'

/** How the program makes its commands. */
interface Maker {
  readonly command: (usage: string, zh: string, en: string) => Command
  readonly lang: Option
  readonly whole: (min: number, max: number) => (value: string) => number
  readonly t: (zh: string, en: string) => string
  readonly exitWith: (code: ExitCode) => void
  readonly terminal: Terminal
}

/** Arguments and options of commands that read a county. */
interface CountyWords {
  readonly county: string
  readonly policy: Option
  readonly scenario: Option
  readonly effort: Option
}

/** Commands for the file formats of other timetabling programs. */
export function addInteropCommands(
  { command, lang, whole, t, exitWith, terminal }: Maker,
  words: CountyWords,
): void {
  const xhstt = command('xhstt', 'XHSTT 标准算例：求解与评价', 'XHSTT instances: solve and evaluate')
  xhstt
    .command('solve')
    .description(
      t('求解一个 XHSTT 文件，写出含算例和解的文件', 'solve an XHSTT file; writes instance and solution'),
    )
    .helpOption('-h, --help', t('显示帮助', 'show help'))
    .argument('<file>', t('XHSTT 文件（.xml）', 'XHSTT archive (.xml)'))
    .addOption(lang)
    .option('--seconds <n>', t('每个算例的用时（秒）', 'seconds for each instance'), whole(1, 864_000), 120)
    .option(
      '--iterations <n>',
      t('试探的步数；给出后结果可以重现', 'moves tried; makes the result repeatable'),
      whole(1, 2_000_000_000),
    )
    .option('--seed <n>', t('随机种子', 'seed'), whole(0, 2_147_483_647), 1)
    .requiredOption('--out <file>', t('结果文件（.xml）', 'archive to write (.xml)'))
    .action(async (file: string, options: XhsttSolveOptions) =>
      exitWith(await (await import('./commands/xhstt.ts')).xhsttSolve(file, options, terminal)),
    )
  xhstt
    .command('evaluate')
    .description(t('计算文件中每个解的代价（硬，软）', 'cost (hard, soft) of every solution in a file'))
    .helpOption('-h, --help', t('显示帮助', 'show help'))
    .argument('<file>', t('XHSTT 文件（.xml）', 'XHSTT archive (.xml)'))
    .addOption(lang)
    .option('--json', t('以 JSON 输出', 'print JSON'))
    .action(async (file: string, options: XhsttEvaluateOptions) =>
      exitWith(await (await import('./commands/xhstt.ts')).xhsttEvaluate(file, options, terminal)),
    )

  const fet = command('fet', 'FET 文件：求解、评价、导出', 'FET files: solve, evaluate, export')
  const skip = new Option(
    '--skip-unsupported',
    t(
      '文件中不支持的约束不管它们（会列出）',
      'go on without constraints that are not supported (they are listed)',
    ),
  )
  fet
    .command('solve')
    .description(
      t('求解一个 .fet 文件，写出 FET 能读的课表', 'solve a .fet file; writes a timetable that FET reads'),
    )
    .helpOption('-h, --help', t('显示帮助', 'show help'))
    .argument('<file>', t('FET 文件（.fet）', 'FET file (.fet)'))
    .addOption(lang)
    .addOption(skip)
    .option(
      '--rounds <n>',
      t('排出完整课表之前最多搜索几轮', 'most rounds of search until the timetable is complete'),
      whole(1, 127),
      31,
    )
    .option(
      '--seconds <n>',
      t('最长用时（秒）；到时保留当前最好课表', 'time limit in seconds; keeps the best timetable so far'),
      whole(1, 864_000),
    )
    .option('--seed <n>', t('随机种子', 'seed'), whole(0, 2_147_483_647), 1)
    .option('--first', t('有了完整课表就停，不再改进', 'stop at the first complete timetable'))
    .requiredOption('--out <dir>', t('结果文件夹', 'folder for the results'))
    .action(async (file: string, options: FetSolveOptions) =>
      exitWith(await (await import('./commands/fet.ts')).fetSolve(file, options, terminal)),
    )
  fet
    .command('evaluate')
    .description(
      t('按 FET 的约束评价一份课表（硬，软）', 'cost (hard, soft) of a timetable by the constraints of FET'),
    )
    .helpOption('-h, --help', t('显示帮助', 'show help'))
    .argument('<file>', t('FET 文件（.fet）', 'FET file (.fet)'))
    .argument('<timetable>', t('课表（_activities.xml）', 'timetable (_activities.xml)'))
    .addOption(lang)
    .addOption(skip)
    .option('--json', t('以 JSON 输出', 'print JSON'))
    .action(async (file: string, timetable: string, options: FetEvaluateOptions) =>
      exitWith(await (await import('./commands/fet.ts')).fetEvaluate(file, timetable, options, terminal)),
    )
  fet
    .command('export')
    .description(
      t(
        '把方案的课表部分写成 .fet 文件（学校为楼，教师已定）',
        'write the timetable part of a plan as a .fet file (schools as buildings, teachers chosen)',
      ),
    )
    .helpOption('-h, --help', t('显示帮助', 'show help'))
    .argument('<county>', words.county)
    .argument(
      '[plan]',
      t('方案 plan.json；不给则先做到任课', 'plan.json; without it, a plan is made up to the duties'),
    )
    .addOption(lang)
    .addOption(words.policy)
    .addOption(words.scenario)
    .option('--locked', t('把课固定在方案的时间上', "lock the lessons at the plan's times"))
    .addOption(words.effort)
    .option('--seed <n>', t('随机种子', 'seed'), whole(0, 2_147_483_647), 1)
    .requiredOption('--out <file>', t('结果文件（.fet）', 'FET file to write (.fet)'))
    .action(async (county: string, plan: string | undefined, options: FetExportOptions) =>
      exitWith(await (await import('./commands/fet-export.ts')).fetExport(county, plan, options, terminal)),
    )
}
