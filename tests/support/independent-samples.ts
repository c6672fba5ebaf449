/** A second reading of sample logs and tables, written apart from the importers and sharing no code with them. */

export interface PlainRow {
  requests: number
  failures: number | null
  avg: number
  min: number
  max: number
  /** By percentile. */
  at: Record<string, number>
  bytes?: number
}

interface Row {
  label: string
  ms: number
  bad: boolean | null
  bytes: number | null
}

/** The smallest value that at least p % of all values do not exceed, by counting. */
function percentile(values: number[], p: number): number {
  const candidates = [...new Set(values)].sort((a, b) => a - b)
  return candidates.find((one) => values.filter((value) => value <= one).length * 100 >= p * values.length)!
}

function summary(rows: Row[]): PlainRow {
  const ms = rows.map((row) => row.ms)
  const sized = rows.every((row) => row.bytes !== null)
  return {
    requests: rows.length,
    failures: rows.some((row) => row.bad === null) ? null : rows.filter((row) => row.bad).length,
    avg: ms.reduce((a, b) => a + b, 0) / ms.length,
    min: Math.min(...ms),
    max: Math.max(...ms),
    at: Object.fromEntries([50, 75, 90, 95, 99].map((p) => [String(p), percentile(ms, p)])),
    ...(sized ? { bytes: rows.reduce((sum, row) => sum + row.bytes!, 0) / rows.length } : {}),
  }
}

export interface PlainRun {
  all: PlainRow | null
  rows: Record<string, PlainRow>
}

function group(rows: Row[], total: boolean): PlainRun {
  const labels = [...new Set(rows.map((row) => row.label))]
  return {
    all: total ? summary(rows) : null,
    rows: Object.fromEntries(labels.map((label) => [label, summary(rows.filter((row) => row.label === label))])),
  }
}

/** Cells of one line; quotes as spreadsheets have them. */
function cellsOf(line: string, mark: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const letter of line) {
    if (letter === '"') quoted = !quoted
    else if (letter === mark && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  return [...cells, cell]
}

const older = 'timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,bytes,Latency'

export function jtlCsv(text: string): PlainRun {
  const lines = text.trim().split(/\r?\n/)
  const named = /elapsed/.test(lines[0]!)
  const mark = /\t/.test(lines[0]!) ? '\t' : ','
  const header = named ? cellsOf(lines[0]!, mark) : older.split(',')
  const rows = lines.slice(named ? 1 : 0).map((line) => {
    const cells = cellsOf(line, mark)
    const get = (name: string) => cells[header.indexOf(name)]
    return {
      label: get('label')!,
      ms: Number(get('elapsed')),
      bad: get('success') !== 'true',
      bytes: get('bytes') === undefined ? null : Number(get('bytes')),
      inner: !/^Number of samples in transaction/.test(get('responseMessage')!),
    }
  })
  const inner = rows.filter((row) => row.inner)
  return inner.length > 0 ? group(inner, true) : group(rows, false)
}

/** Samples at the top level only; the shared files have no transaction controller. */
export function jtlXml(text: string): PlainRun {
  const rows = [...text.matchAll(/<(?:httpS|s)ample ([^>]*)>/g)].map(([, attributes]) => {
    const get = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes!)![1]!
    return { label: get('lb'), ms: Number(get('t')), bad: get('s') !== 'true', bytes: Number(get('by')) }
  })
  return group(rows, true)
}

export function abRows(text: string): PlainRun {
  const rows = text.trim().split('\n').slice(1)
  return group(
    rows.map((line) => ({ label: 'all requests', ms: Number(line.split('\t')[4]), bad: null, bytes: null })),
    true,
  )
}
