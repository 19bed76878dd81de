import { Command, InvalidArgumentError, Option } from 'commander'
import type { Text } from '../../models/basics.ts'
import { PRODUCT } from '../product.ts'
import { EXIT, type ExitCode } from './exit.ts'
import type {
  CheckOptions,
  ClusterCommandOptions,
  CompareOptions,
  ExplainOptions,
  GenerateOptions,
  PlanOptions,
  ServeOptions,
  SweepCommandOptions,
  YearsOptions,
} from './options.ts'
import { addInteropCommands } from './program-interop.ts'
import type { Terminal } from './terminal.ts'

/** Commands that live above this floor of the house and are handed in by the starter. */
export interface Services {
  readonly serve: (options: ServeOptions, terminal: Terminal) => Promise<ExitCode>
}

/** Wires every command to its module. A module is loaded only when its command runs, so that help is instant. */
export function buildProgram(
  terminal: Terminal,
  services: Services,
  exitWith: (code: ExitCode) => void,
): Command {
  const t = (zh: string, en: string) => ({ zh, en })[terminal.lang]
  const lang = new Option('--lang <zh|en>', t('界面和报告的语言', 'language of messages and reports'))
    .choices(['zh', 'en'])
    .default('zh')
  const program = new Command('junheng')
    .description(
      t(
        '均衡：县域教师交流轮岗、走教与课表一体规划',
        'Junheng: teacher rotation, itinerant teaching and timetables of a county',
      ),
    )
    .version(PRODUCT.version, '-V, --version', t('显示版本', 'show the version'))
    .helpOption('-h, --help', t('显示帮助', 'show help'))
    .helpCommand('help [command]', t('显示某个命令的帮助', 'show help of a command'))
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.note, outputError: () => {} })
    .configureHelp({
      styleTitle: (title) => (terminal.lang === 'zh' ? (HELP_TITLES[title] ?? title) : title),
    })
    .addHelpText('after', terminal.lang === 'zh' ? EXIT_CODES.zh : EXIT_CODES.en)

  const command = (usage: string, zh: string, en: string): Command =>
    program
      .command(usage)
      .description(t(zh, en))
      .helpOption('-h, --help', t('显示帮助', 'show help'))
      .addOption(lang)
  const county = t(
    '县域数据：.xlsx 工作簿、CSV 文件夹或 JSON',
    'county: .xlsx workbook, folder of CSV files, or JSON',
  )
  const policy = new Option(
    '--policy <name|file>',
    t('政策配置：名称或文件', 'policy profile: name or file'),
  ).default('national-default')
  const scenario = new Option(
    '--scenario <file>',
    t(
      '情景文件（YAML 或 JSON），可多次使用，依次生效',
      'scenario file (YAML or JSON); may be given several times, applied in order',
    ),
  ).argParser((file: string, before: readonly string[] | undefined) => [...(before ?? []), file])
  const effort = new Option('--effort <level>', t('求解力度', 'how hard to search'))
    .choices(['quick', 'standard', 'thorough'])
    .default('standard')
  const whole = wholeNumber(terminal)
  const seed = new Option(
    '--seed <n>',
    t('随机种子：相同种子得到相同方案', 'seed: the same seed gives the same plan'),
  )
    .argParser(whole(0, 2_147_483_647))
    .default(1)
  const workers = new Option(
    '--workers <n>',
    t('同时使用的处理器数', 'processors used at the same time'),
  ).argParser(whole(1, 64))

  command('plan', '由一份县域数据生成一套经过校验的方案', 'make one checked plan out of one county')
    .argument('<county>', county)
    .addOption(policy)
    .addOption(scenario)
    .requiredOption('--out <dir>', t('结果文件夹', 'folder for the results'))
    .option(
      '--pins <file>',
      t('人工指定（JSON）：谁必须去哪里、谁不动', "planner's pins (JSON): who must go where, who stays"),
    )
    .option(
      '--previous <plan>',
      t('已公布的方案 plan.json：只作必要的最小变更', 'the published plan.json: change as little as can be'),
    )
    .option(
      '--reprice',
      t(
        '配合 --previous：开学之前，交流人员在收益大于变动代价时可以调整（已批准的用 --pins 固定）',
        'with --previous: before lessons begin, moves may change where that is worth the price of calm (pin what is approved)',
      ),
    )
    .option(
      '--frontier',
      t(
        '做三个方案并列比较：只完成比例（quota）、均衡（balanced）、最大成效（full）',
        'three plans side by side: quota only, balanced, full effect',
      ),
    )
    .option(
      '--only <stage>',
      t('只做到哪一步：rotation、duties 或 timetable', 'stop after: rotation, duties or timetable'),
      oneOf(['rotation', 'duties', 'timetable'], terminal),
    )
    .addOption(effort)
    .addOption(seed)
    .addOption(workers)
    .option(
      '--seconds <n>',
      t('最长用时（秒）；到时保留当前最好方案', 'time limit in seconds; keeps the best plan so far'),
      whole(1, 864_000),
    )
    .action(async (file: string, options: PlanOptions) =>
      exitWith(await (await import('./commands/plan.ts')).plan(file, options, terminal)),
    )

  command(
    'check',
    '校验方案是否守规则（可校验手工修改过的方案）',
    'check a plan against every rule, hand-edited plans too',
  )
    .argument('<county>', county)
    .argument('<plan>', t('方案 plan.json', 'plan.json'))
    .addOption(policy)
    .addOption(scenario)
    .option('--pins <file>', t('人工指定（JSON）', "planner's pins (JSON)"))
    .option('--json', t('以 JSON 输出', 'print JSON'))
    .action(async (file: string, planFile: string, options: CheckOptions) =>
      exitWith(await (await import('./commands/check.ts')).check(file, planFile, options, terminal)),
    )

  command(
    'explain',
    '说明方案：某位教师、某所学校或某次交流的理由',
    'explain a plan: a teacher, a site, or a move',
  )
    .argument('<county>', county)
    .argument('<plan>', t('方案 plan.json', 'plan.json'))
    .addOption(policy)
    .addOption(scenario)
    .option('--teacher <id>', t('教师编号', 'teacher id'))
    .option('--site <id>', t('学校编号', 'site id'))
    .option('--move <id>', t('交流编号，如 R-T0123', 'move id, such as R-T0123'))
    .option(
      '--conflicts',
      t('哪些规则不能同时满足，放宽哪一条即可', 'which rules cannot hold together, and what would free them'),
    )
    .option(
      '--counterfactual',
      t(
        '与 --teacher 或 --move 合用：假如此人不交流（或交流），最好的方案会差在哪里',
        'with --teacher or --move: the best plan without this move (or with one), and what of it is worse',
      ),
    )
    .option(
      '--all-moves',
      t(
        '对每一次交流都问“假如不交流”，写出表格和 JSON（两千名教师的县每次约需 5 秒）',
        'ask the same of every move, into a sheet and JSON (about 5 s a move for 2,000 teachers)',
      ),
    )
    .option('--out <dir>', t('--all-moves 的结果文件夹', 'folder for the results of --all-moves'), '.')
    .option('--pins <file>', t('人工指定（JSON）', "planner's pins (JSON)"))
    .addOption(workers)
    .action(async (file: string, planFile: string, options: ExplainOptions) =>
      exitWith(await (await import('./commands/explain.ts')).explain(file, planFile, options, terminal)),
    )

  command('indicators', '均衡指标：差异系数与限值', 'indicators of balance, against their limits')
    .argument('<county>', county)
    .argument('[plan]', t('方案 plan.json；不给则按现状计算', 'plan.json; without it, the present state'))
    .addOption(policy)
    .addOption(scenario)
    .option('--json', t('以 JSON 输出', 'print JSON'))
    .action(async (file: string, planFile: string | undefined, options: CheckOptions) =>
      exitWith(
        await (await import('./commands/indicators.ts')).indicators(file, planFile, options, terminal),
      ),
    )

  command('compare', '并排比较 2 到 8 个方案或情景', 'two to eight plans or scenarios side by side')
    .argument('<county>', county)
    .argument('[plans...]', t('方案 plan.json（第一个为基准）', 'plan.json files, the first as the base'))
    .addOption(policy)
    .addOption(
      new Option(
        '--scenario <file>',
        t(
          '为每个情景各做一个方案，可多次使用；两个情景合在一起写作 a.yaml+b.yaml',
          'make a plan for each scenario; may be given several times; a.yaml+b.yaml for two together',
        ),
      ).argParser((file: string, before: readonly string[] | undefined) => [...(before ?? []), file]),
    )
    .option(
      '--out <dir>',
      t('写出 compare.xlsx 和 compare.html 的文件夹', 'folder for compare.xlsx and compare.html'),
    )
    .option(
      '--only <stage>',
      t(
        '情景只做到哪一步：rotation、duties 或 timetable',
        'stop scenarios after: rotation, duties or timetable',
      ),
      oneOf(['rotation', 'duties', 'timetable'], terminal),
    )
    .addOption(effort)
    .addOption(seed)
    .addOption(workers)
    .action(async (file: string, plans: readonly string[], options: CompareOptions) =>
      exitWith(await (await import('./commands/compare.ts')).compare(file, plans, options, terminal)),
    )

  command(
    'sweep',
    '敏感性分析：交流比例、增加教师、路程上限变化时会怎样',
    'what would have to be true: curves over quota, more teachers, travel caps',
  )
    .argument('<county>', county)
    .addOption(policy)
    .addOption(scenario)
    .option('--pins <file>', t('人工指定（JSON）', "planner's pins (JSON)"))
    .addOption(
      new Option(
        '--over <what[=values]>',
        t(
          '变化的条件和取值，可多次使用：quota=5,10,15（交流比例 %）、pe=0,5,10（新增该学科教师数）、commute（交流通勤上限，公里）、travel（走教单程上限，分钟）；默认四项都做',
          'what to turn, and the values; may be given several times: quota=5,10,15 (%), pe=0,5,10 (teachers more of a subject), commute (km), travel (min of a visit one way); default: all four',
        ),
      ).argParser((what: string, before: readonly string[] | undefined) => [...(before ?? []), what]),
    )
    .requiredOption('--out <dir>', t('结果文件夹', 'folder for the results'))
    .addOption(effort)
    .addOption(seed)
    .addOption(workers)
    .action(async (file: string, options: SweepCommandOptions) =>
      exitWith(await (await import('./commands/sweep.ts')).sweep(file, options, terminal)),
    )

  command(
    'years',
    '滚动推演三到五年：交流、返回、退休、招生和指标走向，对照阶段目标',
    'roll three to five years: exchange, returns, retirement, intake, the indicators against the milestones',
  )
    .argument('<county>', county)
    .addOption(policy)
    .addOption(scenario)
    .option('--count <n>', t('推演几年', 'how many years'), whole(2, 10), 4)
    .addOption(
      new Option(
        '--change <year=file>',
        t(
          '某学年起生效的情景（招生、增班、招聘、撤并等），可多次使用，例如 2027=扩班.yaml',
          'a scenario from a school year on (enrolment, classes, hiring, closures); may be given several times: 2027=more.yaml',
        ),
      ).argParser((change: string, before: readonly string[] | undefined) => [...(before ?? []), change]),
    )
    .option(
      '--intake <percent>',
      t('各校起始年级招生每年变化（%）', 'change of entering pupils, % a year'),
      whole(-50, 50),
      0,
    )
    .option('--no-replacement', t('退休岗位不补充新教师', 'do not fill the posts of those who retire'))
    .requiredOption('--out <dir>', t('结果文件夹', 'folder for the results'))
    .addOption(effort)
    .addOption(seed)
    .addOption(workers)
    .action(async (file: string, options: YearsOptions) =>
      exitWith(await (await import('./commands/years.ts')).years(file, options, terminal)),
    )

  command(
    'cluster',
    '组建教共体（学区）：评价现状，给出有下界的方案和备选',
    'form clusters: today measured, a proposal with its bound, alternatives',
  )
    .argument('<county>', county)
    .addOption(policy)
    .addOption(scenario)
    .requiredOption('--out <dir>', t('结果文件夹', 'folder for the results'))
    .option(
      '--count <n>',
      t('教共体个数；默认按政策或现状', 'number of clusters; default: the policy, else as today'),
      whole(1, 500),
    )
    .option('--alternatives <n>', t('备选方案个数', 'further proposals'), whole(0, 10), 3)
    .addOption(effort)
    .addOption(seed)
    .action(async (file: string, options: ClusterCommandOptions) =>
      exitWith(await (await import('./commands/cluster.ts')).cluster(file, options, terminal)),
    )

  command(
    'template',
    '写出空白工作簿（含表头说明和下拉选项）',
    'write the empty workbook with notes and drop-downs',
  )
    .requiredOption('--out <file>', t('工作簿文件名（.xlsx）', 'workbook to write (.xlsx)'))
    .action(async (options: { out: string }) =>
      exitWith(await (await import('./commands/template.ts')).template(options.out, terminal)),
    )

  command('generate', '按种子生成模拟县域（用于试用和测试）', 'make a synthetic county from a seed')
    .requiredOption('--sites <n>', t('学校数', 'number of sites'), whole(1, 2000))
    .requiredOption('--teachers <n>', t('教师数', 'number of teachers'), whole(1, 100_000))
    .option('--seed <n>', t('随机种子', 'seed'), whole(0, 2_147_483_647), 1)
    .requiredOption('--out <dir>', t('结果文件夹', 'folder for the results'))
    .action(async (options: GenerateOptions) =>
      exitWith(await (await import('./commands/generate.ts')).generate(options, terminal)),
    )

  command(
    'schema',
    '打印 JSON Schema：county、policy、scenario 或 plan',
    'print a JSON Schema: county, policy, scenario or plan',
  )
    .argument('<name>', 'county | policy | scenario | plan | pins')
    .action(async (name: string) =>
      exitWith(await (await import('./commands/schema.ts')).schema(name, terminal)),
    )

  addInteropCommands({ command, t, lang, whole, exitWith, terminal }, { county, policy, scenario, effort })

  command('serve', '启动本机 HTTP 服务', 'serve the HTTP API on this machine')
    .option('--port <n>', t('端口', 'port'), whole(0, 65_535), 3210)
    .option('--host <address>', t('监听地址', 'address to listen on'), '127.0.0.1')
    .action(async (options: ServeOptions) => exitWith(await services.serve(options, terminal)))

  return program
}

const wholeNumber =
  ({ lang }: Terminal) =>
  (min: number, max: number) =>
  (value: string): number => {
    const number = Number(value)
    if (value.trim() !== '' && Number.isInteger(number) && number >= min && number <= max) return number
    throw new InvalidArgumentError(
      { zh: `应为 ${min} 到 ${max} 的整数。`, en: `A whole number from ${min} to ${max} is expected.` }[lang],
    )
  }

const oneOf =
  (words: readonly string[], { lang }: Terminal) =>
  (value: string): string => {
    if (words.includes(value)) return value
    throw new InvalidArgumentError(
      { zh: `应为 ${words.join('、')} 之一。`, en: `One of ${words.join(', ')} is expected.` }[lang],
    )
  }

const HELP_TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

const EXIT_CODES: Text = {
  zh: `
退出码：${EXIT.done} 完成；${EXIT.ourFault} 程序自身出错；${EXIT.input} 输入有问题（已全部列出）；${EXIT.hardRule} 有方案，但违反硬性规则；${EXIT.cancelled} 已取消（保留当前最好方案）。`,
  en: `
Exit codes: ${EXIT.done} done; ${EXIT.ourFault} our fault; ${EXIT.input} the input has problems (all listed); ${EXIT.hardRule} a plan exists but breaks a hard rule; ${EXIT.cancelled} cancelled (the best plan so far is kept).`,
}
