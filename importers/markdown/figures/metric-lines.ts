import { metricSlug } from '~/domain/figures/metric-name'
import { runMentions } from '~/domain/figures/run-mentions'
import type { MetricStatement, Target } from '~/domain/plan'
import { descendants, type PlacedLine } from '../nodes'
import { allSections, type MarkdownTree, type Section } from '../section'
import { isTemplate } from './context'
import { figureOf } from './metric-cells'
import { makeTarget } from './target'

const metricLine = /^\s*([A-Za-z][\w /%().-]{1,40}?)\s*:\s{2,}(\S.*)$/
const done = /[✅✔☑]/u
const ownTarget = /\(?\s*target:?\s*([<>≤≥~]?=?\s*[\d][^)]*)\)?/i

interface MetricLines {
  targets: Target[]
  metricStatements: MetricStatement[]
}

/** `current`, `baseline` or the step that the heading of a metrics fence names. */
function stepOf(title: string): string {
  const week = /\b(?:week|minggu)\s*(\d+)\b/i.exec(title)
  if (/\bafter\b|\bfinal\b|\bend\b/i.test(title)) return 'final'
  if (week !== null) return `week-${week[1]}`
  const tier = /\btier\s*(\d+)\b/i.exec(title)
  if (tier !== null) return `tier-${tier[1]}`
  if (/\btarget/i.test(title)) return 'final'
  return 'current'
}

function readLine(line: PlacedLine, section: Section): MetricLines {
  const match = metricLine.exec(line.text)
  if (match === null) return { targets: [], metricStatements: [] }
  const [, name, rest] = match as unknown as [string, string, string]
  const step = stepOf(section.title)
  const stated = ownTarget.exec(rest)?.[1]?.trim() ?? null
  const value = rest
    .replace(ownTarget, ' ')
    .split(/[✅✔☑⏳❌]/u)[0]!
    .split(/\s-\s/)[0]!
    .trim()
  if (/\btarget/i.test(section.title))
    return { targets: makeTarget(name, step, value, line.place), metricStatements: [] }
  const remark = rest
    .replace(ownTarget, ' ')
    .slice(rest.indexOf(value) + value.length)
    .replace(/^[\s✅✔☑⏳❌-]+/u, '')
    .trim()
  const [run] = [...runMentions(rest), ...runMentions(section.title)]
  return {
    targets: stated === null ? [] : makeTarget(name, 'stated', stated, line.place),
    metricStatements: [
      {
        metricText: name,
        metric: metricSlug(name),
        figure: figureOf(name, value, line.place),
        ticked: done.test(rest),
        targetText: stated,
        remark: remark === '' ? null : remark,
        step,
        runLabel: run ?? null,
        place: line.place,
      },
    ],
  }
}

/** Metric lines ("P99 Response Time:    2,100ms ✅ (Target: <2,000ms)") of fences without a language. */
export function readMetricLines(tree: MarkdownTree): MetricLines {
  const found: MetricLines = { targets: [], metricStatements: [] }
  for (const section of allSections(tree.root)) {
    if (isTemplate(section)) continue
    for (const code of descendants(
      section.blocks.flatMap((block) => block.nodes),
      'code',
    )) {
      if (code.lang) continue
      const lines = tree.linesOf(code)
      if (lines.filter((line) => metricLine.test(line.text)).length < 2) continue
      tree.understood.add(code)
      for (const line of lines) {
        const read = readLine(line, section)
        found.targets.push(...read.targets)
        found.metricStatements.push(...read.metricStatements)
      }
    }
  }
  return found
}
