import type { County } from '../../models/county.ts'
import type { Checked } from '../../models/issue.ts'
import { readCounty } from '../county-file/read.ts'
import type { Task } from '../workers/run.ts'

/** Reads a county file off the main thread. */
const read: Task<{ readonly path: string }, Checked<County>> = ({ path }) => readCounty(path)
export default read
