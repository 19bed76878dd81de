import { describe, expect, it } from 'vitest'
import { calendars } from '../../../src/publish/calendars.ts'
import { editionOf, type PublishInput } from '../../../src/publish/edition.ts'
import { hostileScene, scene } from './scene.ts'

const SEMESTER = { start: '2025-09-01', end: '2025-10-31' }
const made = (input: PublishInput) => [...calendars(editionOf({ semester: SEMESTER, ...input }))]

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
    expect(all.map(({ fileName }) => fileName)).toEqual([...teaching].sort().map((id) => `${id}.ics`))
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
    const short = made({ ...scene(), semester: { start: '2025-09-01', end: '2025-09-19' } })
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
    return made(input).map(({ fileName }) => fileName)
  }

  it('cannot leave the folder, and stay apart on every file system', () => {
    expect(made(hostileScene()).every(({ fileName }) => /^[\p{L}\p{N}_-]+\.ics$/u.test(fileName))).toBe(true)
    const names = namesFor('../x', '..\\x', 'T1', 't1', 'CON', '教师1', 'a:b')
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(7)
    expect(names).toContain('教师1.ics')
    expect(names.some((name) => /^con\.ics$/i.test(name))).toBe(false)
  })
})
