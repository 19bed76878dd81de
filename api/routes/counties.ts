import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { z } from 'zod'
import type { County } from '../../models/county.ts'
import { type Checked, Issue } from '../../models/issue.ts'
import { runInWorker } from '../../src/workers/run.ts'
import type { Api } from '../typed.ts'
import { ApiError, ErrorBody } from '../errors.ts'
import type { Services } from '../services.ts'

const Created = z.object({ countyId: z.uuid(), issues: z.array(Issue) })

/** Hand in a county: a workbook as a multipart file, or county JSON as the body. */
export function countyRoutes(api: Api, { counties }: Services): void {
  api.post(
    '/counties',
    {
      schema: {
        summary: 'Hand in a county as county JSON',
        body: z.record(z.string(), z.unknown()),
        response: { 201: Created, 422: ErrorBody },
      },
    },
    async (request, reply) => {
      const county = await readIn(Buffer.from(JSON.stringify(request.body)), '.json')
      return reply.code(201).send({ countyId: counties.put(county.value), issues: [...county.issues] })
    },
  )
  api.post(
    '/counties/file',
    {
      schema: {
        summary: 'Hand in a county as a workbook (.xlsx) or county JSON file, multipart field "file"',
        consumes: ['multipart/form-data'],
        response: { 201: Created, 400: ErrorBody, 422: ErrorBody },
      },
    },
    async (request, reply) => {
      const file = await request.file()
      if (!file) throw new ApiError(400, 'bad-request', 'The multipart field "file" is missing.')
      const extension = extname(file.filename).toLowerCase()
      if (extension !== '.xlsx' && extension !== '.json')
        throw new ApiError(400, 'bad-request', 'Only .xlsx and .json files are taken.')
      const county = await readIn(await file.toBuffer(), extension)
      return reply.code(201).send({ countyId: counties.put(county.value), issues: [...county.issues] })
    },
  )
}

/** Reads the bytes in a worker: unzipping and parsing must not hold up other requests. */
async function readIn(
  bytes: Buffer,
  extension: '.xlsx' | '.json',
): Promise<Extract<Checked<County>, { ok: true }>> {
  const folder = await mkdtemp(join(tmpdir(), 'junheng-'))
  try {
    const path = join(folder, `county${extension}`)
    await writeFile(path, bytes)
    const outcome = await runInWorker<Checked<County>>(
      new URL('../../src/tasks/read-county.ts', import.meta.url),
      { path },
    )
    if (outcome.ended !== 'done')
      throw outcome.ended === 'failed' ? outcome.error : new Error('reading was cancelled')
    if (!outcome.result.ok)
      throw new ApiError(
        422,
        'input-problems',
        'The county has problems; all are listed.',
        outcome.result.issues,
      )
    return outcome.result
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
