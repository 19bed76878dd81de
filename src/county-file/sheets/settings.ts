import { day, schoolYear } from './dates.ts'
import { text, yesNo } from './kinds.ts'
import type { SheetSpec } from './spec.ts'
import { semester } from './words.ts'

export const settingsSheet: SheetSpec = {
  name: '县域',
  aliases: ['基本信息', '基本情况', '设置', '参数', '区县', '说明'],
  about: '县域名称、学年和统计日期，一行一项',
  columns: [
    {
      path: 'name',
      header: '县域名称',
      aliases: ['名称', '县名', '区县', '县区', '单位名称', '区县名称', '学区名称'],
      kind: text,
      required: true,
      about: '如“紫阳县”',
    },
    {
      path: 'schoolYear',
      header: '学年',
      kind: schoolYear,
      required: true,
      about: '计划所用的学年，如 2026-2027',
    },
    { path: 'semester', header: '学期', kind: semester, about: '第一学期或第二学期；不填为第一学期' },
    {
      path: 'asOf',
      header: '统计日期',
      aliases: ['截止日期', '统计时间', '数据日期', '填报日期'],
      kind: day,
      required: true,
      about: '年龄和任教年限算到这一天，如 2026-08-31',
    },
    {
      path: 'termStart',
      header: '开学日期',
      aliases: ['上课开始日期', '学期开始日期', '上课日期'],
      kind: day,
      about: '本学期第一个上课日，用于导出日历；不填用通用日期',
    },
    {
      path: 'termEnd',
      header: '学期结束日期',
      aliases: ['上课结束日期', '放假日期', '结束上课日期'],
      kind: day,
      about: '本学期最后一个上课日',
    },
    {
      path: 'synthetic',
      header: '是否合成数据',
      aliases: ['合成数据', '是否模拟数据', '模拟数据'],
      kind: yesNo,
      about: '虚构的示例或测试数据填“是”；真实数据填“否”或不填',
    },
    { path: 'notes', header: '备注', aliases: ['注', '数据来源'], kind: text, about: '可写多行，每行一条' },
  ],
}
