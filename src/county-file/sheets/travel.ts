import { decimal, text } from './kinds.ts'
import type { SheetSpec } from './spec.ts'

export const travelSheet: SheetSpec = {
  name: '路程',
  aliases: ['路程表', '距离', '交通', '里程', '路程时间', '校际路程', '校际距离'],
  about: '实测的两校之间路程，每对一行，往返相同的写一行即可；没有的按经纬度估算',
  columns: [
    {
      path: 'fromSiteId',
      header: '出发学校',
      aliases: ['起点', '出发', '学校一', '学校1', '甲校', '起点学校'],
      kind: text,
      required: true,
      names: 'sites',
    },
    {
      path: 'toSiteId',
      header: '到达学校',
      aliases: ['终点', '到达', '学校二', '学校2', '乙校', '终点学校'],
      kind: text,
      required: true,
      names: 'sites',
    },
    {
      path: 'travelMin',
      header: '分钟',
      aliases: ['时间', '用时', '路程时间', '行程时间', '车程', '时长'],
      kind: decimal,
      about: '教师所用交通方式，门到门',
    },
    {
      path: 'roadKm',
      header: '公里',
      aliases: ['距离', '里程', '路程', '公里数', '千米'],
      kind: decimal,
      about: '按道路里程',
    },
  ],
}

/** Square tables: schools down the first column and along the header row. */
export const MATRIX_SHEETS = [
  { names: ['路程时间矩阵', '时间矩阵', '路程矩阵', '分钟矩阵'], field: 'travelMin' },
  { names: ['路程公里矩阵', '距离矩阵', '里程矩阵', '公里矩阵'], field: 'roadKm' },
] as const
