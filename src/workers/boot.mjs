// What every worker thread starts with. Plain JavaScript, for it is what lets the thread load TypeScript: Node 20
// does not hand the parent's loader on to worker threads.
import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()

// Runs the default export of each `module` it is told, with the input. Progress, result and error go out by one port,
// in order.
parentPort.on('message', async ({ module, input }) => {
  try {
    const { default: task } = await import(module)
    if (typeof task !== 'function') throw new Error(`${module} has no default export that is a function`)
    const post = (progress) => parentPort.postMessage({ kind: 'progress', progress })
    parentPort.postMessage({ kind: 'done', result: await task(input, { post }) })
  } catch (error) {
    // Some errors do not survive structured clone (they arrive as {}); their texts do.
    const { name = 'Error', message = String(error), stack = '' } = error ?? {}
    parentPort.postMessage({ kind: 'failed', name, message, stack })
  }
})
