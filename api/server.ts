import type { ServeOptions } from '../src/cli/options.ts'
import { EXIT, type ExitCode } from '../src/cli/exit.ts'
import { say, type Terminal } from '../src/cli/terminal.ts'
import { buildApp } from './app.ts'
import { buildServices } from './services.ts'

const REQUESTS_PER_MINUTE = 600

/** Listens until Ctrl-C, then ends the running job and closes. */
export async function serve({ port, host }: ServeOptions, terminal: Terminal): Promise<ExitCode> {
  const app = await buildApp(buildServices(), { logger: true, requestsPerMinute: REQUESTS_PER_MINUTE })
  try {
    const address = await app.listen({ port, host })
    say(terminal, {
      zh: `服务已启动：${address}（接口文档 ${address}/docs，Ctrl-C 停止）`,
      en: `Listening on ${address} (documentation at ${address}/docs, Ctrl-C to stop)`,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    say(terminal, {
      zh: `端口 ${port} 已被占用，请用 --port 换一个。`,
      en: `Port ${port} is in use; choose another with --port.`,
    })
    return EXIT.input
  }
  await new Promise<void>((resolve) =>
    terminal.signal.addEventListener('abort', () => resolve(), { once: true }),
  )
  await app.close()
  return EXIT.done
}
