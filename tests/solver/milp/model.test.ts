import { expect, test } from 'vitest'
import { evaluateModel, rowActivity } from '../../../solver/milp/evaluate.ts'
import { colName, ModelBuilder, rowName } from '../../../solver/milp/model.ts'

test('terms given twice for one row and column add up, in any order', () => {
  const builder = new ModelBuilder()
  const [x, y] = [builder.addColumn({}), builder.addColumn({})]
  const first = builder.addRow({}, [x, y, x], [1, 2, 3])
  const second = builder.addRow({}, [y], [5])
  builder.addTerm(first, y, 10)
  builder.addTerm(second, x, 7)
  const { matrix } = builder.build()
  expect([...matrix.starts]).toEqual([0, 2, 4])
  expect([...matrix.indices]).toEqual([first, second, first, second])
  expect([...matrix.values]).toEqual([4, 7, 12, 5])
})

test('terms that cancel leave no coefficient, not even the rounding', () => {
  const builder = new ModelBuilder()
  const [x, y] = [builder.addColumn({}), builder.addColumn({})]
  const row = builder.addRow({}, [x, x, x, y], [0.1, 0.2, -0.3, 0])
  builder.addTerm(row, y, 2)
  const { matrix } = builder.build()
  expect([...matrix.starts]).toEqual([0, 0, 1])
  expect([...matrix.values]).toEqual([2])
})

test('a row that cancelled in one column is still told apart in the next', () => {
  const builder = new ModelBuilder()
  const cols = [builder.addColumn({}), builder.addColumn({}), builder.addColumn({})]
  builder.addRow({}, [...cols, cols[0]!], [1, 2, 3, -1])
  builder.addRow({}, cols, [4, 5, 6])
  const { matrix } = builder.build()
  expect([...matrix.starts]).toEqual([0, 1, 3, 5])
  expect([...matrix.values]).toEqual([4, 2, 5, 3, 6])
})

test('cost, bounds and offset can be added to and replaced', () => {
  const builder = new ModelBuilder()
  const x = builder.addColumn({ cost: 1, upper: 9 })
  builder.addCost(x, 2)
  builder.setBounds(x, 3, 4)
  builder.addOffset(5)
  builder.addOffset(6)
  const model = builder.build()
  expect(model).toMatchObject({ objectiveOffset: 11, numCols: 1, numRows: 0 })
  expect([model.colCost[0], model.colLower[0], model.colUpper[0]]).toEqual([3, 3, 4])
})

test('what is built does not change when the builder goes on', () => {
  const builder = new ModelBuilder()
  const x = builder.addColumn({ cost: 1 })
  const model = builder.build()
  builder.addCost(x, 5)
  expect(model.colCost[0]).toBe(1)
})

test('names are kept for reports; what has none is called by its number', () => {
  const builder = new ModelBuilder()
  builder.addColumn({})
  builder.addColumn({ name: '__proto__' })
  builder.addRow({ name: '音乐 coverage' })
  builder.addRow({})
  const model = builder.build()
  expect([colName(model, 0), colName(model, 1)]).toEqual(['column 0', '__proto__'])
  expect([rowName(model, 0), rowName(model, 1)]).toEqual(['音乐 coverage', 'row 1'])
  expect(colName(new ModelBuilder().build(), 3)).toBe('column 3')
})

test.each<[string, (builder: ModelBuilder) => void]>([
  ['column pay: cost is NaN', (builder) => builder.addColumn({ cost: NaN, name: 'pay' })],
  ['column 1: cost is Infinity', (builder) => builder.addColumn({ cost: Infinity })],
  ['column 1: sides are NaN and Infinity', (builder) => builder.addColumn({ lower: NaN })],
  ['column 1: sides are Infinity and Infinity', (builder) => builder.addColumn({ lower: Infinity })],
  ['row 1: sides are -Infinity and NaN', (builder) => builder.addRow({ upper: NaN })],
  ['row 1: sides are -Infinity and -Infinity', (builder) => builder.addRow({ upper: -Infinity })],
  ['row 0, column 0: coefficient is NaN', (builder) => builder.addTerm(0, 0, NaN)],
  ['column 1 does not exist; there are 1', (builder) => builder.addTerm(0, 1, 1)],
  ['row -1 does not exist', (builder) => builder.addTerm(-1, 0, 1)],
  ['column 0.5 does not exist', (builder) => builder.addCost(0.5, 1)],
  ['row 1: 1 columns but 2 coefficients', (builder) => builder.addRow({}, [0], [1, 2])],
  ['objective: offset is NaN', (builder) => builder.addOffset(NaN)],
])('refuses with the values in the message: %s', (message, act) => {
  const builder = new ModelBuilder()
  builder.addColumn({})
  builder.addRow({})
  expect(() => act(builder)).toThrow(message)
})

test('evaluation measures objective and each kind of violation, relative to the side', () => {
  const builder = new ModelBuilder()
  const x = builder.addColumn({ cost: 3, lower: 0, upper: 10, integer: true })
  const y = builder.addColumn({ cost: -1, lower: -Infinity, upper: 4 })
  builder.addRow({ lower: 100, upper: 100 }, [x, y], [10, 20])
  builder.addRow({ upper: 0.5 }, [x], [1])
  builder.addOffset(1)
  const model = builder.build()
  const x1 = Float64Array.of(2.25, 5)
  expect([...rowActivity(model, x1)]).toEqual([122.5, 2.25])
  expect(evaluateModel(model, x1)).toEqual({
    objective: 2.75,
    maxRowViolation: 1.75,
    worstRow: 1,
    maxBoundViolation: 0.25,
    maxIntegralityViolation: 0.25,
  })
})

test('NaN in a vector is an infinite violation', () => {
  const builder = new ModelBuilder()
  builder.addColumn({})
  expect(evaluateModel(builder.build(), Float64Array.of(NaN)).maxBoundViolation).toBe(Infinity)
})

test('a vector of the wrong length is our own bug', () => {
  expect(() => evaluateModel(new ModelBuilder().build(), new Float64Array(2))).toThrow('length 2')
})
