import { type CheckRule, violation } from '../rule.ts'

/** The plan names the county and the policy that it is checked against, by name, year and content. */
export const countyMismatch: CheckRule = {
  codes: ['county-mismatch'],
  part: 'always',
  *check({ plan, county, policy, hashes }) {
    const { provenance } = plan
    const pairs: [string, string, string, unknown, unknown][] = [
      ['countyName', '县名', 'the county', plan.countyName, county.name],
      ['schoolYear', '学年', 'the school year', plan.schoolYear, county.schoolYear],
      ['semester', '学期', 'the semester', plan.semester, county.semester],
      ['synthetic', '模拟数据标记', 'the mark of synthetic data', plan.synthetic, county.synthetic],
      ['provenance.policyId', '政策', 'the policy', provenance.policyId, policy.id],
    ]
    if (hashes) {
      const { countyHash, policyHash } = hashes
      pairs.push(
        [
          'provenance.countyHash',
          '县域数据的校验值',
          'the hash of the county',
          provenance.countyHash,
          countyHash,
        ],
        [
          'provenance.policyHash',
          '政策的校验值',
          'the hash of the policy',
          provenance.policyHash,
          policyHash,
        ],
      )
    }
    for (const [where, zh, en, stated, true_] of pairs) {
      if (stated === true_) continue
      yield violation(
        'county-mismatch',
        where,
        `方案中${zh}为 ${String(stated)}，实际为 ${String(true_)}`,
        `In the plan ${en} is ${String(stated)}; it is ${String(true_)}`,
      )
    }
  },
}
