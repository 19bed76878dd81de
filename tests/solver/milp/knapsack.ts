import { type MilpModel, ModelBuilder } from '../../../solver/milp/model.ts'

/** A knapsack of `items` things and 20 limits that takes HiGHS some hundred nodes from 40 items on. */
export function hardKnapsack(items: number): MilpModel {
  let state = 12345
  const tenToHundred = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648
    return 10 + Math.floor((state / 2147483648) * 90)
  }
  const builder = new ModelBuilder()
  for (let row = 0; row < 20; row++) builder.addRow({ upper: 13 * items })
  for (let item = 0; item < items; item++) {
    const col = builder.addColumn({ cost: -tenToHundred(), upper: 1, integer: true })
    for (let row = 0; row < 20; row++) builder.addTerm(row, col, tenToHundred())
  }
  return builder.build()
}
