import { text, whole } from './kinds.ts'
import { list } from './lists.ts'
import type { SheetSpec } from './spec.ts'
import { grade, subject } from './words.ts'

export const classSheet: SheetSpec = {
  name: '班级',
  aliases: ['班级表', '班级信息', '班级名册', '班级一览表', '班级情况'],
  about: '每个班一行；也可以不要此表，改在“学校”表中填各年级班数和人数',
  columns: [
    {
      path: 'id',
      header: '班级编号',
      aliases: ['班级代码', '班号', '编号', '代码'],
      kind: text,
      about: '本县内不重复；没有此列时由程序编制',
    },
    {
      path: 'siteId',
      header: '学校',
      aliases: ['学校名称', '学校编号', '所在学校', '所属学校', '单位', '单位名称', '学校代码'],
      kind: text,
      required: true,
      names: 'sites',
    },
    { path: 'grade', header: '年级', aliases: ['所在年级', '年级名称'], kind: grade, required: true },
    {
      path: 'name',
      header: '班级名称',
      aliases: ['班级', '班名', '名称'],
      kind: text,
      about: '如“一年级（2）班”；没有此列时由程序命名',
    },
    {
      path: 'pupils',
      header: '人数',
      aliases: ['学生数', '学生人数', '班额', '在校生数', '班级人数', '在籍人数'],
      kind: whole,
      required: true,
    },
  ],
}

export const classGroupSheet: SheetSpec = {
  name: '合班',
  aliases: ['合班表', '合班教学', '复式班', '复式', '复式教学', '教学班'],
  about: '同校几个班合在一起上的课（合班、复式），每组一行；没有可不填',
  columns: [
    {
      path: 'id',
      header: '合班编号',
      aliases: ['编号', '教学班编号', '代码'],
      kind: text,
      about: '没有此列时由程序编制',
    },
    {
      path: 'siteId',
      header: '学校',
      aliases: ['学校名称', '学校编号', '所在学校', '学校代码'],
      kind: text,
      required: true,
      names: 'sites',
    },
    {
      path: 'classIds',
      header: '班级',
      aliases: ['合班班级', '班级编号', '所含班级'],
      kind: list(text),
      required: true,
      names: 'classes',
      about: '班级编号或本校的班级名称，用“、”分开',
    },
    {
      path: 'subjects',
      header: '学科',
      aliases: ['合班学科', '科目', '课程'],
      kind: list(subject),
      required: true,
      about: '合在一起上的学科，用“、”分开',
    },
  ],
}
