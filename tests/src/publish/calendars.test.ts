import { describe, expect, it } from 'vitest'
import { calendars } from '../../../src/publish/calendars.ts'
import { editionOf, type PublishInput } from '../../../src/publish/edition.ts'
import { hostileScene, scene } from './scene.ts'
import { aired } from '../check/faults/broadcast.ts'

/** Calendars of the good plan for a semester that ends with October. */
const made = (input: PublishInput, end = '2025-10-31') => {
  Object.assign(input.county, { termStart: '2025-09-01', termEnd: end })
  return [...calendars(editionOf(input))]
}
const ofTeachers = (all: ReturnType<typeof made>) => all.filter(({ fileName }) => !fileName.includes('/'))

/** Reads a calendar as RFC 5545 says: unfolds lines, then splits into events of properties. */
function events(content: string): Map<string, string>[] {
  const lines = content.replace(/\r\n[ \t]/g, '').split('\r\n')
  const found: Map<string, string>[] = []
  let open: Map<string, string> | undefined
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') found.push((open = new Map<string, string>()))
    else if (line === 'END:VEVENT') open = undefined
    else {
      const at = line.indexOf(':')
      open?.set(line.slice(0, at), line.slice(at + 1))
    }
  }
  return found
}

describe('a calendar', () => {
  const all = made(scene())
  const of = (teacher: string) => all.find(({ fileName }) => fileName === `${teacher}.ics`)!.content

  it('is there for each teacher with lessons, and for nobody else', () => {
    const { plan } = scene()
    const teaching = new Set(plan.duties.duties.map(({ teacherId }) => teacherId))
    expect(ofTeachers(all).map(({ fileName }) => fileName)).toEqual(
      [...teaching].sort().map((id) => `${id}.ics`),
    )
    expect(
      made(
        scene(
          ({ plan: own }) =>
            (own.timetable.lessons = own.timetable.lessons.filter(
              ({ dutyId }) => own.duties.duties.find(({ id }) => id === dutyId)!.teacherId !== 'a-pe',
            )),
        ),
      ).map(({ fileName }) => fileName),
    ).not.toContain('a-pe.ics')
  })

  it('has a weekly event for each lesson, at the bells of the site, in Chinese time', () => {
    const ofPe = events(of('a-pe'))
    const lessons = scene().plan.timetable.lessons.filter(({ dutyId }) =>
      scene().plan.duties.duties.some(({ id, teacherId }) => id === dutyId && teacherId === 'a-pe'),
    )
    expect(ofPe).toHaveLength(lessons.length)
    // Monday 1 September 2025, period 3: 10:10 to 10:50.
    expect(Object.fromEntries(ofPe[0]!)).toMatchObject({
      'DTSTART;TZID=Asia/Shanghai': '20250901T101000',
      'DTEND;TZID=Asia/Shanghai': '20250901T105000',
      RRULE: 'FREQ=WEEKLY;COUNT=9',
      'EXDATE;TZID=Asia/Shanghai': '20251006T101000',
      SUMMARY: '体育与健康 1.1',
      LOCATION: 'Site A',
      DTSTAMP: '20260901T080000Z',
    })
    // c-jm teaches by the early bells of the junior stage: Monday, period 2, 8:55.
    expect(events(of('c-jm')).map((event) => event.get('DTSTART;TZID=Asia/Shanghai'))).toContain(
      '20250901T085500',
    )
  })

  it('leaves out the whole of a holiday week and names no exception where there is none', () => {
    const short = made(scene(), '2025-09-19')
    expect(short.some(({ content }) => content.includes('EXDATE'))).toBe(false)
    for (const event of events(of('a-pe'))) expect(event.get('EXDATE;TZID=Asia/Shanghai')).toBeDefined()
  })

  it('states its time zone, ends as it should and folds lines at 75 octets', () => {
    const content = of('a-mu')
    expect(content).toContain('BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai')
    expect(content.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true)
    const long = made(scene(({ county }) => (county.sites[0]!.name = '县'.repeat(60))))
    for (const { content: text } of long) {
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    }
    expect(events(long.find(({ fileName }) => fileName === 'a-zh.ics')!.content)[0]!.get('LOCATION')).toBe(
      '县'.repeat(60),
    )
  })

  it('keeps the identity of an event when the plan is published again', () => {
    const again = made(scene(({ plan }) => (plan.provenance.createdAt = '2026-10-01T00:00:00Z')))
    const ids = (content: string) => events(content).map((event) => event.get('UID'))
    expect(ids(again[0]!.content)).toEqual(ids(all[0]!.content))
    const everyId = all.flatMap(({ content }) => ids(content))
    expect(new Set(everyId).size).toBe(everyId.length)
  })

  it('says when its dates are only the usual ones', () => {
    const [usual] = [...calendars(editionOf(scene()))]
    expect(usual!.content.replace(/\r\n /g, '')).toContain('通用默认日期，以本县校历为准')
    expect(all[0]!.content.replace(/\r\n /g, '')).not.toContain('通用默认日期')
  })
})

describe('file names', () => {
  const namesFor = (...ids: string[]): string[] => {
    const input = scene(({ plan }) => {
      const [first] = plan.duties.duties
      const lessons = plan.timetable.lessons.filter(({ dutyId }) => dutyId === first!.id)
      plan.duties.duties = ids.map((teacherId, i) => ({ ...first!, id: `d${i}`, teacherId }))
      plan.timetable.lessons = ids.map((_, i) => ({ ...lessons[0]!, dutyId: `d${i}` }))
    })
    return ofTeachers(made(input)).map(({ fileName }) => fileName)
  }

  it('cannot leave the folder, and stay apart on every file system', () => {
    const all = made(hostileScene())
    expect(all.every(({ fileName }) => /^((classes|schools)\/)?[\p{L}\p{N}_-]+\.ics$/u.test(fileName))).toBe(
      true,
    )
    const names = namesFor('../x', '..\\x', 'T1', 't1', 'CON', '教师1', 'a:b')
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(7)
    expect(names).toContain('教师1.ics')
    expect(names.some((name) => /^con\.ics$/i.test(name))).toBe(false)
  })
})

describe('calendars of classes and schools', () => {
  const all = made(scene())
  const of = (start: string, from = all) => from.filter(({ fileName }) => fileName.startsWith(start))

  it('are there for each of them with lessons', () => {
    const { county } = scene()
    expect(of('classes/')).toHaveLength(county.classes.length)
    expect(of('schools/')).toHaveLength(county.sites.length)
  })

  it('hold every lesson of the class, with its teacher', () => {
    const [first] = of('classes/Site_A-1_1')
    const said = events(first!.content)
    const ids = new Set(
      scene().plan.duties.duties.flatMap(({ id, classIds }) => (classIds.includes('A-1') ? id : [])),
    )
    expect(said).toHaveLength(scene().plan.timetable.lessons.filter(({ dutyId }) => ids.has(dutyId)).length)
    expect(said.map((event) => event.get('SUMMARY'))).toContain('音乐 1.1 a-mu')
  })

  it('hold one event a period of the school, visitors counted, and number its weeks', () => {
    const said = events(of('schools/Site_B')[0]!.content)
    const summaries = said.map((event) => event.get('SUMMARY'))
    expect(summaries).toContain('第 3 节：1 节课，走教教师 1 人')
    expect(summaries.filter((text) => text!.includes('教学周'))).toHaveLength(9)
    const holiday = said.find((event) => event.get('SUMMARY') === '法定节假日')!
    expect(Object.fromEntries(holiday)).toMatchObject({
      'DTSTART;VALUE=DATE': '20251001',
      'DTEND;VALUE=DATE': '20251009',
    })
    const twice = said.find((event) => event.get('SUMMARY') === '第 1 节：2 节课')!
    expect(twice.get('DESCRIPTION')).toBe('1.1 语文 b-zh\\n2.2 数学 b-ma')
  })

  it('show a broadcast lesson to both schools, and to who attends', () => {
    const { policy, ...rest } = aired()
    const heard = made({ ...scene(), ...rest, policy: { policy, sources: {} } })
    expect(of('schools/Site_C', heard)[0]!.content.replace(/\r\n /g, '')).toContain('a-mu（专递课堂）')
    expect(of('c-ma', heard)[0]!.content.replace(/\r\n /g, '')).toContain('（协助专递课堂）')
  })

  it('hold make-up days of the bureau’s calendar once, and leave out its days off', () => {
    const own = made(
      scene(({ county }) => {
        county.schoolDays = [
          { from: '2025-09-28', kind: 'on', asWeekday: 2 },
          { from: '2025-09-09', kind: 'off', name: '运动会' },
        ]
      }),
    )
    const tuesdays = events(of('a-pe', own)[0]!.content).filter((event) =>
      ['20250902', '20250928'].includes(event.get('DTSTART;TZID=Asia/Shanghai')!.slice(0, 8)),
    )
    const [weekly, extra] = [true, false].map((w) => tuesdays.filter((event) => event.has('RRULE') === w))
    expect(extra!.map((event) => event.get('SUMMARY'))).toEqual(weekly!.map((event) => event.get('SUMMARY')))
    for (const event of weekly!) expect(event.get('EXDATE;TZID=Asia/Shanghai')).toContain('20250909')
  })
})
