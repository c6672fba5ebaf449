import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Assessment } from '~/domain/assessment'
import { claimsReport, noFilter } from '~/reports/claims'
import { documentsReport } from '~/reports/documents'
import { plainText } from '~/reports/format'
import { overviewReport } from '~/reports/overview'
import { runReport } from '~/reports/run'
import { runsReport } from '~/reports/runs'
import { shellReport } from '~/reports/shell'
import { targetsReport } from '~/reports/targets'
import { tierReport } from '~/reports/tier'
import type { ReportInput } from '~/reports/types-common'
import { weekReport } from '~/reports/week'
import { weeksReport } from '~/reports/weeks'
import { assessFolders } from '../support/assessed'
import { describeShared, sharedFolder } from '../support/shared'

const endOfProgram = '2026-01-15T15:59:59.999Z'
const headline =
  'Not ready. Tier 1 is blocked: 200 of 200 logins failed in v45. The tracker calls the program finished.'

let assessment: Assessment
let input: ReportInput

/** No sentence may show what a program forgot to say. */
function expectClean(report: unknown) {
  expect(JSON.stringify(report)).not.toMatch(/\bundefined\b|\bNaN\b|\[object |Infinity/)
}

function everyReport(): unknown[] {
  return [
    shellReport(assessment, input),
    overviewReport(assessment, input),
    ...assessment.tiers.map(({ tier }) => tierReport(assessment, input, tier.id)),
    runsReport(assessment, input),
    ...Object.keys(assessment.findings).map((label) => runReport(assessment, input, label)),
    targetsReport(assessment, input),
    weeksReport(assessment, input),
    weekReport(assessment, input, 'week-1'),
    claimsReport(assessment, input, noFilter),
    documentsReport(assessment, input),
  ]
}

describeShared('the reports on the real documents and runs', () => {
  beforeAll(() => {
    const paths = [join(sharedFolder, 'documents'), join(sharedFolder, 'evidence/ahsp')]
    ;({ assessment, input } = assessFolders(paths, endOfProgram))
  })

  test('a week that is spoken of very often shows the worst claims and leads to all of them', () => {
    const report = weekReport(assessment, input, 'week-1')!
    const all = assessment.claims.filter(({ weekId }) => weekId === 'week-1').length
    expect(all).toBeGreaterThan(100)
    expect(report.claims).toHaveLength(40)
    expect(report.claimsAll).toEqual({
      text: `All ${all} claims of this week`,
      href: '/claims?week=week-1&class=all',
    })
    const quiet = assessment.tracker!.weeks.find(
      ({ id }) => assessment.claims.filter(({ weekId }) => weekId === id).length <= 40,
    )!
    expect(weekReport(assessment, input, quiet.id)!.claimsAll).toBeNull()
  })

  test('a week says of its money and of the runs that its tasks name what its verdicts say', () => {
    const report = weekReport(assessment, input, 'week-3')!
    expect(plainText(report.costLines[0]!.actualText)).toBe('not recorded (the document states 0 h, $0)')
    expect(plainText(weekReport(assessment, input, 'week-1')!.costLines[0]!.actualText)).toBe('about 16 h, $480')
    const scale = report.days.flatMap(({ tasks }) => tasks).filter(({ text }) => text.startsWith('Scale test'))
    expect(scale.map(({ proofs }) => proofs.map(({ text, heldText }) => `${text} ${heldText}`))).toEqual([
      ['v41 at hand, tainted'],
      ['v45 at hand, tainted'],
    ])
    const money = overviewReport(assessment, input).money.lines.map(({ label, text }) => [label, plainText(text)])
    expect(Object.fromEntries(money)).toMatchObject({
      'Spent, as recorded': 'at least ~$840',
      'Hours recorded': 'at least ~28 h',
    })
  })

  test('the first page says that the logins of v45 failed, without anyone asking', () => {
    const report = overviewReport(assessment, input)
    expect(report.verdictSentence).toBe(headline)
    const said = report.contradictions.items.map(({ sentence }) => sentence).join('\n')
    expect(said).toContain('A pass is claimed of v45. 200 of 200 logins failed')
    expect(plainText(said)).toContain('12,662 bytes, the size of the login page')
    expect(plainText(report.progress.ticked.text)).toBe('ticked 73 %, 138 of 189 boxes')
    expect(report.money.differences).toMatchObject([{ stated: '$0', recomputed: '$840' }, { label: 'Hours recorded' }])
  })

  test('every sentence of every report is complete', () => {
    for (const report of everyReport()) expectClean(report)
  })

  test('a figure that refutes itself is said with its precision', () => {
    const { items } = claimsReport(assessment, input, { ...noFilter, class: 'self_contradicted' })
    const sentences = items.map(({ sentence }) => plainText(sentence))
    expect(sentences).toContain('It refutes itself: 2.1 s (2.05 to 2.15 s) is not < 2s.')
    expect(sentences).toContain('The total is stated as $0; the rows sum to $840.')
    expect(sentences).toContain('100 % is claimed, and 51 of 189 boxes are open.')
  })

  test('targets that are spelled differently and mean the same are one', () => {
    const { metrics } = targetsReport(assessment, input)
    const p99 = metrics.find(({ metric }) => metric === 'p99-response-time')!
    const tier1 = p99.steps.filter(({ steps }) => steps.includes('tier-1'))
    expect(tier1).toHaveLength(1)
    expect(tier1[0]!.sources.length).toBeGreaterThan(2)
  })
})

describe('the reports on the sample program', () => {
  beforeAll(() => {
    ;({ assessment, input } = assessFolders(
      [join(import.meta.dirname, '../../content/ahsp-optimization')],
      endOfProgram,
    ))
  })

  test('it shows the product’s idea at first sight', () => {
    expect(overviewReport(assessment, input).verdictSentence).toBe(headline)
  })

  test('it says that it is closed, and that transcribed evidence may decide', () => {
    expect(shellReport(assessment, input)).toMatchObject({
      closed: true,
      phaseText: 'closed 15 Jan 2026',
      provenanceText: 'transcribed evidence may decide',
      asOf: { text: 'end of 15 Jan 2026, UTC+8' },
    })
  })

  test('every sentence of every report is complete', () => {
    for (const report of everyReport()) expectClean(report)
  })
})
