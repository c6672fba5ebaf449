/**
 * A second, naive reading of test and coverage reports for tests to compare with. Shares no code with
 * the importers on purpose: XML is taken apart by expressions, not by a parser.
 */
export interface IndependentCases {
  total: number
  passed: number
  failed: number
  skipped: number
}

export interface IndependentCoverage {
  lines: [covered: number, total: number] | null
  branches: [covered: number, total: number] | null
}

function bare(xml: string): string {
  return xml.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')
}

/** Splits at `<testcase` and looks which words stand before its end. */
export function independentJunit(xml: string): IndependentCases {
  const cases = bare(xml)
    .split(/<testcase(?=[\s/>])/)
    .slice(1)
  const bodies = cases.map((text) => {
    const head = /^(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(text)![0]
    return head.endsWith('/>') ? '' : text.slice(head.length, text.indexOf('</testcase>'))
  })
  const failed = bodies.filter((body) => /<(?:error|failure)[\s/>]/.test(body)).length
  const skipped = bodies.filter((body) => !/<(?:error|failure)[\s/>]/.test(body) && /<skipped[\s/>]/.test(body)).length
  return { total: bodies.length, failed, skipped, passed: bodies.length - failed - skipped }
}

/** Counts `"status":` words between the results and the end. */
export function independentVitest(json: string): IndependentCases {
  const results = json.slice(json.indexOf('"assertionResults"'))
  const count = (status: string) =>
    [...results.matchAll(new RegExp(`"fullName":"(?:[^"\\\\]|\\\\.)*","status":"${status}"`, 'g'))].length
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('(?:skipped|pending|todo)')] as const
  return { total: passed + failed + skipped, passed, failed, skipped }
}

export function independentPlaywright(json: string): IndependentCases & { projects: string[] } {
  const stats = JSON.parse(json).stats
  const projects = [...json.matchAll(/"projectName":\s*"([^"]*)"/g)].map(([, name]) => name!)
  const passed = stats.expected + stats.flaky
  return {
    total: passed + stats.unexpected + stats.skipped,
    passed,
    failed: stats.unexpected,
    skipped: stats.skipped,
    projects: [...new Set(projects)],
  }
}

/** The totals of the root where it has any, else the lines directly in classes. */
export function independentCobertura(xml: string): IndependentCoverage {
  const root = /<coverage[^>]*>/.exec(xml)![0]
  const attribute = (name: string) => {
    const match = new RegExp(`\\s${name}="(\\d+)"`).exec(root)
    return match === null ? null : Number(match[1])
  }
  const pair = (what: string): [number, number] | null => {
    const [covered, valid] = [attribute(`${what}-covered`), attribute(`${what}-valid`)]
    return covered === null || valid === null || valid === 0 ? null : [covered, valid]
  }
  if (attribute('lines-valid') !== null) return { lines: pair('lines'), branches: pair('branches') }
  const hits = [...xml.replace(/<methods>[\s\S]*?<\/methods>/g, '').matchAll(/<line [^>]*hits="(\d+)"/g)].map(
    ([, count]) => Number(count),
  )
  return { lines: [hits.filter((count) => count > 0).length, hits.length], branches: null }
}

/** Distinct lines of `DA` below each `SF`; branches as `BRF` and `BRH` state them. The file's own `LF` counts repeated lines twice. */
export function independentLcov(text: string): IndependentCoverage {
  const sum = (tag: string) =>
    [...text.matchAll(new RegExp(`^${tag}:(\\d+)`, 'gm'))].reduce((all, [, count]) => all + Number(count), 0)
  const distinct = new Set<string>()
  const hit = new Set<string>()
  for (const part of text.split(/^SF:/m).slice(1)) {
    for (const [, line, count] of part.matchAll(/^DA:(\d+),(\d+)/gm)) {
      const id = `${part.split('\n', 1)[0]}:${line}`
      distinct.add(id)
      if (Number(count) > 0) hit.add(id)
    }
  }
  return { lines: [hit.size, distinct.size], branches: sum('BRF') === 0 ? null : [sum('BRH'), sum('BRF')] }
}

/** `[covered, total]` of the last counter of each kind before the report's end. */
export function independentJacoco(xml: string): Record<string, [number, number]> {
  const tail = xml.slice(xml.lastIndexOf('</package>'))
  return Object.fromEntries(
    [...tail.matchAll(/<counter type="(\w+)" missed="(\d+)" covered="(\d+)"/g)].map(([, type, missed, covered]) => [
      type!,
      [Number(covered), Number(missed) + Number(covered)] as [number, number],
    ]),
  )
}

export function independentClover(xml: string): {
  statements: [number, number]
  branches: [number, number]
  functions: [number, number]
} {
  const metrics = /<metrics[^>]*>/.exec(xml)![0]
  const of = (name: string) => Number(new RegExp(`\\s${name}="(\\d+)"`).exec(metrics)![1])
  return {
    statements: [of('coveredstatements'), of('statements')],
    branches: [of('coveredconditionals'), of('conditionals')],
    functions: [of('coveredmethods'), of('methods')],
  }
}

/** Hits of the `"s"`, `"f"` and `"b"` objects, told by where they stand in the text. */
export function independentIstanbul(json: string): {
  statements: [number, number]
  functions: [number, number]
  branches: [number, number]
} {
  const of = (key: string): [number, number] => {
    const numbers = [
      ...json.matchAll(new RegExp(`"${key}":\\{((?:"\\d+":(?:\\d+|\\[[\\d,]*\\]),?)*)\\}`, 'g')),
    ].flatMap(([, body]) => [...body!.replace(/"\d+":/g, ' ').matchAll(/\d+/g)].map(([digits]) => Number(digits)))
    return [numbers.filter((count) => count > 0).length, numbers.length]
  }
  return { statements: of('s'), functions: of('f'), branches: of('b') }
}
