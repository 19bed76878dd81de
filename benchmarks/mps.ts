import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import type { MilpModel } from '../solver/milp/model.ts'

/**
 * Writes the model as free MPS with generated names (r0, r1, ...; c0, c1, ...), so that other solvers can be run on
 * just the same numbers. The objective's constant is left out, for solvers disagree on its sign: add it to what they find.
 */
export async function writeMps(model: MilpModel, file: string): Promise<void> {
  const out = createWriteStream(file)
  for (const chunk of chunks(mpsLines(model))) if (!out.write(chunk)) await once(out, 'drain')
  out.end()
  await once(out, 'close')
}

function* mpsLines(model: MilpModel): Generator<string> {
  const { numCols, numRows, rowLower, rowUpper, colLower, colUpper, integrality, matrix } = model
  yield 'NAME model FREE'
  yield 'ROWS'
  yield ' N cost'
  for (let row = 0; row < numRows; row++) yield ` ${rowType(rowLower[row]!, rowUpper[row]!)} r${row}`
  yield 'COLUMNS'
  let integer = false
  for (let col = 0; col < numCols; col++) {
    if ((integrality[col] === 1) !== integer) {
      integer = !integer
      yield ` marker${col} 'MARKER' '${integer ? 'INTORG' : 'INTEND'}'`
    }
    // A column without any entry would not exist for some readers.
    yield ` c${col} cost ${model.colCost[col]}`
    for (let k = matrix.starts[col]!; k < matrix.starts[col + 1]!; k++) {
      yield ` c${col} r${matrix.indices[k]} ${matrix.values[k]}`
    }
  }
  if (integer) yield ` markerEnd 'MARKER' 'INTEND'`
  yield 'RHS'
  for (let row = 0; row < numRows; row++) {
    const side = rowLower[row]! > -Infinity ? rowLower[row]! : rowUpper[row]!
    if (Number.isFinite(side) && side !== 0) yield ` rhs r${row} ${side}`
  }
  yield 'RANGES'
  for (let row = 0; row < numRows; row++) {
    const width = rowUpper[row]! - rowLower[row]!
    if (width > 0 && width < Infinity) yield ` range r${row} ${width}`
  }
  yield 'BOUNDS'
  for (let col = 0; col < numCols; col++) {
    if (colLower[col]! !== 0)
      yield ` ${colLower[col]! === -Infinity ? 'MI' : 'LO'} bound c${col} ${colLower[col]}`
    if (colUpper[col]! < Infinity) yield ` UP bound c${col} ${colUpper[col]}`
  }
  yield 'ENDATA'
}

function rowType(lower: number, upper: number): 'E' | 'G' | 'L' | 'N' {
  if (lower === upper) return 'E'
  if (lower > -Infinity) return 'G'
  return upper < Infinity ? 'L' : 'N'
}

/** Lines joined to strings of about 64 kB. */
function* chunks(lines: Iterable<string>): Generator<string> {
  let text = ''
  for (const line of lines) {
    text += `${line}\n`
    if (text.length < 65_536) continue
    yield text
    text = ''
  }
  yield text
}
