import { type Stage, STAGES } from '../../models/basics.ts'
import { COUNTY_SCHEMA_VERSION, County, type CountyInput } from '../../models/county.ts'
import type { Policy } from '../../models/policy.ts'
import { classesOf, jointGroups } from './classes.ts'
import type { Draw } from './draw.ts'
import { makeFacilities, makeRooms } from './equipment.ts'
import { type Home, homesOf } from './homes.ts'
import { nameFormTeachers, nameHeads } from './offices.ts'
import type { ClassInput, CountySketch, SchoolSketch, TeacherInput } from './sketch.ts'
import { subjectsOfStaff } from './staffing.ts'
import { makeTeacher } from './teacher.ts'
import { collectWishes, recordExchanges } from './wishes.ts'

/** One school made up: its classes and its people, by stage. */
interface MadeSchool {
  readonly sketch: SchoolSketch
  readonly classes: Readonly<Record<Stage, ClassInput[]>>
  readonly rosters: Readonly<Record<Stage, TeacherInput[]>>
}

/** Makes a whole synthetic county of the sketches; the result has passed the schema. */
export function assembleCounty(
  { schools, townDwellers, ...given }: CountySketch,
  policy: Policy,
  draw: Draw,
): County {
  const homeOf = homesOf(schools, townDwellers, draw)
  const made = schools.map((sketch) => makeSchool(sketch, given.asOf, homeOf, policy, draw))
  for (const { sketch, rosters } of made) {
    const roster = STAGES.flatMap((stage) => rosters[stage])
    recordExchanges(roster, sketch, schools, given.asOf, draw)
    collectWishes(roster, schools, draw)
  }
  return County.parse({
    ...given,
    schemaVersion: COUNTY_SCHEMA_VERSION,
    synthetic: true,
    sites: made.map((school) => siteOf(school, draw)),
    classes: made.flatMap(({ classes }) => STAGES.flatMap((stage) => classes[stage])),
    classGroups: made.flatMap(({ sketch, classes }) =>
      jointGroups(sketch.site.id, classes.primary, policy.curriculum.table, policy.classSizeMax.primary),
    ),
    teachers: made.flatMap(({ rosters }) => STAGES.flatMap((stage) => rosters[stage])),
    rooms: made.flatMap(({ sketch, classes }) =>
      makeRooms(sketch.site.id, sketch.standing, [...classes.primary, ...classes.junior]),
    ),
  } satisfies CountyInput)
}

function makeSchool(
  sketch: SchoolSketch,
  asOf: string,
  homeOf: (school: SchoolSketch) => Home,
  policy: Policy,
  draw: Draw,
): MadeSchool {
  const { site, standing } = sketch
  const classes = {
    primary: classesOf(sketch, 'primary', policy),
    junior: classesOf(sketch, 'junior', policy),
  }
  const rosterOf = (stage: Stage) => {
    return subjectsOfStaff(sketch, stage, classes[stage], policy, draw).map((subject, i) => {
      const id = `${site.id}${stage === 'primary' ? 'P' : 'J'}${String(i + 1).padStart(3, '0')}`
      return makeTeacher({ id, site, stage, standing, subject, home: homeOf(sketch), asOf }, draw)
    })
  }
  const rosters = { primary: rosterOf('primary'), junior: rosterOf('junior') }
  if (standing !== 'point')
    nameHeads([...rosters.junior, ...rosters.primary], classes.primary.length + classes.junior.length)
  for (const stage of STAGES) nameFormTeachers(rosters[stage], classes[stage])
  return { sketch, classes, rosters }
}

function siteOf({ sketch, rosters }: MadeSchool, draw: Draw): CountyInput['sites'][number] {
  const { site, standing, pupils } = sketch
  return {
    ...site,
    posts: Object.fromEntries(site.stages.map((stage) => [stage, rosters[stage].length])),
    facilities: makeFacilities(pupils, standing, draw),
  }
}
