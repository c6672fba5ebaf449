import { expect, test } from 'vitest'
import { claimsReport, noFilter } from '~/reports/claims'
import { documentsReport } from '~/reports/documents'
import { runReport } from '~/reports/run'
import { runsReport } from '~/reports/runs'
import { type namedTables, type TableRow, tableNamed } from '~/reports/tables'
import { targetsReport } from '~/reports/targets'
import { tierReport } from '~/reports/tier'
import { weekReport } from '~/reports/week'
import { weeksReport } from '~/reports/weeks'
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
}, 30_000)
