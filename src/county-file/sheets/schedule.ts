import { GRADE_NAMES } from '../../../models/timetable.ts'
import { clock } from './dates.ts'
import { decimal, text, whole } from './kinds.ts'
import type { SheetSpec } from './spec.ts'
import { halfDay, subject } from './words.ts'

/** One row for each period; rows of one schedule share its code or name. */
export const bellSheet: SheetSpec = {
  name: '作息',
  aliases: ['作息表', '作息时间', '作息时间表', '上课时间'],
  about: '每种作息的每一节课一行；没有此表用政策配置的作息',
  columns: [
    {
      path: 'id',
      header: '作息编号',
      aliases: ['编号', '代码'],
      kind: text,
      about: '同一作息的各行相同；没有此列时以名称为编号',
    },
    { path: 'name', header: '作息名称', aliases: ['名称', '作息'], kind: text, required: true },
    { path: 'days', header: '每周天数', aliases: ['天数', '每周上课天数'], kind: whole, about: '不填为 5' },
    {
      path: '+period',
      header: '节次',
      aliases: ['节', '第几节'],
      kind: whole,
      about: '一天中的第几节，从 1 开始；没有此列时按行的先后',
    },
    { path: 'session', header: '时段', aliases: ['上午/下午', '半天'], kind: halfDay, required: true },
    {
      path: 'startMin',
      header: '上课时间',
      aliases: ['上课', '开始时间', '开始'],
      kind: clock,
      required: true,
    },
    {
      path: 'endMin',
      header: '下课时间',
      aliases: ['下课', '结束时间', '结束'],
      kind: clock,
      required: true,
    },
  ],
}

export const curriculumSheet: SheetSpec = {
  name: '课程计划',
  aliases: ['课程设置', '课程表', '周课时', '课时标准', '课程计划表', '课程设置表', '周课时计划'],
  about: '本县自己的周课时表，每门学科一行；没有此表用政策配置的课程计划',
  columns: [
    {
      path: 'subject',
      header: '学科',
      aliases: ['课程', '科目', '课程名称', '学科名称'],
      kind: subject,
      required: true,
    },
    ...GRADE_NAMES.map((name, i) => ({
      path: `grade.${i + 1}`,
      header: `${name}年级`,
      aliases: [`${i + 1}年级`, name, `${i + 1}`, ...(i >= 6 ? [`初${GRADE_NAMES[i - 6]}`] : [])],
      kind: decimal,
      about: '每周节数；不开设的留空',
    })),
  ],
}
