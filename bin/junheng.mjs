#!/usr/bin/env node
// Starts the command line from any folder: checks Node, lets tsx read the TypeScript sources, hands over to src/cli.
// Everything is imported after the checks, so that an old Node and a fresh checkout get a sentence, not a stack.

const wanted = [20, 19]
const [major, minor] = process.versions.node.split('.').map(Number)

async function start() {
  if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
    const version = wanted.join('.')
    console.error(
      `均衡需要 Node.js ${version} 或更高版本，当前为 ${process.versions.node}。请到 https://nodejs.org 升级。`,
    )
    console.error(
      `Junheng needs Node.js ${version} or newer; this is ${process.versions.node}. See https://nodejs.org.`,
    )
    return 1
  }
  const { fileURLToPath } = await import('node:url')
  const tsx = await import('tsx/esm/api').catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  })
  if (tsx === undefined) {
    console.error('依赖尚未安装：请先在项目目录运行 npm ci。')
    console.error('The dependencies are not installed: run npm ci in the project folder first.')
    return 1
  }
  // The project's own settings, whatever tsconfig.json the current folder holds.
  tsx.register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
  const { main } = await import('../src/cli/main.ts')
  // The server stands one floor above the command line, so the two meet here.
  const serve = async (...given) => (await import('../api/server.ts')).serve(...given)
  return main(process.argv.slice(2), { serve })
}

process.exitCode = await start()
