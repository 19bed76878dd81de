import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawMap, type MapSite } from '../../../src/publish/report/map-layout.ts'

/** Up to forty sites in a county, some of them in the very same place. */
const anySites = fc
  .array(
    fc.record({
      lat: fc.integer({ min: 0, max: 12 }),
      lon: fc.integer({ min: 0, max: 12 }),
      radius: fc.integer({ min: 4, max: 20 }),
      rank: fc.nat(1000),
      name: fc.constantFrom('毛坝中学', '双桥镇九年制学校', 'Site'),
    }),
    { minLength: 2, maxLength: 40 },
  )
  .map((sites) =>
    sites.map(
      ({ lat, lon, ...site }, i): MapSite => ({
        ...site,
        id: `S${i}`,
        position: { lat: 32 + lat / 20, lon: 108 + lon / 20 },
      }),
    ),
  )

it('keeps every dot on the sheet and is the same each time', () => {
  fc.assert(
    fc.property(anySites, (sites) => {
      const drawing = drawMap(sites)
      expect(drawMap(sites)).toEqual(drawing)
      expect(drawing.spots.map(({ id }) => id)).toEqual(sites.map(({ id }) => id))
      for (const { x, y, radius } of drawing.spots) {
        expect(x).toBeGreaterThanOrEqual(radius)
        expect(x).toBeLessThanOrEqual(drawing.width - radius)
        expect(y).toBeGreaterThanOrEqual(radius)
        expect(y).toBeLessThanOrEqual(drawing.height - radius)
      }
    }),
    { numRuns: 50 },
  )
})

const site = (id: string, lat: number, lon: number, rank = 0): MapSite => ({
  id,
  name: `学校${id}`,
  position: { lat, lon },
  radius: 8,
  rank,
})
const drawn = (...sites: MapSite[]) => new Map(drawMap(sites).spots.map((spot) => [spot.id, spot]))

it('has north above and east at the right', () => {
  const spots = drawn(site('south', 32, 108.2), site('north', 33, 108), site('east', 32.5, 109))
  expect(spots.get('north')!.y).toBeLessThan(spots.get('south')!.y)
  expect(spots.get('east')!.x).toBeGreaterThan(spots.get('south')!.x)
})

it('moves dots of one place apart', () => {
  const spots = drawn(site('a', 32, 108), site('b', 32, 108), site('far', 33, 109))
  const [a, b] = [spots.get('a')!, spots.get('b')!]
  expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(16)
})

it('names what matters most where there is no room for all, no name upon another', () => {
  const crowd = Array.from({ length: 60 }, (_, i) => site(`x${i}`, 32 + (i % 8) / 1000, 108 + i / 1e4, i))
  const spots = [...drawn(...crowd, site('core', 32.003, 108.02, 1e6), site('far', 34, 112)).values()]
  const labels = spots.flatMap(({ label }) => (label ? [label] : []))
  expect(spots.find(({ id }) => id === 'core')!.label).toBeDefined()
  expect(labels.length).toBeLessThan(spots.length)
  const places = labels.map(({ x, y, anchor }) => `${Math.round(x)} ${Math.round(y)} ${anchor}`)
  expect(new Set(places).size).toBe(places.length)
})
