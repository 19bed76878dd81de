import { text } from './kinds.ts'
import { weekTimes } from './lists.ts'
import type { SheetSpec } from './spec.ts'
import { subject } from './words.ts'

export const lessonPinSheet: SheetSpec = {
  name: '指定任课',
  aliases: ['指定任课表', '固定课', '固定课表', '固定课节', '锁定课', '锁课'],
  about: '排课前已定下的课：某班某学科由谁上、在第几节上，每班每学科一行；没有可不填',
  columns: [
    {
      path: 'id',
      header: '指定编号',
      aliases: ['编号', '代码'],
      kind: text,
      about: '没有此列时由程序编制',
    },
    {
      path: '+site',
      header: '学校',
      aliases: ['学校名称', '学校编号', '所在学校', '学校代码'],
      kind: text,
      names: 'sites',
      about: '班级一列填班级名称时需要',
    },
    {
      path: 'classId',
      header: '班级',
      aliases: ['班级编号', '班级代码', '班级名称'],
      kind: text,
      required: true,
      names: 'classes',
      about: '班级编号，或该校的班级名称；合班填其中一个班即可',
    },
    {
      path: 'subject',
      header: '学科',
      aliases: ['课程', '科目', '课程名称', '学科名称'],
      kind: subject,
      required: true,
    },
    {
      path: 'teacherId',
      header: '教师',
      aliases: ['教师编号', '任课教师', '授课教师', '教职工号', '工号'],
      kind: text,
      about: '只由这位教师上；不填则不限',
    },
    {
      path: 'at',
      header: '上课时间',
      aliases: ['时间', '固定时间', '节次', '课节', '固定节次'],
      kind: weekTimes,
      about: '这些节次必须上这门课；不填则不限',
    },
  ],
}
