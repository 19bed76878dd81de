import type ExcelJS from 'exceljs'
import type { Text } from '../../../models/basics.ts'
import { type Edition, headline } from '../edition.ts'
import { keyFigures } from '../figures.ts'
import { effortName, madeAt } from '../provenance.ts'
import { type Book, pageSetup, writeRow } from './sheet.ts'
import { BAD, GOOD, HEAD, LEFT, type Look, STRONG, SENTENCE, TITLE } from './styles.ts'

/** 说明: what this workbook is, how good the plan is, where it comes from, and what each sheet holds. */
export function addAbout(
  book: Book,
  edition: Edition,
  sheets: readonly { readonly name: Text; readonly holds: Text }[],
): void {
  const { t, say } = edition
  const sheet = book.addWorksheet(say('说明', 'About'), {
    views: [{ showGridLines: false }],
    pageSetup: pageSetup('portrait'),
  })
  sheet.columns = [{ width: 22 }, { width: 24 }, { width: 66 }]
  const name = say('教师交流轮岗、走教与课表方案', 'Plan of exchange, visits and timetables')
  write(sheet, [`${headline(edition)} ${name}`], [TITLE], 30)
  for (const sentence of notes(edition)) write(sheet, [sentence], [SENTENCE], 18)
  write(sheet, [], [])
  write(
    sheet,
    [say('主要数字', 'Key figures'), say('结果', 'Result'), say('说明', 'Note')],
    [HEAD, HEAD, HEAD],
    22,
  )
  for (const { label, value, note, good } of keyFigures(edition))
    write(
      sheet,
      [t(label), t(value), t(note)],
      [STRONG, good === undefined ? STRONG : good ? GOOD : BAD, LEFT],
      32,
    )
  write(sheet, [], [])
  pairs(sheet, say('来源', 'Where it comes from'), origin(edition))
  write(sheet, [], [])
  pairs(
    sheet,
    say('工作表', 'Sheets'),
    sheets.map(({ name: own, holds }) => [t(own), t(holds)] as const),
  )
  sheet.commit()
}

function write(
  sheet: ExcelJS.Worksheet,
  values: readonly string[],
  looks: readonly Look[],
  height?: number,
): void {
  writeRow(
    sheet,
    values.map((value, i) => ({ value, look: looks[i] ?? LEFT })),
    height,
  ).commit()
}

/** A heading over the whole width, and under it names with what belongs to them. */
function pairs(
  sheet: ExcelJS.Worksheet,
  heading: string,
  rows: readonly (readonly [string, string])[],
): void {
  write(sheet, [heading, '', ''], [HEAD, HEAD, HEAD], 22)
  for (const [label, value] of rows) {
    const row = writeRow(
      sheet,
      [label, value, ''].map((text, i) => ({ value: text, look: i === 0 ? STRONG : LEFT })),
      18,
    )
    sheet.mergeCells(row.number, 2, row.number, 3)
    row.commit()
  }
}

const origin = ({ facts: { plan, policy }, t, say }: Edition): (readonly [string, string])[] => {
  const { provenance } = plan
  return [
    [say('政策配置', 'Policy profile'), `${t(policy.name)} (${provenance.policyId})`],
    [say('情景', 'Scenarios'), provenance.scenarios.join(say('、', ', ')) || say('无', 'none')],
    [say('数据指纹', 'Hash of the county'), provenance.countyHash],
    [say('政策指纹', 'Hash of the policy'), provenance.policyHash],
    [say('程序', 'Program'), provenance.product],
    [say('种子、求解力度', 'Seed, effort'), `${provenance.seed}, ${t(effortName(plan))}`],
    [say('生成时间', 'Made at'), madeAt(plan)],
  ]
}

function notes({ facts, say }: Edition): string[] {
  return [
    ...(facts.plan.synthetic
      ? [
          say(
            '本方案使用模拟数据，仅供演示，不得作为任何人员决定的依据。',
            'Synthetic data, for demonstration; no decision about any person may rest on it.',
          ),
        ]
      : []),
    say(
      '方案是建议：经有权审批的人员审定后才能公示和执行。',
      'This plan is advice: nothing is published or done before those in charge approve it.',
    ),
    say(
      '教师以编号代替姓名；本工作簿含个人信息，仅限工作人员使用，公示请用 notice.xlsx。',
      'Codes stand for names. This workbook holds personal data for staff only; publish notice.xlsx.',
    ),
  ]
}
