import { STAGES, type Stage } from '../../../models/basics.ts'
import type { Policy } from '../../../models/policy.ts'
import { isBackbone, type Teacher } from '../../../models/teacher.ts'
import type { Unit } from './units.ts'

type Units = ReadonlyMap<string, Unit>

/** Heads that the official indicators count, as they count in a post of a stage. */
const HEADS: Readonly<
  Record<keyof Policy['rotationWeights']['dispersionHead'], (teacher: Teacher, stage: Stage) => boolean>
> = {
  overQualified: ({ education }, stage) =>
    stage === 'primary' ? education !== 'secondary' : education === 'bachelor' || education === 'master',
  backbone: (teacher) => isBackbone(teacher),
  artsAndPe: ({ subject }) => subject === 'pe' || subject === 'music' || subject === 'art',
}

/**
 * Points for heads away from an even spread over pupils. The even spread is the county's heads per pupil of the stage
 * before any move; small teaching points are not judged.
 */
export function spreadPoints(now: Units, after: Units, policy: Policy): number {
  let points = 0
  for (const key of Object.keys(HEADS) as (keyof typeof HEADS)[]) {
    const heads = (unit: Unit): number =>
      unit.people.filter(({ teacher }) => HEADS[key](teacher, unit.stage)).length
    for (const stage of STAGES) {
      const ofStage = [...now.values()].filter((unit) => unit.stage === stage)
      const pupils = ofStage.reduce((sum, unit) => sum + unit.pupils, 0)
      const perPupil = pupils > 0 ? ofStage.reduce((sum, unit) => sum + heads(unit), 0) / pupils : 0
      for (const unit of after.values()) {
        if (unit.stage !== stage || unit.pupils === 0 || isSmallPoint(unit, policy)) continue
        const away = Math.abs(heads(unit) - perPupil * unit.pupils)
        points += policy.rotationWeights.dispersionHead[key] * away
      }
    }
  }
  return points
}

const isSmallPoint = ({ site, pupils }: Unit, { balance }: Policy): boolean =>
  site.kind === 'teaching-point' && pupils < balance.excludePointsBelowPupils
