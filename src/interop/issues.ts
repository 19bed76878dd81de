import type { Text } from '../../models/basics.ts'
import type { Issue } from '../../models/issue.ts'

/** What stops a file from being used. */
export const fault = (code: string, where: string, cause: Text, remedy: Text): Issue => ({
  code,
  severity: 'error',
  where,
  cause,
  remedy,
})
