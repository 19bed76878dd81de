import { expect, test } from 'vitest'
import { AWKWARD } from '../support/awkward-county.ts'
import { awkwardMix, brokenInSilence } from '../support/awkward-mix.ts'

const SHAPES = Object.keys(AWKWARD)

/** Two counties of each shape here; `npm run bench -- awkward` makes more than a thousand. */
test.each(SHAPES.flatMap((shape, s) => [s, s + 101].map((seed) => [shape, seed] as const)))(
  'a plan, or the conflict in words: %s beside county %i',
  async (shape, seed) => {
    expect((await brokenInSilence(awkwardMix(shape, seed))).silent).toEqual([])
  },
)

test('some of them cannot be kept, and say so', async () => {
  const told = await Promise.all(
    [2, 9, 16].map((seed) => brokenInSilence(awkwardMix('everyone exempt', seed))),
  )
  expect(told.flatMap(({ told: rules }) => rules)).toContain('quota-teachers')
})
