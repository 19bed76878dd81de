import type { Instance, Solution, SubEvent } from './archive.ts'
import type { Element } from '../xml.ts'
import { writeXml } from '../xml.ts'

/** Who made a solution group, and when. */
export interface Maker {
  readonly group: string
  readonly contributor: string
  /** YYYY-MM-DD */
  readonly date: string
  readonly description: string
}

/** One archive that holds the instances as they were read and one solution group. */
export function writeArchive(
  instances: readonly Instance[],
  solutions: readonly Solution[],
  { group, contributor, date, description }: Maker,
): string {
  const meta = element('MetaData', {}, [
    leaf('Contributor', contributor),
    leaf('Date', date),
    leaf('Description', description),
  ])
  return writeXml(
    element('HighSchoolTimetableArchive', {}, [
      element(
        'Instances',
        {},
        instances.map(({ element: asRead }) => asRead),
      ),
      element('SolutionGroups', {}, [
        element('SolutionGroup', { Id: group }, [
          meta,
          ...solutions.map((solution) => solutionElement(instances[solution.instance]!, solution)),
        ]),
      ]),
    ]),
  )
}

const solutionElement = (instance: Instance, { subEvents }: Solution): Element =>
  element('Solution', { Reference: instance.id }, [
    element(
      'Events',
      {},
      subEvents.map((part) => partElement(instance, part)),
    ),
  ])

/** What the instance has preassigned is not said again. */
function partElement({ events, times, resources }: Instance, part: SubEvent): Element {
  const event = events[part.event]!
  const assigned = part.resources.flatMap((resource, seat) => {
    const { role, resource: preassigned } = event.resources[seat]!
    if (resource === undefined || preassigned !== undefined || role === undefined) return []
    return [element('Resource', { Reference: resources[resource]!.id }, [leaf('Role', role)])]
  })
  return element('Event', { Reference: event.id }, [
    leaf('Duration', String(part.duration)),
    ...(part.time === undefined || event.time !== undefined
      ? []
      : [element('Time', { Reference: times[part.time]!.id }, [])]),
    ...(assigned.length > 0 ? [element('Resources', {}, assigned)] : []),
  ])
}

const element = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Element[],
): Element => ({ name, attributes, text: '', children })

const leaf = (name: string, text: string): Element => ({ name, attributes: {}, text, children: [] })
