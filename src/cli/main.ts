import { CommanderError } from 'commander'
import type { Lang } from '../../models/basics.ts'
import { EXIT } from './exit.ts'
import { buildProgram, type Services } from './program.ts'
import { say, type Terminal } from './terminal.ts'

/** Runs one command line and gives its exit code. The streams and Ctrl-C of the process are the terminal. */
export async function main(argv: readonly string[], services: Services): Promise<number> {
  const interrupt = new AbortController()
  const onInterrupt = () => {
    if (interrupt.signal.aborted) process.exit(EXIT.cancelled)
    interrupt.abort()
  }
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onInterrupt)
  // A reader that went away (`junheng ... | head`) is not our fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done)
    throw error
  })
  try {
    return await run(argv, services, {
      lang: languageOf(argv),
      out: (text) => process.stdout.write(text),
      note: (text) => process.stderr.write(text),
      interactive: process.stderr.isTTY,
      signal: interrupt.signal,
      nowMs: () => performance.now(),
    })
  } finally {
    process.off('SIGINT', onInterrupt)
    process.off('SIGTERM', onInterrupt)
  }
}

/** Runs one command line on the given terminal. Never throws. */
export async function run(argv: readonly string[], services: Services, terminal: Terminal): Promise<number> {
  let exitCode: number = EXIT.done
  const program = buildProgram(terminal, services, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return usageExit(error, terminal)
    return ourFault(error, terminal)
  }
}

/** The language must be known before the help texts are built. */
function languageOf(argv: readonly string[]): Lang {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const value = argv[at]?.includes('=') ? argv[at].split('=')[1] : argv[at + 1]
  return at >= 0 && value === 'en' ? 'en' : 'zh'
}

function usageExit(error: CommanderError, terminal: Terminal): number {
  if (error.exitCode === 0) return EXIT.done
  if (error.code === 'commander.help') return EXIT.input
  say(terminal, {
    zh: `命令有误：${error.message.replace(/^error: /, '')}\n用 junheng --help 查看用法。`,
    en: `The command is not right: ${error.message.replace(/^error: /, '')}\nSee junheng --help.`,
  })
  return EXIT.input
}

function ourFault(error: unknown, terminal: Terminal): number {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  say(terminal, {
    zh: `程序自身出错，不是您的数据的问题。请把以下内容交给维护人员：\n${detail}`,
    en: `The program itself failed; your data is not to blame. Please pass this on:\n${detail}`,
  })
  return EXIT.ourFault
}
