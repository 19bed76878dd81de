/** What clerks call the model's enumerations. The first word of each is the one that is written. */
import type { Grade, HalfDay, Stage } from '../../../models/basics.ts'
import type { Locale, RoomKind, SiteKind, SiteStatus } from '../../../models/site.ts'
import { type Subject, SUBJECT_NAMES, SUBJECTS } from '../../../models/subject.ts'
import type {
  Backbone,
  Certificate,
  Education,
  Establishment,
  ExemptionCode,
  Role,
  ServiceStatus,
  Title,
} from '../../../models/teacher.ts'
import { GRADE_NAMES } from '../../../models/timetable.ts'
import { choice } from './choice.ts'

export const subject = choice<Subject>(
  SUBJECTS.map((value) => ({
    value,
    zh: SUBJECT_NAMES[value].zh,
    aliases: [SUBJECT_NAMES[value].short, ...SUBJECT_NAMES[value].aliases],
  })),
)

export const stage = choice<Stage>([
  { value: 'primary', zh: '小学', aliases: ['小学段', '小学学段', '小学教育'] },
  { value: 'junior', zh: '初中', aliases: ['初级中学', '初中段', '初中学段', '普通初中', '中学'] },
])

export const grade = choice<Grade>(
  GRADE_NAMES.map((name, i) => ({
    value: i + 1,
    zh: `${name}年级`,
    aliases: [
      `${i + 1}`,
      `${i + 1}年级`,
      name,
      `小学${name}年级`,
      ...(i >= 6 ? [`初${GRADE_NAMES[i - 6]}`, `初中${GRADE_NAMES[i - 6]}年级`, `初中${name}年级`] : []),
    ],
  })),
)

export const siteKind = choice<SiteKind>([
  { value: 'teaching-point', zh: '教学点', aliases: ['小学教学点', '初小', '下伸点'], pattern: /教学点$/ },
  {
    value: 'primary',
    zh: '小学',
    aliases: ['完全小学', '完小', '中心小学', '中心校', '村小', '村完小', '不完全小学', '镇小', '城镇小学'],
    pattern: /小学$/,
  },
  {
    value: 'junior',
    zh: '初级中学',
    aliases: ['初中', '中学', '独立初中', '普通初中'],
    pattern: /(初中|中学)$/,
  },
  {
    value: 'nine-year',
    zh: '九年一贯制学校',
    aliases: ['九年一贯制', '九年制', '九年制学校', '一贯制学校', '九年学校'],
  },
])

export const locale = choice<Locale>([
  { value: 'urban', zh: '城区', aliases: ['城市', '主城区', '城乡结合区', '城乡结合部'] },
  { value: 'town', zh: '镇区', aliases: ['镇', '县镇', '县城', '镇中心区', '镇乡结合区', '特殊区域'] },
  { value: 'rural', zh: '乡村', aliases: ['农村', '村', '乡', '乡中心区', '村庄', '农村学校'] },
])

export const siteStatus = choice<SiteStatus>([
  { value: 'permanent', zh: '永久性保留', aliases: ['永久保留', '保留', '长期保留', '正常'] },
  { value: 'transitional', zh: '过渡性保留', aliases: ['过渡保留', '过渡', '暂时保留', '阶段性保留'] },
  { value: 'closing', zh: '撤并', aliases: ['拟撤并', '撤销', '拟撤销', '停办', '合并'] },
])

export const roomKind = choice<RoomKind>([
  { value: 'music', zh: '音乐教室', aliases: ['音乐', '音乐室'] },
  { value: 'art', zh: '美术教室', aliases: ['美术', '美术室'] },
  { value: 'computer', zh: '计算机教室', aliases: ['计算机', '微机室', '信息教室', '机房', '电脑教室'] },
  {
    value: 'laboratory',
    zh: '实验室',
    aliases: ['科学实验室', '理化生实验室', '理化实验室'],
    pattern: /实验室$/,
  },
  { value: 'sports', zh: '运动场地', aliases: ['体育', '操场', '运动场', '体育场', '体育馆', '风雨操场'] },
])

export const halfDay = choice<HalfDay>([
  { value: 'morning', zh: '上午', aliases: ['早上', '上午段', 'am'] },
  { value: 'afternoon', zh: '下午', aliases: ['午后', '下午段', 'pm'] },
])

export const semester = choice<1 | 2>([
  { value: 1, zh: '第一学期', aliases: ['1', '一', '上', '上学期', '秋季', '秋季学期', '第1学期'] },
  { value: 2, zh: '第二学期', aliases: ['2', '二', '下', '下学期', '春季', '春季学期', '第2学期'] },
])

export const gender = choice<'m' | 'f'>([
  { value: 'm', zh: '男', aliases: ['男性', 'm', 'male'] },
  { value: 'f', zh: '女', aliases: ['女性', 'f', 'female'] },
])

export const certificate = choice<Certificate>([
  { value: 'none', zh: '无', aliases: ['没有', '未取得', '幼儿园', '幼儿园教师资格'], pattern: /^幼儿园/ },
  { value: 'primary', zh: '小学', aliases: ['小学教师资格'], pattern: /^小学/ },
  { value: 'junior', zh: '初级中学', aliases: ['初中', '初级中学教师资格'], pattern: /^(初中|初级中学)/ },
  {
    value: 'senior',
    zh: '高级中学',
    aliases: ['高中', '中职', '高级中学教师资格'],
    pattern: /^(高中|高级中学|中职|中等职业学校(?!实习)|高校|高等学校)/,
  },
])

export const education = choice<Education>([
  {
    value: 'secondary',
    zh: '高中阶段',
    aliases: ['中师', '中专', '高中', '中等师范', '高中及以下', '中等专科'],
  },
  { value: 'associate', zh: '专科', aliases: ['大专', '大学专科', '专科毕业', '高职'] },
  { value: 'bachelor', zh: '本科', aliases: ['大学', '大学本科', '本科毕业', '学士'] },
  { value: 'master', zh: '研究生', aliases: ['硕士', '硕士研究生', '博士', '博士研究生', '研究生毕业'] },
])

/** Titles before 2015 by their equivalents (人社部发〔2015〕79号). */
export const title = choice<Title>([
  { value: 'none', zh: '未评定', aliases: ['无', '未评', '未定级', '未定职级', '见习', '见习期', '没有'] },
  {
    value: 'third',
    zh: '三级教师',
    aliases: ['三级', '小学二级', '小学三级', '中学三级', '员级'],
    pattern: /^(小学[二三]级|中学三级|三级)(教师)?$/,
  },
  {
    value: 'second',
    zh: '二级教师',
    aliases: ['二级', '小学一级', '中学二级', '助理级', '初级'],
    pattern: /^(小学一级|中学二级|二级)(教师)?$/,
  },
  {
    value: 'first',
    zh: '一级教师',
    aliases: ['一级', '小学高级', '中学一级', '中级', '小教高级', '中教一级'],
    pattern: /^(小学高级|中学一级|一级)(教师)?$/,
  },
  {
    value: 'senior',
    zh: '高级教师',
    aliases: ['高级', '副高', '副高级', '中学高级', '中教高级'],
    pattern: /^(中学高级|高级|副高级)(教师)?$/,
  },
  { value: 'full-senior', zh: '正高级教师', aliases: ['正高级', '正高'], pattern: /^正高级?(教师)?$/ },
])

/** A bare title without a level counts as county level, as the official form asks for 县级及以上 only. */
export const backbone = choice<Backbone>([
  { value: 'none', zh: '无', aliases: ['否', '不是', '没有', '非骨干', '普通教师', '0'] },
  { value: 'school', zh: '校级', pattern: /^校级?/ },
  {
    value: 'county',
    zh: '县级',
    aliases: ['是', '骨干', '骨干教师', '学科带头人', '教学能手', '名师', '县级及以上', '1'],
    pattern: /^(县|区|县区|县\/区)级?/,
  },
  { value: 'city', zh: '市级', pattern: /^市级?/ },
  { value: 'province', zh: '省级', pattern: /^(省|国家)级?/ },
  { value: 'special', zh: '特级教师', aliases: ['特级'], pattern: /^特级/ },
])

export const role = choice<Role>([
  {
    value: 'teacher',
    zh: '教师',
    aliases: ['无', '专任教师', '班主任', '任课教师', '教研组长', '备课组长', '年级组长'],
  },
  {
    value: 'middle-manager',
    zh: '中层干部',
    aliases: ['中层', '主任', '副主任', '工会主席', '团委书记', '大队辅导员', '总辅导员', '教务员'],
    pattern: /(主任|辅导员|主席|团委书记)$/,
  },
  {
    value: 'vice-principal',
    zh: '副校长',
    aliases: ['副书记', '党支部副书记', '副园长', '校长助理'],
    pattern: /(副校长|副书记)$/,
  },
  {
    value: 'principal',
    zh: '校长',
    aliases: ['书记', '党支部书记', '书记校长', '校长书记', '教学点负责人', '负责人'],
    pattern: /^(党总?支部?书记|书记|校长)[、兼/]?(书记|校长)?$/,
  },
])

export const establishment = choice<Establishment>([
  {
    value: 'permanent',
    zh: '在编',
    aliases: ['是', '编内', '事业编', '事业编制', '有编制', '在编在岗', '公办教师'],
  },
  { value: 'special-post', zh: '特岗', aliases: ['特岗教师'] },
  {
    value: 'contract',
    zh: '编外',
    aliases: [
      '否',
      '聘用',
      '非在编',
      '编外聘用',
      '合同',
      '合同制',
      '聘用制',
      '劳务派遣',
      '临聘',
      '员额制',
      '备案制',
    ],
  },
  { value: 'substitute', zh: '代课', aliases: ['代课教师', '临时代课', '顶岗'] },
])

export const serviceStatus = choice<ServiceStatus>([
  { value: 'in-post', zh: '在岗', aliases: ['在职', '在职在岗', '在编在岗', '正常', '在校'] },
  { value: 'sick-leave', zh: '病休', aliases: ['病假', '长期病休', '长期病假', '长病假'] },
  { value: 'maternity-leave', zh: '产假', aliases: ['休产假', '育儿假', '哺乳假'] },
  { value: 'seconded', zh: '借调', aliases: ['外借', '借用', '抽调', '借出'] },
  { value: 'supporting', zh: '支教', aliases: ['援疆', '援藏', '援外', '外出支教'] },
  { value: 'retiring', zh: '待退', aliases: ['内退', '离岗待退', '离岗退养', '退养', '待退休'] },
])

/** Reasons, never a diagnosis. */
export const exemption = choice<ExemptionCode>([
  {
    value: 'pregnancy-nursing',
    zh: '孕期哺乳期',
    aliases: ['孕哺期', '怀孕', '哺乳', '哺乳期', '孕期', '怀孕哺乳'],
  },
  { value: 'illness', zh: '病情照顾', aliases: ['患病', '重大疾病', '因病', '重病', '身体原因', '疾病'] },
  { value: 'near-retirement', zh: '临近退休', aliases: ['即将退休', '近退休', '五年内退休'] },
  { value: 'sole-carer', zh: '独自照护家人', aliases: ['照护家人', '家庭困难', '照顾家人', '家庭特殊困难'] },
  { value: 'already-exchanged', zh: '已在交流', aliases: ['已交流', '交流中', '支教借调中', '已参加交流'] },
  {
    value: 'service-period',
    zh: '服务期内',
    aliases: ['特岗服务期', '公费师范生服务期', '服务期', '未满服务期'],
  },
  { value: 'graduating-grade', zh: '毕业班', aliases: ['毕业年级', '任教毕业班', '毕业班教师'] },
  { value: 'only-teacher', zh: '学科唯一教师', aliases: ['唯一学科教师', '仅有一名学科教师', '唯一教师'] },
  { value: 'disciplinary', zh: '组织处理中', aliases: ['处分期', '受处分', '审查期'] },
  { value: 'other-approved', zh: '其他经批准', aliases: ['其他', '其它', '经批准', '其他批准'] },
])
