import { choice } from './choice.ts'
import { day } from './dates.ts'
import { text } from './kinds.ts'
import type { SheetSpec } from './spec.ts'

const arrangement = choice<'off' | 'on'>([
  { value: 'off', zh: '放假', aliases: ['停课', '不上课', '休息', '调休放假'] },
  { value: 'on', zh: '上课', aliases: ['补课', '调课', '补班', '调休上课'] },
])

const weekday = choice<number>(
  ['一', '二', '三', '四', '五', '六'].map((word, i) => ({
    value: i + 1,
    zh: `周${word}`,
    aliases: [`星期${word}`, `礼拜${word}`, word, String(i + 1)],
  })),
)

export const schoolDaySheet: SheetSpec = {
  name: '校历',
  aliases: ['校历表', '放假安排', '行事历', '调休安排'],
  about: '与每周课表或法定节假日不同的日子，每段一行，用于导出日历；没有可不填',
  columns: [
    {
      path: 'from',
      header: '日期',
      aliases: ['开始日期', '起始日期', '从'],
      kind: day,
      required: true,
    },
    {
      path: 'to',
      header: '至',
      aliases: ['结束日期', '截止日期', '到'],
      kind: day,
      about: '只有一天的不填',
    },
    { path: 'kind', header: '安排', aliases: ['类型', '放假或上课'], kind: arrangement, required: true },
    {
      path: 'asWeekday',
      header: '按周几上课',
      aliases: ['上周几的课', '补周几的课', '按星期几上课'],
      kind: weekday,
      about: '调休上课时，上周几的课；不填为当天',
    },
    {
      path: 'name',
      header: '名称',
      aliases: ['说明', '事由', '节日', '备注'],
      kind: text,
      about: '如“运动会”',
    },
  ],
}
