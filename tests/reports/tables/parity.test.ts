import { expect, test } from 'vitest'
import { burnUpReport } from '~/reports/burn-up'
import { claimsReport, noFilter } from '~/reports/claims'
import { deliverablesReport, milestonesReport } from '~/reports/commitments'
import { costsReport } from '~/reports/costs'
import { documentsReport } from '~/reports/documents'
import { risksReport } from '~/reports/risks-page'
import { runReport } from '~/reports/run'
import { runsReport } from '~/reports/runs'
import { type namedTables, type TableRow, tableNamed } from '~/reports/tables'
import { targetsReport } from '~/reports/targets'
import { tierReport } from '~/reports/tier'
import { weekReport } from '~/reports/week'
import { weeksReport } from '~/reports/weeks'
import { programPointsAt } from '~db/queries/program-points'
import { sampleContext } from '../../support/sample-context'

function rowsOf(name: string, sources: Parameters<(typeof namedTables)[number]['rows']>[0]): TableRow[] {
  return tableNamed(name)!.rows(sources)
}

test('tables hold what the pages of the sample show: tiers, criteria, weeks, tasks, deliverables, milestones', () => {
  const { context, sources } = sampleContext()
  const { assessment, input } = context
  const criteria = assessment.tiers.flatMap(({ tier }) => tierReport(assessment, input, tier.id)!.criteria)
  expect(rowsOf('criteria', sources).map(({ id, verdict, rule }) => [id, verdict, rule])).toEqual(
    criteria.map((one) => [one.id, one.mark.verdict, one.rule.text]),
  )
  const weeks = weeksReport(assessment, input).weeks
  expect(rowsOf('weeks', sources).map(({ id }) => id)).toEqual(weeks.map(({ id }) => id))
  const pages = weeks.map(({ id }) => weekReport(assessment, input, id)!)
  const tasks = pages.flatMap((page) => [...page.days.flatMap((day) => day.tasks), ...page.tasks])
  const byId = (rows: { id: string; ticked: unknown }[]) => rows.toSorted((a, b) => a.id.localeCompare(b.id))
  expect(byId(rowsOf('tasks', sources).map(({ id, ticked }) => ({ id: String(id), ticked })))).toEqual(
    byId(tasks.map(({ id, ticked }) => ({ id, ticked }))),
  )
  expect(rowsOf('tasks', sources).filter(({ proven }) => proven === true)).toHaveLength(assessment.progress.proven.done)
  expect(rowsOf('deliverables', sources)).toHaveLength(pages.flatMap((page) => page.deliverables).length)
})

test('tables hold what the pages of the sample show: claims, targets, documents, runs, endpoints, findings', () => {
  const { context, sources } = sampleContext()
  const { assessment, input } = context
  const claims = claimsReport(assessment, input, { ...noFilter, page: null })
  expect(rowsOf('claims', sources)).toHaveLength(claims.tabs.at(-1)!.count)
  const targets = targetsReport(assessment, input).metrics.flatMap(({ steps }) =>
    steps.flatMap(({ sources: all }) => all),
  )
  expect(rowsOf('targets', sources)).toHaveLength(targets.length)
  const documents = documentsReport(assessment, input).documents
  expect(rowsOf('documents', sources).map(({ slug }) => slug)).toEqual(documents.map(({ slug }) => slug))
  expect(rowsOf('remarks', sources)).toHaveLength(documents.flatMap(({ diagnostics }) => diagnostics).length)
  const runs = rowsOf('runs', sources)
  expect(runs.map(({ label }) => label)).toEqual(runsReport(assessment, input).runs.map(({ label }) => label))
  for (const { label } of runs) {
    const page = runReport(assessment, input, String(label))!
    const own = rowsOf('endpoints', sources).filter(({ run, name }) => run === label && name !== 'Aggregated')
    expect(own.map(({ requests }) => requests)).toEqual(page.endpoints.map(({ requests }) => requests.value))
    expect(rowsOf('findings', sources).filter(({ run }) => run === label)).toHaveLength(page.findings.length)
  }
})

/** The line that a chip of a source leads to. */
const lineOf = (source: { text: string }) => Number(source.text.split(':').at(-1))

function withCurve() {
  const { db, context, sources } = sampleContext()
  const { assessment, input } = context
  const curve = programPointsAt(db, { program: assessment.settings.slug, asOf: assessment.asOf })
  return { sources, assessment, input, curve }
}

test('the table of risks says of each what the page says: place, steps, bonds, whether it has happened', () => {
  const { context, sources } = sampleContext()
  const { assessment, input } = context
  const page = risksReport(assessment, input, { show: 'all', at: null }).risks
  expect(page.length).toBeGreaterThan(4)
  expect(rowsOf('risks', sources).map((row) => ({ ...row, criteria: row.criteria === null ? 0 : 1 }))).toMatchObject(
    page
      .toSorted((a, b) => a.order - b.order)
      .map(({ id, text, active, probability, impact, mitigation, links, source }) => ({
        ...{ id, text, active, probability, impact, mitigation, line: lineOf(source) },
        criteria: Math.min(1, links.length),
      })),
  )
  expect(rowsOf('risks', sources).filter(({ happened }) => happened !== null)).toHaveLength(
    page.filter(({ happened }) => happened).length,
  )
})

test('the tables of earned value hold the figures of the page of costs, unknown where it says so', () => {
  const { sources, assessment, input, curve } = withCurve()
  const page = costsReport(assessment, input, curve.points)
  const rows = rowsOf('earned-value', sources)
  const figure = (name: string, side: string | null) =>
    rows.find((row) => row.figure === name && row.side === side)!.value
  const [ev, cpi, spi, eac, etc, vac, tcpi] = page.indices
  for (const [name, row] of Object.entries({ earned: ev!, cpi: cpi!, spi: spi!, eac: eac!, etc: etc!, vac: vac! })) {
    expect([name, figure(name, 'claimed')]).toEqual([name, row.claimed.value])
    expect([name, figure(name, 'proven')]).toEqual([name, row.proven.value])
  }
  expect([figure('tcpi', 'claimed'), tcpi!.claimed.value]).toEqual([null, null])
  const shown = page.figures.map(({ figure: { value } }) => value)
  for (const name of ['budget_at_completion', 'planned_value', 'actual_cost', 'watermelon_gap'])
    expect(shown).toContain(figure(name, null))

  const weeks = rowsOf('earned-value-by-week', sources)
  for (const week of page.weeks) {
    const row = weeks.find(({ week: id }) => id === week.id)!
    expect(row).toMatchObject({
      estimate_minutes: week.estimateHours.value,
      estimate_cents: week.estimate.value,
      actual_minutes: week.actualHours.value,
      actual_cents: week.actual.value,
      earned_claimed: week.claimed.value,
      earned_proven: week.proven.value,
      cpi_claimed: week.cpiClaimed.value,
      cpi_proven: week.cpiProven.value,
      gap: week.gap.value,
      approximate: /^(~|about )/.test(week.actual.text),
    })
  }
  expect(page.weeks.some(({ actual }) => actual.value === null)).toBe(true)
})

test('the table of the burn-up holds the moments of the page with the same counts', () => {
  const { sources, assessment, input, curve } = withCurve()
  const page = burnUpReport(assessment, input, curve)
  const shown = rowsOf('burn-up', sources).map((row) => [
    `${row.criteria_met} of ${row.criteria}`,
    ...[row.tasks, row.tasks_claimed, row.tasks_ticked, row.tasks_proven].map(String),
  ])
  expect(page.rows.length).toBeGreaterThan(2)
  expect(shown.slice(-page.rows.length)).toEqual(
    page.rows
      .toReversed()
      .map(({ criteria, tasks, claimed, ticked, proven }) => [criteria, tasks, claimed, ticked, proven]),
  )
})

test('the tables of milestones and deliverables hold what their pages show, in the same state', () => {
  const { context, sources } = sampleContext()
  const { assessment, input } = context
  for (const [name, page] of [
    ['milestones', milestonesReport],
    ['deliverables', deliverablesReport],
  ] as const) {
    const { items } = page(assessment, input, { state: null, week: null })
    expect(items.length).toBeGreaterThan(3)
    expect(rowsOf(name, sources).map(({ text, ticked, line, due_on }) => ({ text, ticked, line, due_on }))).toEqual(
      items
        .toSorted((a, b) => a.order - b.order)
        .map(({ text, claim, source, dueOn }) => ({
          ...{ text, ticked: claim.done, line: lineOf(source), due_on: dueOn },
        })),
    )
  }
})
