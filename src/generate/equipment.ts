import { type Stage, stageOfGrade } from '../../models/basics.ts'
import type { CountyInput } from '../../models/county.ts'
import type { RoomKind } from '../../models/site.ts'
import type { Draw } from './draw.ts'
import type { ClassInput, SiteInput, Standing } from './sketch.ts'

/** Resources for each pupil, against a typical school: town schools are crowded, small ones have room. */
const ROOMINESS: Readonly<Record<Standing, number>> = { core: 0.85, town: 1.05, village: 1.6, point: 2 }

/** Areas, equipment and rooms near the thresholds of 教督〔2017〕6号, which ask more for a junior pupil. */
export function makeFacilities(
  pupils: Readonly<Partial<Record<Stage, number>>>,
  standing: Standing,
  draw: Draw,
): SiteInput['facilities'] {
  const sum = (primary: number, junior: number): number => {
    const typical = (pupils.primary ?? 0) * primary + (pupils.junior ?? 0) * junior
    return Math.round(typical * ROOMINESS[standing] * draw.between(0.8, 1.2))
  }
  return {
    teachingAreaM2: sum(5.2, 6.4),
    sportsAreaM2: sum(8.2, 10.6),
    equipmentYuan: sum(2200, 2700),
    multimediaRooms: Math.max(1, sum(0.025, 0.025)),
    computers: Math.max(1, sum(0.12, 0.14)),
    books: sum(28, 38),
  }
}

const MOST_CLASSES_IN_A_FIELD = 20

/** Town schools have special rooms by their classes; villages have a field; teaching points have none of their own. */
export function makeRooms(
  siteId: string,
  standing: Standing,
  classes: readonly ClassInput[],
): NonNullable<CountyInput['rooms']> {
  if (standing === 'point') return []
  const all = classes.length
  const kinds: [RoomKind, number][] = [['sports', 1]]
  if (standing !== 'village') {
    const juniors = classes.filter(({ grade }) => stageOfGrade(grade) === 'junior').length
    kinds.push(
      ['music', Math.ceil(all / 12)],
      ['art', Math.ceil(all / 12)],
      ['computer', Math.ceil(all / 20)],
      ['laboratory', Math.ceil(juniors / 6)],
    )
  }
  const fieldHolds = Math.min(MOST_CLASSES_IN_A_FIELD, Math.max(2, Math.ceil(all / 6)))
  return kinds.flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, n) => ({
      id: `${siteId}-${kind}${n + 1}`,
      siteId,
      kind,
      capacityClasses: kind === 'sports' ? fieldHolds : 1,
    })),
  )
}
