import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Lets `write` fill a temporary file beside `path` and renames it into place, so that nobody ever reads half a file.
 * The folder is made if missing.
 */
export async function replaceFile(
  path: string,
  write: (temporaryPath: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporaryPath = join(dirname(path), `.${randomUUID()}.tmp`)
  try {
    await write(temporaryPath)
    await rename(temporaryPath, path)
  } catch (error) {
    await rm(temporaryPath, { force: true })
    throw error
  }
}

/** Writes text or bytes to `path` at once or not at all. */
export const writeWhole = (path: string, data: string | Uint8Array): Promise<void> =>
  replaceFile(path, (temporaryPath) => writeFile(temporaryPath, data))

/** JSON with two spaces, ending in a line break. */
export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
