import { type Checked, checked } from '../../../models/issue.ts'
import type { Archive, Instance, Solution } from './archive.ts'
import { child, children, Reading } from '../reading.ts'
import { type Names, Numbered } from './lookup.ts'
import { readInstance } from './read-instance.ts'
import { readSolution } from './read-solution.ts'
import { readXml } from '../xml.ts'

/** Reads an XHSTT archive: all its instances and solutions, or everything that is wrong with it. */
export function readArchive(text: string, file: string): Checked<Archive> {
  const xml = readXml(text, file, {
    zh: '请使用 XHSTT 网站或其他求解器导出的原始文件',
    en: 'Use the file as an XHSTT site or another solver exported it',
  })
  if (!xml.ok) return xml
  const root = xml.value
  const reading = new Reading(file)
  if (root.name !== 'HighSchoolTimetableArchive' || !child(root, 'Instances'))
    reading.note('X1010', `<${root.name}>`, {
      zh: '不是 XHSTT 文件：根元素应为 <HighSchoolTimetableArchive>，其中应有 <Instances>',
      en: 'not an XHSTT file: the root should be <HighSchoolTimetableArchive>, with <Instances> in it',
    })
  const ids = new Numbered(reading, { zh: '实例', en: 'instance' })
  const read: { instance: Instance; names: Names }[] = []
  for (const element of children(child(root, 'Instances'), 'Instance'))
    read.push(readInstance(element, ids.add(element, '<Instances>'), reading))
  const solutions = children(child(root, 'SolutionGroups'), 'SolutionGroup').flatMap((group) =>
    children(group, 'Solution').flatMap((element): Solution[] => {
      const id = group.attributes['Id'] ?? ''
      const index = ids.find(element, id)
      const known = index === undefined ? undefined : read[index]
      if (index === undefined || !known) return []
      return [readSolution(element, { ...known, index, group: id }, reading)]
    }),
  )
  return checked({ instances: read.map(({ instance }) => instance), solutions }, reading.issues)
}
