import { metricSlug } from '~/domain/figures/metric-name'
import type { MetricStatement, Target } from '~/domain/plan'
import { descendants, type TableRows, tableRows } from '../nodes'
import { allSections, type MarkdownTree, type Section } from '../section'
import { isTemplate } from './context'
import { figureOf, unitOfName } from './metric-cells'
import { makeTarget } from './target'

interface TableReading {
  targets: Target[]
  metricStatements: MetricStatement[]
}

const metricHead = /^(?:metric|metrics|category|kpi|indicator|metrik)$/i
const unitHead = /^(?:week|sprint|phase|month|minggu|day)$/i
const figureHead = /%|\bms\b|\bp\d{2}\b|coverage|rate\b|success|throughput|\brps\b/i
const otherHead = /hours?|cost|budget|owner|status|phase|notes?/i
const done = /✅|✔|\b(?:done|complete[d]?|selesai)\b/i

/** Step of a column: "Tier 1 Target", "Day 5 Target", "Final Target", "Baseline", "Current". */
function stepOf(head: string): string | null {
  const numbered = /\b(tier|week|day|phase|sprint)\s*(\d+)\b/i.exec(head)
  if (numbered !== null) return `${numbered[1]!.toLowerCase()}-${numbered[2]}`
  if (/\b(?:baseline|current|now|before)\b/i.test(head)) return 'baseline'
  if (/\b(?:final|target|goal)\b/i.test(head)) return 'final'
  return null
}

/** Metric × baseline, tier 1, tier 2, final (also Category × …, and daily targets). */
function readMetricTable(table: TableRows): TableReading {
  const steps = table.headers.map(stepOf)
  const targets = table.rows.flatMap(({ cells, place }) =>
    cells.flatMap((cell, index) => {
      const step = steps[index]
      if (index === 0 || step === null || step === undefined || cells[0] === undefined) return []
      return makeTarget(cells[0], step, cell, place)
    }),
  )
  return { targets, metricStatements: [] }
}

/** A category table's first column holds kinds of coverage: "Write Operations" means its coverage. */
function nameCategories(table: TableRows, section: Section): TableRows {
  if (!/category/i.test(table.headers[0]!) || !/coverage/i.test(section.title)) return table
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, index) => (index === 0 && !/coverage/i.test(cell) ? `${cell} coverage` : cell)),
  }))
  return { ...table, rows }
}

/** Week × metric: bare figures of finished weeks are claims, everything else is that week's target. */
function readWeekTable(table: TableRows): TableReading {
  const unit = table.headers[0]!.toLowerCase()
  const found: TableReading = { targets: [], metricStatements: [] }
  const status = table.headers.findIndex((head) => /status/i.test(head))
  for (const { cells, place } of table.rows) {
    const number = /\d+(?:\.\d+)?/.exec(cells[0] ?? '')?.[0]
    if (number === undefined) continue
    const step = `${unit === 'minggu' ? 'week' : unit}-${number}`
    const finished = status >= 0 && done.test(cells[status] ?? '')
    table.headers.forEach((head, index) => {
      const cell = cells[index]
      if (index === 0 || cell === undefined || !figureHead.test(head) || otherHead.test(head)) return
      const figure = figureOf(head, cell, place)
      if (finished && figure !== null) {
        found.metricStatements.push({
          metricText: head,
          metric: metricSlug(head),
          figure,
          ticked: true,
          targetText: null,
          remark: null,
          step,
          runLabel: null,
          place,
        })
      } else found.targets.push(...makeTarget(head, step, withUnit(cell, head), place))
    })
  }
  return found
}

/** "<2,000" under "P99 (ms)" is "<2,000ms". */
function withUnit(cell: string, head: string): string {
  const unit = unitOfName(head)
  if (unit === undefined || /%|ms|\bs\b/i.test(cell) || !/\d\s*$/.test(cell)) return cell
  return `${cell.trim()}${unit === 'ratio' ? '%' : 'ms'}`
}

/** All tables of the document that state targets or weekly figures. */
export function readTargetTables(tree: MarkdownTree): TableReading {
  const found: TableReading = { targets: [], metricStatements: [] }
  for (const section of allSections(tree.root)) {
    if (isTemplate(section)) continue
    for (const node of descendants(
      section.blocks.flatMap((block) => block.nodes),
      'table',
    )) {
      const table = tableRows(node, tree.placeOf)
      const first = table.headers[0] ?? ''
      const read = metricHead.test(first)
        ? readMetricTable(nameCategories(table, section))
        : unitHead.test(first) && table.headers.slice(1).some((head) => figureHead.test(head) && !otherHead.test(head))
          ? readWeekTable(table)
          : null
      if (read === null) continue
      tree.understood.add(node)
      found.targets.push(...read.targets)
      found.metricStatements.push(...read.metricStatements)
    }
  }
  return found
}
