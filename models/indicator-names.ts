import type { Text } from './basics.ts'
import type { IndicatorKey } from './indicators.ts'

/** Indicators as the national documents name them (教督〔2017〕6号, 教督〔2012〕3号); short enough for a table. */
export const INDICATOR_NAMES: Readonly<Record<IndicatorKey, Text>> = {
  'over-qualified-per-100': {
    zh: '每百名学生拥有高于规定学历教师数（人）',
    en: 'Over-qualified teachers per 100 pupils',
  },
  'backbone-per-100': {
    zh: '每百名学生拥有县级及以上骨干教师数（人）',
    en: 'Backbone teachers per 100 pupils',
  },
  'arts-pe-per-100': {
    zh: '每百名学生拥有体育、艺术专任教师数（人）',
    en: 'PE, music and art teachers per 100 pupils',
  },
  'teaching-area-per-pupil': {
    zh: '生均教学及辅助用房面积（平方米）',
    en: 'Teaching area per pupil (m²)',
  },
  'sports-area-per-pupil': { zh: '生均体育运动场馆面积（平方米）', en: 'Sports area per pupil (m²)' },
  'equipment-per-pupil': { zh: '生均教学仪器设备值（元）', en: 'Teaching equipment per pupil (yuan)' },
  'multimedia-per-100': {
    zh: '每百名学生拥有网络多媒体教室数（间）',
    en: 'Multimedia classrooms per 100 pupils',
  },
  'computers-per-100': { zh: '每百名学生拥有计算机台数（台）', en: 'Computers per 100 pupils' },
  'books-per-pupil': { zh: '生均图书册数（册）', en: 'Books per pupil' },
  'teachers-per-pupil': { zh: '师生比（生均教师数）', en: 'Teachers per pupil' },
  'mid-title-per-pupil': {
    zh: '生均中级及以上专业技术职务教师数（人）',
    en: 'Teachers of first grade or above per pupil',
  },
  'arts-pe-taught-per-100': {
    zh: '每百名学生实际享有体育、艺术教师数（按课时折算，含走教）',
    en: 'PE, music and art as taught, visits included (full-time equivalents per 100 pupils)',
  },
}
