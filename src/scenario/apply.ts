import { checkCounty } from '../../models/county-check.ts'
import { type Checked, checked, type Issue } from '../../models/issue.ts'
import { Policy } from '../../models/policy.ts'
import type { Change, Scenario } from '../../models/scenario.ts'
import { zodIssues } from '../zod-issues.ts'
import { expand } from './changes.ts'
import { applyEdit, type Edit, inverseEdit, keyOf, type World } from './edits.ts'

/** A world after scenarios, what they touched, and the scenario that takes it all back. */
export interface Applied extends World {
  /** By scenario, in order. */
  readonly touched: readonly { readonly scenarioId: string; readonly keys: readonly string[] }[]
  readonly undo: Scenario
}

/**
 * Applies scenarios one after the other. All obstacles are listed; the county and policy that come out are checked like
 * any other, so that a scenario cannot smuggle in what a workbook could not hold.
 */
export function applyScenarios(world: World, scenarios: readonly Scenario[]): Checked<Applied> {
  const issues: Issue[] = []
  const undo: Change[] = []
  const touched = scenarios.map((scenario) => {
    const keys = new Set<string>()
    scenario.changes.forEach((change, at) => {
      const { edits, obstacles } = expand(world, change)
      for (const { code, cause, remedy } of obstacles)
        issues.push({
          code: CODES[code],
          severity: 'error',
          where: `${scenario.name} changes[${at}] ${change.kind}`,
          cause,
          remedy,
        })
      for (const edit of edits) {
        undo.unshift(changeOf(inverseEdit(world, edit)))
        world = applyEdit(world, edit)
        keys.add(touchedBy(edit))
      }
    })
    return { scenarioId: scenario.id, keys: [...keys].sort() }
  })
  if (issues.length === 0) issues.push(...worldIssues(world))
  const names = scenarios.map(({ name }) => name).join('、')
  return checked(
    { ...world, touched, undo: { id: 'undo', name: `撤销：${names}`.slice(0, 120), changes: undo } },
    issues,
  )
}

const CODES = { unknown: 'S1001', exists: 'S1002', 'not-approved': 'S1003', unfit: 'S1004' } as const

/** Problems that the changes together have made. Warnings were there before or are the planner's to judge; errors are not. */
function worldIssues({ county, policy }: World): Issue[] {
  const parsed = Policy.safeParse(policy)
  if (!parsed.success) return zodIssues(parsed.error, { file: 'set-policy', code: 'S1005' })
  return checkCounty(county, policy).filter(({ severity }) => severity === 'error')
}

const touchedBy = (edit: Edit): string => {
  if (edit.type === 'policy') return `policy ${edit.path}`
  if (edit.type === 'curriculum') return 'curriculum'
  return `${edit.list} ${edit.type === 'drop' ? edit.id : keyOf(edit.record)}`
}

function changeOf(edit: Edit): Change {
  switch (edit.type) {
    case 'policy':
      return { kind: 'set-policy', path: edit.path, value: edit.value }
    case 'curriculum':
      return { kind: 'put-curriculum', table: edit.table ?? null }
    case 'drop':
      return { kind: 'drop-record', list: edit.list, id: edit.id }
    case 'put':
      return {
        kind: 'put-record',
        list: edit.list,
        record: { ...edit.record },
        ...(edit.before !== undefined && { before: edit.before }),
      }
  }
}
