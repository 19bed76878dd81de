import fc from 'fast-check'
import { type MilpModel, ModelBuilder } from '../../../solver/milp/model.ts'

interface ModelShape {
  readonly maxCols?: number
  /** Chance of continuous columns; without it all columns are integer. */
  readonly continuous?: boolean
  /** Whether continuous columns may lack a bound or both. */
  readonly unboundedColumns?: boolean
}

const side = fc.integer({ min: -8, max: 12 })

/** Small models with integer data: some infeasible, some with empty rows, free rows, equations, duplicate terms. */
export function anyModel({ maxCols = 5, continuous = false, unboundedColumns = false }: ModelShape = {}) {
  const column = fc.record({
    cost: fc.integer({ min: -5, max: 5 }),
    lower: fc.integer({ min: -2, max: 1 }),
    width: fc.integer({ min: 0, max: 3 }),
    integer: continuous ? fc.boolean() : fc.constant(true),
    openBelow: unboundedColumns ? fc.boolean() : fc.constant(false),
    openAbove: unboundedColumns ? fc.boolean() : fc.constant(false),
  })
  const row = fc.record({
    kind: fc.constantFrom('at least', 'at most', 'equal', 'between', 'free'),
    side,
    width: fc.nat(5),
    terms: fc.array(fc.tuple(fc.nat(maxCols - 1), fc.integer({ min: -4, max: 6 })), {
      maxLength: maxCols + 2,
    }),
  })
  return fc
    .record({
      columns: fc.array(column, { minLength: 1, maxLength: maxCols }),
      rows: fc.array(row, { maxLength: 4 }),
      offset: fc.integer({ min: -3, max: 3 }),
    })
    .map(({ columns, rows, offset }): MilpModel => {
      const builder = new ModelBuilder()
      builder.addOffset(offset)
      for (const { cost, lower, width, integer, openBelow, openAbove } of columns) {
        builder.addColumn({
          cost,
          lower: openBelow && !integer ? -Infinity : lower,
          upper: openAbove && !integer ? Infinity : lower + width,
          integer,
        })
      }
      for (const { kind, side, width, terms } of rows) {
        const known = terms.filter(([col]) => col < columns.length)
        const lower = kind === 'at most' || kind === 'free' ? -Infinity : side
        const upper =
          kind === 'at least' || kind === 'free' ? Infinity : kind === 'between' ? side + width : side
        builder.addRow(
          { lower, upper },
          known.map(([col]) => col),
          known.map(([, value]) => value),
        )
      }
      return builder.build()
    })
}
