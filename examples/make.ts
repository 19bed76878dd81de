/**
 * Writes the workbooks of the examples anew: `npx tsx examples/make.ts [name]...`, all of them without a name.
 * A workbook that already holds the same county is left alone, because the file itself carries the time of writing.
 */
import { hashCounty } from '../src/county-file/hash.ts'
import { readCounty } from '../src/county-file/read.ts'
import { writeCountyWorkbook } from '../src/county-file/write.ts'
import { loadPolicy } from '../src/policies/load.ts'
import { EXAMPLES, workbookOf } from './list.ts'

const wanted = process.argv.slice(2)
for (const example of EXAMPLES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const policy = loadPolicy(example.policy)
  if (!policy.ok) throw new Error(JSON.stringify(policy.issues))
  const county = example.make(policy.value.policy)
  const path = workbookOf(example)
  const present = await readCounty(path)
  const same = present.ok && hashCounty(present.value) === hashCounty(county)
  if (!same) await writeCountyWorkbook(county, path)
  console.log(`${path}: ${same ? 'unchanged' : 'written'}`)
}
