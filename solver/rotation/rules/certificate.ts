import { certifiedFor } from '../../../models/teacher.ts'
import type { CandidateRule } from './candidate.ts'

/** The teacher's certificate covers the stage of the new post (《教师资格条例》, article 5). */
export const certificate: CandidateRule = {
  code: 'certificate',
  mayLeave: () => true,
  mayServe: (teacher, post) => certifiedFor(teacher, post.stage),
}
