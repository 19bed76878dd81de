import { readArchive } from '../../../../src/interop/xhstt/read.ts'
import type { Archive } from '../../../../src/interop/xhstt/archive.ts'

/**
 * A school by hand: two days of three times; teachers T1 and T2, classes C1 and C2, rooms R1 and R2.
 *
 *     E1  two times    C1 T1
 *     E2  three times  C2 T1
 *     E3  one time     C1 and a room
 *     E4  two times    C2 and a teacher, workload 5
 */
export function schoolXml(constraints = '', solution?: string): string {
  const times = ['Mo', 'Tu'].flatMap((day) =>
    [1, 2, 3].map((k) => {
      const first = k === 1 ? '<TimeGroups><TimeGroup Reference="First"/></TimeGroups>' : ''
      return `<Time Id="${day}${k}"><Name>${day} ${k}</Name><Day Reference="${day}"/>${first}</Time>`
    }),
  )
  const resources = ['Teacher', 'Class', 'Room'].flatMap((type) =>
    [1, 2].map(
      (k) => `<Resource Id="${type[0]!}${k}"><Name>${type} ${k}</Name><ResourceType Reference="${type}"/>
        <ResourceGroups><ResourceGroup Reference="${groupOf(type)}"/></ResourceGroups></Resource>`,
    ),
  )
  const types = ['Teacher', 'Class', 'Room']
  return `<?xml version="1.0" encoding="UTF-8"?>
<HighSchoolTimetableArchive>
 <Instances>
  <Instance Id="Tiny">
   <MetaData><Name>Tiny &amp; made up</Name></MetaData>
   <Times>
    <TimeGroups><Day Id="Mo"/><Day Id="Tu"/><TimeGroup Id="First"/></TimeGroups>
    ${times.join('\n')}
   </Times>
   <Resources>
    <ResourceTypes>${types.map((type) => `<ResourceType Id="${type}"/>`).join('')}</ResourceTypes>
    <ResourceGroups>${types.map((type) => `<ResourceGroup Id="${groupOf(type)}"><ResourceType Reference="${type}"/></ResourceGroup>`).join('')}</ResourceGroups>
    ${resources.join('\n')}
   </Resources>
   <Events>
    <EventGroups><Course Id="All"/><EventGroup Id="Pair"/></EventGroups>
    ${event('E1', 2, given('C1') + given('T1'), '<EventGroup Reference="Pair"/>')}
    ${event('E2', 3, given('C2') + given('T1'))}
    ${event('E3', 1, given('C1') + open('Room'), '<EventGroup Reference="Pair"/>')}
    ${event('E4', 2, given('C2') + open('Teacher'), '', '<Workload>5</Workload>')}
   </Events>
   <Constraints>${constraints}</Constraints>
  </Instance>
 </Instances>
 ${solution === undefined ? '' : `<SolutionGroups><SolutionGroup Id="hand"><Solution Reference="Tiny"><Events>${solution}</Events></Solution></SolutionGroup></SolutionGroups>`}
</HighSchoolTimetableArchive>`
}

const groupOf = (type: string): string => (type === 'Class' ? 'Classes' : `${type}s`)
const event = (id: string, duration: number, resources: string, groups = '', workload = ''): string =>
  `<Event Id="${id}"><Duration>${duration}</Duration>${workload}<Course Reference="All"/>
    <Resources>${resources}</Resources><EventGroups>${groups}</EventGroups></Event>`
const given = (id: string): string => `<Resource Reference="${id}"/>`
const open = (type: string): string =>
  `<Resource><Role>${type}</Role><ResourceType Reference="${type}"/></Resource>`

interface Head {
  readonly required?: boolean
  readonly weight?: number
  readonly cost?: 'Linear' | 'Quadratic' | 'Step'
}

/** A constraint; `to` is what it applies to, `rest` whatever follows. */
export const constraint = (
  type: string,
  to: string,
  rest = '',
  { required = true, weight = 1, cost = 'Linear' }: Head = {},
): string =>
  `<${type}Constraint Id="${type}"><Name>${type}</Name><Required>${required ? 'true' : 'false'}</Required><Weight>${weight}</Weight>
    <CostFunction>${cost}</CostFunction><AppliesTo>${to}</AppliesTo>${rest}</${type}Constraint>`

/** `<Events><Event Reference="E1"/></Events>` and the like. */
export const refs = (list: string, ...ids: string[]): string =>
  `<${list}>${ids.map((id) => `<${list.slice(0, -1)} Reference="${id}"/>`).join('')}</${list}>`

/** A part of an event in a solution: `part('E4', 2, 'Mo1', { Teacher: 'T2' })`. */
export function part(
  id: string,
  duration: number,
  time?: string,
  roles: Readonly<Record<string, string>> = {},
): string {
  const assigned = Object.entries(roles).map(
    ([role, resource]) => `<Resource Reference="${resource}"><Role>${role}</Role></Resource>`,
  )
  return `<Event Reference="${id}"><Duration>${duration}</Duration>
    ${time === undefined ? '' : `<Time Reference="${time}"/>`}<Resources>${assigned.join('')}</Resources></Event>`
}

export function read(xml: string): Archive {
  const archive = readArchive(xml, 'tiny.xml')
  if (!archive.ok) throw new Error(JSON.stringify(archive.issues))
  return archive.value
}
