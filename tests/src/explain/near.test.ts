import { expect, it } from 'vitest'
import { nearMatches } from '../../../src/explain/near.ts'

const sites = [
  { id: 'Z01', name: '毛坝镇中心小学' },
  { id: 'Z02', name: '毛坝中学' },
  { id: 'Z11', name: '红椿镇九年制学校' },
]

it('finds by part of a name, or a stroke away, nearest first', () => {
  expect(nearMatches('毛坝', sites)).toEqual(['Z01 毛坝镇中心小学', 'Z02 毛坝中学'])
  expect(nearMatches('z02', sites)).toEqual(['Z02 毛坝中学', 'Z01 毛坝镇中心小学'])
  expect(nearMatches('Z12', sites)).toEqual(['Z02 毛坝中学', 'Z11 红椿镇九年制学校'])
  expect(nearMatches('红春镇九年制学校', sites)).toEqual(['Z11 红椿镇九年制学校'])
})

it('finds nothing where nothing is near, and no more than asked for', () => {
  expect(nearMatches('北京', sites)).toEqual([])
  expect(nearMatches('', sites)).toEqual([])
  expect(
    nearMatches(
      'T1',
      Array.from({ length: 20 }, (_, i) => ({ id: `T1${i}` })),
    ),
  ).toHaveLength(5)
})
