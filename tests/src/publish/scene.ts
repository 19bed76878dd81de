import type { County } from '../../../models/county.ts'
import type { Plan, Violation } from '../../../models/plan.ts'
import type { PublishInput } from '../../../src/publish/edition.ts'
import { goodPlan } from '../../support/good-plan.ts'

/** The good plan as input of a publication, changed as a test asks. */
export function scene(change: (parts: { county: County; plan: Plan }) => void = () => {}): PublishInput {
  const { county, travel, policy, plan } = goodPlan()
  change({ county, plan })
  const sources = {
    'rotation.termYears': { source: 'county rule', assumption: false, profile: 'test' },
    'rotation.maxCommuteKm': { source: 'project default', assumption: true, profile: 'test' },
  }
  return { county, travel, plan, policy: { policy, sources }, violations: [], lang: 'zh' }
}

export const violation: Violation = {
  rule: 'cv-limit',
  where: 'county',
  message: { zh: '差异系数 0.61 超过 0.50', en: 'coefficient 0.61 over 0.50' },
}

/** Names that would run as a script, a formula or a path where they are not written with care. */
export const HOSTILE = {
  script: '<script>document.title="hacked"</script>',
  endOfData: '</script><img src=x onerror=alert(1)>',
  quotes: `"><svg onload='alert(2)'>&amp;`,
  formula: '=HYPERLINK("x","y")',
  path: '../../../etc/passwd',
} as const

/** Renames sites, a class, a cluster and a teacher of the good plan to hostile ones; ids too where they may be free text. */
export function hostileScene(): PublishInput {
  const input = scene(({ county }) => {
    county.sites[0]!.name = HOSTILE.script
    county.sites[1]!.name = HOSTILE.endOfData
    county.sites[2]!.name = HOSTILE.formula
    county.clusters[0]!.name = HOSTILE.quotes
    county.classes[0]!.name = HOSTILE.endOfData
  })
  const renamed = JSON.parse(
    JSON.stringify({ county: input.county, plan: input.plan })
      .replaceAll('"a-ex"', JSON.stringify(HOSTILE.path))
      .replaceAll('"b-yw"', JSON.stringify(HOSTILE.quotes)),
  ) as Pick<PublishInput, 'county' | 'plan'>
  return { ...input, ...renamed }
}
