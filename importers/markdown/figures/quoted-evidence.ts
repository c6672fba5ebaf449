import type { RootContent } from 'mdast'
import { type BoundFigure, figuresIn } from '~/domain/figures/figures-in'
import { slugOf } from '~/domain/figures/metric-name'
import { runMentions } from '~/domain/figures/run-mentions'
import type { Place } from '~/domain/place'
import type { QuotedEvidence } from '~/domain/plan'
import { loadMetrics } from '~/domain/vocabulary'
import { descendants, type PlacedLine } from '../nodes'
import { allSections, type Block, type MarkdownTree, type Section } from '../section'
import { type FigureContext, isTemplate, plainTitle } from './context'
import { EvidenceGroups, isDataFile } from './evidence-group'

const aboutTargets = /\b(?:targets?|success metrics|exit criteria|success criteria|impact|expected|goal|roi)\b/i
const metricLine = /^\s*[A-Za-z][\w /%().-]{1,40}?\s*:\s{2,}\S/
const box = /^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]/
const pending = /^\s*(?:[-*+]|\d+[.)])\s+\[ \]/

interface EvidenceSource {
  title: string
  lines: PlacedLine[]
  place: Place
}

/** Lines of lists and paragraphs; boxes and fences have their own readers. */
function linesOf(tree: MarkdownTree, nodes: RootContent[]): PlacedLine[] {
  return nodes.flatMap((node) => {
    if (node.type === 'list') return tree.linesOf(node).filter((line) => !box.test(line.text))
    if (node.type === 'paragraph') return tree.linesOf(node)
    return []
  })
}

/** A labelled block, or what stands under a heading before the first label. */
function blockSource(tree: MarkdownTree, block: Block, section: Section): EvidenceSource {
  const inline = block.pairs.map((pair) => ({ text: `${pair.label}: ${pair.value}`, place: pair.place }))
  const title = block.label ?? plainTitle(section.title)
  const own = block.pairs.length === 1 && block.pairs[0]!.value === '' ? [] : inline
  return { title, lines: [...own, ...linesOf(tree, block.nodes)], place: block.place }
}

/** Each line of a fence stands for itself ("Final Load Test v48 (0.46% Error): PASSED"); metric fences have their own reader. */
function fenceSources(tree: MarkdownTree, block: Block): EvidenceSource[] {
  return descendants(block.nodes, 'code')
    .filter((code) => !code.lang)
    .map((code) => tree.linesOf(code))
    .filter((lines) => lines.filter((line) => metricLine.test(line.text)).length < 2)
    .flat()
    .filter((line) => !box.test(line.text))
    .map((line) => ({ title: line.text.replace(/^[\s\p{P}\p{S}]*/u, '').trim(), lines: [line], place: line.place }))
}

/** Ticked tasks of weeks quote figures as well: "Scale test 200 users (v45) - 1.19% failures". */
function boxSources(tree: MarkdownTree, block: Block, context: FigureContext): EvidenceSource[] {
  return descendants(block.nodes, 'list')
    .filter((list) => block.nodes.includes(list))
    .flatMap((list) => tree.linesOf(list))
    .filter((line) => box.test(line.text) && !pending.test(line.text) && context.weekAt(line.place.line) !== null)
    .map((line) => ({
      title: line.text.replace(box, '').replace(/[*`]/g, '').trim(),
      lines: [line],
      place: line.place,
    }))
}

function usersIn(title: string): number | null {
  const match = /(?<!\d)(\d[\d,]{0,14})\s*(?:concurrent\s+|virtual\s+)?users\b/i.exec(title)
  return match === null ? null : Number(match[1]!.replaceAll(',', ''))
}

function durationIn(title: string): number | null {
  const match = /(?<![\w-])(\d{1,9})\s*(s|sec|seconds|min|minutes|m)\b/i.exec(title)
  if (match === null) return null
  return Number(match[1]) * (match[2]!.toLowerCase().startsWith('s') ? 1 : 60)
}

function readSource(
  source: EvidenceSource,
  section: Section,
  context: FigureContext,
  counted: boolean,
): QuotedEvidence[] {
  const [named] = runMentions(source.title)
  const groups = new EvidenceGroups(named ?? null, source.place)
  for (const line of source.lines) {
    const figures = figuresIn(line.text, line.place)
    groups.add(line.text, counted ? figures : figures.map(withoutVerb), line.place)
  }
  return groups.groups
    .filter((group) => group.figures.length > 0 || (counted && group.files.some(isDataFile)))
    .map((group) => ({
      id: '',
      title: source.title,
      runLabel: group.runLabel,
      users: usersIn(source.title),
      durationS: durationIn(source.title),
      date: /\b\d{4}-\d{2}-\d{2}\b/.exec(`${source.title} ${section.title}`)?.[0] ?? null,
      files: group.files,
      figures: group.figures,
      conclusions: group.conclusions,
      weekId: context.weekAt(source.place.line),
      place: group.place,
    }))
}

/** A task's words before a load figure say what was done ("Re-test 150 users"), not where. */
function withoutVerb(figure: BoundFigure): BoundFigure {
  const named = figure.endpoint === null || /[/[]/.test(figure.endpoint)
  return named || !isLoadFigure(figure) ? figure : { ...figure, endpoint: null }
}

function isLoadFigure(figure: BoundFigure): boolean {
  return (loadMetrics as readonly string[]).includes(figure.metric)
}

/** Ids follow the words, so that they hold across snapshots: run or title, then an ordinal. */
function withIds(evidence: QuotedEvidence[]): QuotedEvidence[] {
  const seen = new Map<string, number>()
  return evidence.map((one) => {
    const base = slugOf(one.runLabel ?? one.title).slice(0, 60)
    const count = (seen.get(base) ?? 0) + 1
    seen.set(base, count)
    return { ...one, id: count === 1 ? base : `${base}-${count}` }
  })
}

/** Every block of the document that reports figures, wherever it stands, also after the footer. */
export function readQuotedEvidence(tree: MarkdownTree, context: FigureContext): QuotedEvidence[] {
  const found: QuotedEvidence[] = []
  for (const section of allSections(tree.root)) {
    if (isTemplate(section)) continue
    for (const block of section.blocks) {
      if (aboutTargets.test(block.label ?? section.title)) continue
      found.push(...readSource(blockSource(tree, block, section), section, context, true))
      for (const source of fenceSources(tree, block)) found.push(...readSource(source, section, context, true))
      for (const source of boxSources(tree, block, context)) found.push(...readSource(source, section, context, false))
    }
  }
  return withIds(found.sort((a, b) => a.place.line - b.place.line))
}
