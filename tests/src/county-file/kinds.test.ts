import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SUBJECT_NAMES, SUBJECTS } from '../../../models/subject.ts'
import type { Scalar } from '../../../src/county-file/book/book.ts'
import { clock, day, month, schoolYear } from '../../../src/county-file/sheets/dates.ts'
import { type Kind, Unfit } from '../../../src/county-file/sheets/kind.ts'
import { decimal, text, whole, yesNo } from '../../../src/county-file/sheets/kinds.ts'
import { joinList, list, splitList, weekTimes } from '../../../src/county-file/sheets/lists.ts'
import { gradeBand, taughtClasses, townshipOfAddress } from '../../../src/county-file/sheets/teacher-kinds.ts'
import * as words from '../../../src/county-file/sheets/words.ts'

const UNFIT = 'unfit'
const reading = (kind: Kind, value: Scalar): unknown => {
  const read = kind.read(value)
  return read instanceof Unfit ? UNFIT : read
}
const utc = (iso: string): Date => new Date(`${iso}Z`)

describe('months', () => {
  it.each<[Scalar, string]>([
    ['1985-03', '1985-03'],
    ['1985.03', '1985-03'],
    ['1985.3', '1985-03'],
    ['1985-3', '1985-03'],
    ['1985/3/12', '1985-03'],
    ['1985年3月', '1985-03'],
    ['1985 年 03 月 12 日', '1985-03'],
    ['１９８５－０３', '1985-03'],
    ['198503', '1985-03'],
    [198503, '1985-03'],
    [19850312, '1985-03'],
    [1985.03, '1985-03'],
    [1985.12, '1985-12'],
    [31118, '1985-03'],
    [utc('1985-03-12T00:00:00'), '1985-03'],
    ['1985-03-12 00:00:00', '1985-03'],
    ['1985-03-12T00:00:00Z', '1985-03'],
    ['1985.10', '1985-10'],
  ])('%s is %s', (value, expected) => {
    expect(reading(month, value)).toBe(expected)
  })

  it.each<Scalar>(['85.03', '1985', 1985, '1985-13', '1985-00', '三月', 1985.1, '1985.1', 12, true])(
    '%s is refused',
    (value) => {
      expect(reading(month, value)).toBe(UNFIT)
    },
  )

  it('1985.1 may be January or October: the clerk is asked', () => {
    expect((month.read(1985.1) as Unfit).remedy?.zh).toContain('1985-10')
  })
})

describe('days', () => {
  it.each<[Scalar, unknown]>([
    ['2027-08-31', '2027-08-31'],
    ['2027年8月31日', '2027-08-31'],
    [20270831, '2027-08-31'],
    [utc('2027-08-31T00:00:00'), '2027-08-31'],
    ['2028-02-29', '2028-02-29'],
    ['2027-02-29', UNFIT],
    ['2027-08', UNFIT],
    ['2027-08-32', UNFIT],
  ])('%s is %s', (value, expected) => {
    expect(reading(day, value)).toBe(expected)
  })
})

describe('times of day and school years', () => {
  it.each<[Kind, Scalar, unknown]>([
    [clock, '8:30', 510],
    [clock, '08：30', 510],
    [clock, '8时30分', 510],
    [clock, 0.354166666666667, 510],
    [clock, utc('1899-12-30T08:29:59.999'), 510],
    [clock, '24:00', UNFIT],
    [clock, '8:60', UNFIT],
    [clock, '上午', UNFIT],
    [schoolYear, '2026-2027学年', '2026-2027'],
    [schoolYear, '2026—2027', '2026-2027'],
    [schoolYear, '2026/2027', '2026-2027'],
    [schoolYear, 2026, '2026-2027'],
    [schoolYear, '2026-2028', UNFIT],
  ])('%#: %s', (kind, value, expected) => {
    expect(reading(kind, value)).toBe(expected)
  })

  it('every minute of the day survives being written', () => {
    for (let minute = 0; minute < 1440; minute++) expect(clock.read(clock.write(minute))).toBe(minute)
  })
})

describe('numbers, yes and no, text', () => {
  it.each<[Kind, Scalar, unknown]>([
    [decimal, '1,200', 1200],
    [decimal, '12.5 公里', 12.5],
    [decimal, '３０分钟', 30],
    [decimal, '350㎡', 350],
    [decimal, '约30', UNFIT],
    [decimal, '12万元', UNFIT],
    [decimal, '50%', UNFIT],
    [decimal, '1,2', UNFIT],
    [decimal, '0x10', UNFIT],
    [decimal, '1e5', UNFIT],
    [decimal, true, UNFIT],
    [whole, '40人', 40],
    [whole, 40.5, UNFIT],
    [yesNo, '是', true],
    [yesNo, ' √ ', true],
    [yesNo, true, true],
    [yesNo, '否', false],
    [yesNo, 0, false],
    [yesNo, '也许', UNFIT],
    [text, 12, '12'],
    [text, ' a  b ', 'a  b'],
    [text, utc('2026-03-01T00:00:00'), UNFIT],
    [text, 36010219850312, '36010219850312'],
    [text, 2 ** 60, UNFIT],
  ])('%#: %s', (kind, value, expected) => {
    expect(reading(kind, value)).toBe(expected)
  })
})

describe('words', () => {
  it('knows every subject by its name, its short name and its other names', () => {
    for (const subject of SUBJECTS) {
      const { zh, short, aliases } = SUBJECT_NAMES[subject]
      for (const name of [zh, short, ...aliases])
        expect([name, words.subject.read(name)]).toEqual([name, subject])
    }
  })

  it.each<[keyof typeof words, Scalar, unknown]>([
    ['subject', '信息技术', 'it'],
    ['subject', ' 信息 科技 ', 'it'],
    ['subject', '外语（英语）', 'english'],
    ['subject', '炼丹', UNFIT],
    ['grade', '3', 3],
    ['grade', 3, 3],
    ['grade', '初二', 8],
    ['grade', '小学六年级', 6],
    ['grade', '十年级', UNFIT],
    ['siteKind', '完全小学', 'primary'],
    ['siteKind', '九年一贯制', 'nine-year'],
    ['siteKind', '城关镇初级中学', 'junior'],
    ['siteKind', '幼儿园', UNFIT],
    ['title', '小学高级', 'first'],
    ['title', '中学高级教师', 'senior'],
    ['title', '正高级', 'full-senior'],
    ['title', '小学二级教师', 'third'],
    ['backbone', '是', 'county'],
    ['backbone', '市级学科带头人', 'city'],
    ['backbone', '省级教学能手', 'province'],
    ['backbone', '特级教师', 'special'],
    ['backbone', '否', 'none'],
    ['certificate', '初中数学', 'junior'],
    ['certificate', '中等职业学校教师资格', 'senior'],
    ['certificate', '幼儿园教师资格', 'none'],
    ['establishment', '是', 'permanent'],
    ['establishment', '聘用（政府购买服务）', 'contract'],
    ['serviceStatus', '援疆', 'supporting'],
    ['role', '教导主任', 'middle-manager'],
    ['role', '党支部书记、校长', 'principal'],
    ['role', '副校长', 'vice-principal'],
    ['education', '大学本科', 'bachelor'],
    ['exemption', '怀孕', 'pregnancy-nursing'],
    ['gender', '女', 'f'],
    ['locale', '农村', 'rural'],
    ['siteStatus', '撤并', 'closing'],
    ['roomKind', '物理实验室', 'laboratory'],
    ['semester', '下学期', 2],
    ['halfDay', '上午', 'morning'],
    ['stage', '初中', 'junior'],
  ])('%s: %s is %s', (kind, value, expected) => {
    expect(reading(words[kind] as Kind, value)).toBe(expected)
  })

  it('are written as they are read, and fit a drop-down list of Excel', () => {
    for (const kind of Object.values(words) as Kind[]) {
      expect(kind.choices!.join(',').length).toBeLessThan(255)
      for (const choice of kind.choices!) expect(kind.write(kind.read(choice))).toBe(choice)
    }
  })
})

describe('lists', () => {
  it.each<[Scalar, unknown]>([
    ['音乐、美术', ['music', 'art']],
    ['音乐,美术；体育/信息技术', ['music', 'art', 'pe', 'it']],
    ['音乐\n美术', ['music', 'art']],
    ['地方/校本', ['local']],
    ['音乐、', ['music']],
    ['音乐、炼丹', UNFIT],
  ])('%s is %s', (value, expected) => {
    expect(reading(list(words.subject), value)).toEqual(expected)
  })

  it('any names survive being written in one cell', () => {
    const name = fc
      .string({
        unit: fc.constantFrom('a', '甲', '"', '、', '，', ',', ';', '；', '/', '|', ' ', '“'),
        minLength: 1,
        maxLength: 6,
      })
      .filter((s) => s.trim() === s && s !== '')
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), (names) => {
        expect(splitList(joinList(names))).toEqual(names)
      }),
    )
  })

  it.each<[Kind, Scalar, unknown]>([
    [
      weekTimes,
      '周一第3节、星期三第1-2节',
      [
        { day: 1, period: 3 },
        { day: 3, period: 1 },
        { day: 3, period: 2 },
      ],
    ],
    [weekTimes, '周5第7节', [{ day: 5, period: 7 }]],
    [weekTimes, '周日第1节', UNFIT],
    [weekTimes, '周一第13节', UNFIT],
    [weekTimes, '周一', UNFIT],
    [gradeBand, '1-2', [1, 2]],
    [gradeBand, '一年级至三年级', [1, 3]],
    [gradeBand, '七年级', [7, 7]],
    [gradeBand, '1-2-3', UNFIT],
    [gradeBand, utc('2026-01-02T00:00:00'), UNFIT],
    [
      taughtClasses,
      '语文：S1-101、数学:S1-102',
      [
        { subject: 'chinese', classId: 'S1-101' },
        { subject: 'maths', classId: 'S1-102' },
      ],
    ],
    [taughtClasses, 'S1-101', UNFIT],
  ])('%#: %s', (kind, value, expected) => {
    expect(reading(kind, value)).toEqual(expected)
  })
})

describe('addresses', () => {
  it.each([
    ['陕西省安康市紫阳县高滩镇八庙村3组12号', '高滩镇'],
    ['紫阳县城关镇紫府路5号', '城关镇'],
    ['郑州市惠济区花园口镇', '花园口镇'],
    ['高桥乡', '高桥乡'],
    ['河南省新乡市红旗区洪门镇', '洪门镇'],
    ['新乡市平原乡', '平原乡'],
    ['紫阳县城关镇市场路2号', '城关镇'],
    ['城关街道河堤路', '城关街道'],
    ['河堤路6号2单元', ''],
  ])('of %s only "%s" is kept', (address, township) => {
    expect(townshipOfAddress.read(address)).toBe(township)
  })
})
