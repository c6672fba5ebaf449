import type { FigureRow } from '~/domain/evidence'
import type { DiagnosticList } from '../../diagnostic-list'
import type { FormatResult } from '../format'
import type { ParsedLiteral } from '../literal/parse-literal'
import { type JsonObject, objectOf, textOf } from '../read-values'
import { keySettler } from '../samples/row-name'
import { isStats, statsRow, successLatency, unstated } from './stats-row'

/** The root was "Global Information" until 3.8 or so, "All Requests" since. */
export const rootNames = ['Global Information', 'All Requests']

/**
 * The run of a tree of `stats`: the root is the aggregate, REQUEST nodes are the endpoints; GROUP
 * nodes repeat the requests within them and are passed over.
 */
export function statsRun(
  parsed: ParsedLiteral,
  about: { file: string; dialect: string },
  list: DiagnosticList,
): FormatResult {
  const root = objectOf(parsed.value)
  const stats = root === null ? null : isStats(root) ? root : objectOf(root.stats)
  if (root === null || stats === null || !isStats(stats)) {
    return { kind: 'refused', message: 'the figures of all requests cannot be read', diagnostics: list.all() }
  }
  if (parsed.broken !== null) {
    const { line, reason } = parsed.broken
    list.report('warning', 'cut-file', line, `the file is cut or broken here: ${reason}; requests may be missing`)
  }
  const settle = keySettler()
  const place = (node: object) => ({ file: about.file, line: parsed.lineOf(node), column: 1 })
  const endpoints = requestsOf(root).flatMap(({ node, path }): FigureRow[] => {
    const own = objectOf(node.stats)
    if (own === null || !isStats(own)) return []
    const row = statsRow(own, path, place(own))
    return [{ ...row, key: settle(row.key) }]
  })
  const total = statsRow(stats, rootNames[1]!, place(stats))
  const aggregate: FigureRow = { ...total, key: '*', method: null }
  sayWhatIsAssumed(aggregate, stats, list)
  const { requests, rps } = aggregate
  return {
    kind: 'run',
    run: {
      tool: 'gatling',
      dialect: about.dialect,
      users: null,
      startedAt: null,
      endedAt: null,
      durationS: null,
      activeS: requests === null || rps === null || rps <= 0 ? null : { value: requests / rps, source: 'derived' },
      aggregate,
      endpoints,
      failures: [],
      exceptions: [],
      history: null,
      precision: 'unknown',
      truncated: parsed.broken !== null,
      cannotMeasure: unstated,
    },
    diagnostics: list.all(),
  }
}

function sayWhatIsAssumed({ requests, failures, place }: FigureRow, stats: JsonObject, list: DiagnosticList): void {
  const message =
    'percentiles1 to 4 are taken as P50, P75, P95 and P99, the default, which the file does not record: they are shown and decide nothing'
  list.report('info', 'percentile-names-assumed', place.line, message)
  const successes = successLatency(stats)
  if (requests === null || failures === null || failures === 0 || successes === null) return
  const share = `${failures} of ${requests} requests failed and are inside these times`
  list.report('info', 'gatling-successes', place.line, `${share}; successes alone: ${successes} (percentiles 1, 3, 4)`)
}

interface RequestNode {
  node: JsonObject
  path: string
}

/** Every REQUEST node under a node, with its path of groups. */
function requestsOf(node: JsonObject): RequestNode[] {
  const found: RequestNode[] = []
  const open = [{ node, groups: [] as string[] }]
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { groups } = next
    const contents = objectOf(next.node.contents)
    for (const child of contents === null ? [] : Object.values(contents).map(objectOf)) {
      if (child === null) continue
      const name = textOf(child.name) ?? ''
      if (child.type === 'REQUEST') found.push({ node: child, path: [...groups, name].join(' / ') })
      else open.push({ node: child, groups: [...groups, name] })
    }
  }
  return found
}
