import { GRADE_NAMES } from '../../../models/timetable.ts'
import { day } from './dates.ts'
import { decimal, text, whole, yesNo } from './kinds.ts'
import { list } from './lists.ts'
import type { Column, SheetSpec } from './spec.ts'
import { locale, siteKind, siteStatus, stage } from './words.ts'

/** Bureaus often count by grade instead of listing classes: 一年级班数, 一年级人数 and so on. */
const byGrade: Column[] = GRADE_NAMES.flatMap((name, i) => {
  const names = [`${name}年级`, `${i + 1}年级`, ...(i >= 6 ? [`初${GRADE_NAMES[i - 6]}`] : [])]
  const column = (path: string, what: string, others: readonly string[]): Column => ({
    path: `+${path}.${i + 1}`,
    header: `${name}年级${what}`,
    aliases: names.flatMap((grade) => [what, ...others].map((word) => grade + word)).slice(1),
    kind: whole,
    importOnly: true,
  })
  return [
    column('classes', '班数', ['班级数', '班级个数']),
    column('pupils', '人数', ['学生数', '学生人数', '在校生数']),
  ]
})

export const siteSheet: SheetSpec = {
  name: '学校',
  aliases: ['学校表', '学校信息', '学校名册', '学校基本情况', '学校一览表', '校点', '办学点'],
  about: '每所学校或教学点一行；九年一贯制学校也是一行',
  columns: [
    {
      path: 'id',
      header: '学校编号',
      aliases: [
        '学校代码',
        '学校标识码',
        '标识码',
        '学校（机构）标识码',
        '机构代码',
        '单位代码',
        '代码',
        '编号',
      ],
      kind: text,
      about: '本县内不重复的编号；没有此列时以学校名称为编号',
    },
    {
      path: 'name',
      header: '学校名称',
      aliases: ['学校', '名称', '单位名称', '单位', '校名', '办学点名称'],
      kind: text,
      required: true,
    },
    {
      path: 'kind',
      header: '学校类型',
      aliases: ['办学类型', '学校类别', '类型', '类别', '学校办学类型'],
      kind: siteKind,
      required: true,
    },
    {
      path: 'stages',
      header: '学段',
      aliases: ['办学学段', '开设学段'],
      kind: list(stage),
      about: '小学、初中；不填时按学校类型确定',
    },
    { path: 'township', header: '所在乡镇', aliases: ['乡镇', '所属乡镇', '镇', '乡镇街道'], kind: text },
    {
      path: 'locale',
      header: '城乡类型',
      aliases: ['城乡类别', '城乡分类', '所在地城乡类型', '城乡'],
      kind: locale,
      required: true,
      about: '按国家统计口径：城区、镇区、乡村',
    },
    {
      path: 'clusterId',
      header: '教共体',
      aliases: ['所属教共体', '教共体编号', '学区', '所属学区', '集团', '教育集团', '教联体', '共同体'],
      kind: text,
      names: 'clusters',
      about: '“教共体”表中的编号或名称',
    },
    {
      path: 'parentSiteId',
      header: '上级学校',
      aliases: ['中心校', '所属中心校', '主管学校', '管理学校', '上级中心校'],
      kind: text,
      names: 'sites',
      about: '管理本校的中心校，填名称或编号',
    },
    {
      path: 'status',
      header: '保留类型',
      aliases: ['布局类型', '保留情况', '规划类型', '布局规划'],
      kind: siteStatus,
      about: '不填为永久性保留',
    },
    { path: 'closesOn', header: '停办日期', aliases: ['撤并日期', '撤并时间', '停办时间'], kind: day },
    {
      path: 'position.lat',
      header: '纬度',
      aliases: ['北纬', '学校纬度'],
      kind: decimal,
      about: '十进制度数，如 32.52',
    },
    {
      path: 'position.lon',
      header: '经度',
      aliases: ['东经', '学校经度'],
      kind: decimal,
      about: '十进制度数，如 108.53',
    },
    {
      path: 'strength',
      header: '综合评分',
      aliases: ['综合得分', '办学水平', '学校评分', '综合评价'],
      kind: decimal,
      about: '教体局自己的综合评价，0（最弱）至 100；不得用考试成绩',
    },
    { path: 'boarding', header: '是否寄宿', aliases: ['是否寄宿制', '寄宿制', '寄宿'], kind: yesNo },
    { path: 'posts.primary', header: '小学编制数', aliases: ['小学核定编制', '小学核定编制数'], kind: whole },
    { path: 'posts.junior', header: '初中编制数', aliases: ['初中核定编制', '初中核定编制数'], kind: whole },
    {
      path: '+posts',
      header: '核定编制数',
      aliases: ['编制数', '核定编制', '教职工编制数', '编制'],
      kind: whole,
      importOnly: true,
    },
    {
      path: 'bells.primary',
      header: '小学作息',
      kind: text,
      names: 'bells',
      about: '“作息”表中的编号或名称；不填用政策配置的作息',
    },
    { path: 'bells.junior', header: '初中作息', kind: text, names: 'bells' },
    {
      path: 'facilities.teachingAreaM2',
      header: '教学及辅助用房面积',
      aliases: ['教学及辅助用房', '教辅用房面积', '教学用房面积'],
      kind: decimal,
      about: '平方米；以下六项用于均衡指标，可不填',
    },
    {
      path: 'facilities.sportsAreaM2',
      header: '体育运动场馆面积',
      aliases: ['运动场馆面积', '体育场馆面积', '运动场地面积'],
      kind: decimal,
      about: '平方米',
    },
    {
      path: 'facilities.equipmentYuan',
      header: '教学仪器设备值',
      aliases: ['仪器设备值', '教学仪器设备总值', '设备值'],
      kind: decimal,
      about: '元',
    },
    {
      path: 'facilities.multimediaRooms',
      header: '多媒体教室数',
      aliases: ['多媒体教室', '网络多媒体教室', '网络多媒体教室数'],
      kind: decimal,
    },
    {
      path: 'facilities.computers',
      header: '计算机数',
      aliases: ['计算机', '电脑数', '教学用计算机'],
      kind: decimal,
    },
    { path: 'facilities.books', header: '图书册数', aliases: ['图书', '图书数', '藏书量'], kind: decimal },
    {
      path: 'broadcastEquipment',
      header: '专递课堂设备',
      aliases: ['是否有专递课堂设备', '专递课堂', '同步课堂设备'],
      kind: yesNo,
    },
    ...byGrade,
  ],
}
