import { figuresIn, longestLine } from '~/domain/figures/figures-in'
import { readQuantities } from '~/domain/figures/quantity'
import type { MetricStatement, Target } from '~/domain/plan'
import { descendants, itemText, type PlacedLine } from '../nodes'
import { allSections, type Block, type MarkdownTree, type Section } from '../section'
import { type FigureContext, isTemplate, plainTitle } from './context'
import { makeTarget } from './target'

const targetWord =
  /\btarget:?\s*(?:metrics\s+)?([<>≤≥~]=?\s*\d[\d,.]*\s*(?:%|[a-z/]+)?|\d[\d,.]*\s*(?:%|ms\b|s\b))(\s+[\w -]{2,40})?/i
const targetLabels = /\b(?:success metrics|exit criteria|success criteria|targets?|acceptance)\b/i
/** A gain ("60-70% faster") or a goal in prose is no limit. */
const relative = /faster|improvement|reduction|\bx\b/i

/** Limit and metric name of "P99 response time: <2 seconds (all endpoints)" or ">99% auth". */
function splitLimit(text: string): { name: string; limit: string } | null {
  const quantity = readQuantities(text).find((one) => one.comparator !== null)
  const bare = quantity ?? readQuantities(text).find((one) => one.unit === 'ratio')
  if (bare === undefined || relative.test(text)) return null
  const name = `${text.slice(0, bare.start)} ${text.slice(bare.end)}`
    .replace(/\([^)]*\)|\d+%\s*(?:→|->)|[✅✔☑*:→()]|->/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return name === '' ? null : { name, limit: bare.words }
}

/** "Target: <200ms P99" after a name on the line, else under the heading that names the thing. */
function fromWords(line: PlacedLine, section: Section): Target[] {
  if (line.text.length > longestLine) return []
  const match = targetWord.exec(line.text)
  if (match === null) return []
  const before = line.text
    .slice(0, match.index)
    .replace(/^[\s#>*-]*(?:\[[ xX]\])?/, '')
    .replace(/[\d,.~–-]+\s*(?:ms|s|%)\s*(?=→|->|\(?\s*$)|→|->|[(:*]|\p{Extended_Pictographic}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const after = (match[2] ?? '').trim()
  const subject = before === '' || /^coverage$/i.test(after) ? plainTitle(section.title) : before
  const named = /success|rate|auth|error/i.test(after) ? after : `${subject} ${after}`
  const name = named.replace(/\s+/g, ' ').trim()
  return makeTarget(before !== '' && after === '' ? before : name, 'stated', match[1]!, line.place)
}

/** Every line that holds text: list items, paragraphs, fences (any language: plans put targets in comments). */
function linesIn(tree: MarkdownTree, block: Block): PlacedLine[] {
  const items = descendants(block.nodes, 'listItem').map((item) => ({
    text: itemText(item),
    place: tree.placeOf(item),
  }))
  const fences = descendants(block.nodes, 'code').flatMap((code) => tree.linesOf(code))
  const metrics = fences.filter((line) => !/:\s{2,}\S/.test(line.text))
  return [...items, ...metrics]
}

function stepAt(line: number, label: string, context: FigureContext): string {
  const week = /\bweek\s*(\d+)\b/i.exec(label)
  if (week !== null) return `week-${week[1]}`
  const tier = /\btier\s*(\d+)\b/i.exec(label)
  if (tier !== null) return `tier-${tier[1]}`
  return context.weekAt(line) ?? context.tierAt(line) ?? 'stated'
}

/** Limits of lists under "Success Metrics", "Week 1 Exit Criteria", and of the pair "Exit Criteria: >99% auth, <2s P99". */
function fromLabel(tree: MarkdownTree, block: Block, context: FigureContext): Target[] {
  return block.pairs.flatMap((pair, index) => {
    if (!targetLabels.test(pair.label)) return []
    const inline = pair.value
      .split(/,\s+|✅|;/u)
      .filter((part) => part.trim() !== '')
      .map((text) => ({ text, place: pair.place }))
    const last = index === block.pairs.length - 1
    const items = last
      ? descendants(block.nodes, 'listItem').map((item) => ({ text: itemText(item), place: tree.placeOf(item) }))
      : []
    return [...inline, ...items].flatMap(({ text, place }) => {
      const split = splitLimit(text)
      return split === null ? [] : makeTarget(split.name, stepAt(place.line, pair.label, context), split.limit, place)
    })
  })
}

/** "Coverage: 63.51% (target 60% ✅)": a figure beside its own target is a claim that it reaches it. */
function judgedFigures(line: PlacedLine, targets: Target[], context: FigureContext): MetricStatement[] {
  const [target] = targets
  if (target === undefined) return []
  const [figure] = figuresIn(line.text, line.place)
  if (figure === undefined) return []
  const { run, ...quoted } = figure
  return [
    {
      metricText: target.metricText,
      metric: target.metric,
      figure: quoted,
      ticked: /[✅✔☑]/u.test(line.text),
      targetText: target.text,
      remark: null,
      step: context.weekAt(line.place.line) ?? 'stated',
      runLabel: run,
      place: line.place,
    },
  ]
}

/** Figures of lists that carry their own target. */
export function readJudgedFigures(tree: MarkdownTree, context: FigureContext): MetricStatement[] {
  return allSections(tree.root)
    .filter((section) => !isTemplate(section))
    .flatMap((section) =>
      section.blocks.flatMap((block) =>
        linesIn(tree, block).flatMap((line) => judgedFigures(line, fromWords(line, section), context)),
      ),
    )
}

/** Targets that stand in words rather than in tables. */
export function readStatedTargets(tree: MarkdownTree, context: FigureContext): Target[] {
  return allSections(tree.root)
    .filter((section) => !isTemplate(section))
    .flatMap((section) =>
      section.blocks.flatMap((block) => [
        ...fromLabel(tree, block, context),
        ...linesIn(tree, block).flatMap((line) => fromWords(line, section)),
      ]),
    )
}
