import { text, whole } from './kinds.ts'
import type { SheetSpec } from './spec.ts'
import { roomKind } from './words.ts'

export const clusterSheet: SheetSpec = {
  name: '教共体',
  aliases: ['学区', '教共体表', '教育集团', '集团', '教联体', '城乡教育共同体', '共同体'],
  about: '共用教师的一组学校（教共体、学区、集团），每个一行；没有可不填',
  columns: [
    {
      path: 'id',
      header: '教共体编号',
      aliases: ['编号', '学区编号', '集团编号', '代码'],
      kind: text,
      about: '没有此列时以名称为编号',
    },
    {
      path: 'name',
      header: '教共体名称',
      aliases: ['名称', '教共体', '学区名称', '学区', '集团名称', '共同体名称'],
      kind: text,
      required: true,
    },
    {
      path: 'coreSiteId',
      header: '核心校',
      aliases: ['核心学校', '总校', '龙头校', '龙头学校', '牵头学校', '牵头校', '领航校'],
      kind: text,
      required: true,
      names: 'sites',
    },
    {
      path: 'parentClusterId',
      header: '上级教共体',
      aliases: ['上级学区', '所属城区学区'],
      kind: text,
      names: 'clusters',
      about: '两级共同体中，乡镇一级所属的城区教共体',
    },
  ],
}

export const roomSheet: SheetSpec = {
  name: '专用教室',
  aliases: ['专用教室表', '功能室', '功能教室', '场地'],
  about: '音乐、美术、计算机教室，实验室和运动场地，每间一行；普通教室不用填',
  columns: [
    {
      path: 'id',
      header: '教室编号',
      aliases: ['编号', '代码', '功能室编号'],
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
      path: 'kind',
      header: '教室类型',
      aliases: ['类型', '功能室类型', '类别', '用途'],
      kind: roomKind,
      required: true,
    },
    {
      path: 'capacityClasses',
      header: '可容班数',
      aliases: ['容纳班数', '同时上课班数'],
      kind: whole,
      about: '一节课最多几个班同时用；不填为 1',
    },
  ],
}
