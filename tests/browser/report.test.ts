import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { editionOf, type PublishInput } from '../../src/publish/edition.ts'
import { renderReport } from '../../src/publish/report/report.ts'
import { HOSTILE, hostileScene, scene } from '../src/publish/scene.ts'

/** Debian's; elsewhere the variable says where. A machine without a browser fails here and says so. */
const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Browser | undefined
let context: BrowserContext
let folder: string
/** Everything that the page said, asked for or stumbled over. */
let trouble: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-report-'))
  browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGS })
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  trouble = []
  context = await browser!.newContext({ offline: true })
})
afterEach(() => context.close())

async function open(input: PublishInput): Promise<Page> {
  const path = join(folder, 'report.html')
  await writeFile(path, renderReport(editionOf(input)))
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('console', (message) => trouble.push(message.text()))
  page.on('pageerror', (error) => trouble.push(error.message))
  page.on('dialog', (dialog) => {
    trouble.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) trouble.push(request.url())
  })
  await page.goto(pathToFileURL(path).href)
  return page
}

/** Rows of the timetable as one line of text each. */
const timetable = async (page: Page): Promise<string[]> =>
  (await page.locator('#timetable tr').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())

it('opens offline and says nothing wrong', async () => {
  const page = await open(scene())
  expect(await page.title()).toContain('教师交流轮岗、走教与课表方案')
  expect(await page.locator('h2').count()).toBe(15)
  expect(trouble).toEqual([])
})

it('shows the timetable that is chosen: a class, a teacher who travels', async () => {
  const page = await open(scene())
  const choose = (field: 'site' | 'whose', label: string) =>
    page.locator(`#picker select[name="${field}"]`).selectOption({ label })
  await choose('site', 'Site B')
  expect((await timetable(page))[1]).toBe('1 8:30–9:10 语文 b-zh 语文 b-zh 语文 b-zh 语文 b-zh 劳动 b-zh')
  await choose('whose', '2.2')
  expect((await timetable(page))[1]).toBe(
    '1 8:30–9:10 数学 b-ma 体育与健康 a-pe 数学 b-ma 数学 b-ma 劳动 a-ex',
  )
  await page.locator('#picker').getByRole('radio', { name: '教师' }).check()
  await choose('whose', 'a-mu 音乐')
  expect(await page.locator('#timetable caption').innerText()).toContain('a-mu')
  expect((await timetable(page))[1]).toContain('音乐 1.1 Site C 8:30–9:10')
  await page.locator('#picker').getByRole('radio', { name: '专用教室' }).check()
  expect(await page.locator('#timetable').innerText()).toBe('没有课')
  expect(trouble).toEqual([])
})

it('finds moves by words, by cluster and by school', async () => {
  const page = await open(scene())
  const list = page.locator('form[data-list="move-list"]')
  const shown = () => page.locator('#move-list tbody tr:visible').allInnerTexts()
  expect(await shown()).toHaveLength(2)
  await list.getByLabel('搜索').fill('a-ex 骨干')
  expect(await shown()).toEqual([expect.stringContaining('a-ex')])
  expect(await list.locator('output').innerText()).toBe('1 / 2')
  await list.getByLabel('搜索').fill('')
  await list.getByLabel('教共体').selectOption('Cluster L')
  expect(await shown()).toEqual([])
  await list.getByLabel('教共体').selectOption('Cluster K')
  await list.getByLabel('学校').selectOption('Site B')
  expect(await shown()).toHaveLength(2)
  expect(trouble).toEqual([])
})

it('dims the map to one school and hides a layer', async () => {
  const page = await open(scene())
  const map = page.locator('#county-map')
  const dimmed = async () =>
    Promise.all((await map.locator('.site.dim').all()).map((site) => site.getAttribute('data-site')))
  await map.locator('.site[data-site="C"] circle').last().click()
  expect(await dimmed()).toEqual(['B', 'D'])
  await map.locator('.site[data-site="C"] circle').last().click()
  expect(await dimmed()).toEqual([])
  await page.getByLabel(/每周走教/).uncheck()
  expect(await map.locator('[data-flows="visits"]').isVisible()).toBe(false)
  expect(await map.locator('[data-flows="moves"]').isVisible()).toBe(true)
})

it('shows hostile names as text', async () => {
  const page = await open(hostileScene())
  await page.locator('#picker select[name="site"]').selectOption({ index: 1 })
  await page.locator('#picker').getByLabel('教师').check()
  expect(await page.locator('#picker select[name="site"] option').allInnerTexts()).toContain(HOSTILE.script)
  expect(await page.title()).not.toContain('hacked')
  expect(await page.locator('img').count()).toBe(0)
  expect(trouble).toEqual([])
})
