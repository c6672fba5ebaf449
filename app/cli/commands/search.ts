import type { Command } from 'commander'
import { parseQuery } from '~/domain/search/parse-query'
import { countOf } from '~/reports/format'
import { decisionTexts, guideTexts, helpTexts } from '~/reports/search/other-texts'
import { listedHits, type SearchList, searchJson } from '~/reports/search/search-json'
import { judgedProgram, otherProgram } from '~/reports/search/searched'
import type { MarkedPiece } from '~/reports/types-search'
import { readDecisions, readGuides } from '~/server/guides/read-texts'
import { packageRoot } from '~/server/package-root'
import { ensureSearchIndex } from '~/server/search/ensure-index'
import { search } from '~/server/search/search-request'
import { listPrograms } from '~db/queries/programs'
import { type Asked, withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { UsageError } from '../exit-codes'
import type { Terminal } from '../terminal'

interface SearchOptions extends CommonOptions {
  all?: boolean
  most: string
}

/** `assay search` */
export function addSearch(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('search')
    .description('full text over documents, runs, endpoints, findings and what members recorded')
    .argument('<words...>', 'words, "phrases", begin*, and after -- also -without')
    .option('--all', 'in every program')
    .option('--most <count>', 'how many results to print', '20')
    .action(async (words: string[], _local: SearchOptions, command: Command) => {
      const options = command.optsWithGlobals<SearchOptions>()
      const most = Number(options.most)
      if (!Number.isSafeInteger(most) || most < 1) throw new UsageError(`"${options.most}" is no count of results`)
      await withAssessment(options, terminal, (asked) => {
        const list = listOf(asked, words.join(' '), { all: options.all === true, most })
        if (options.json === true) terminal.out(JSON.stringify(searchJson(list), null, 2))
        else print(list, terminal)
      })
    })
}

function listOf({ db, report, asOf }: Asked, text: string, { all, most }: { all: boolean; most: number }): SearchList {
  ensureSearchIndex(db)
  const { assessment, input } = report
  const texts = [...helpTexts, ...decisionTexts(readDecisions(packageRoot())), ...guideTexts(readGuides(packageRoot()))]
  const query = parseQuery(text)
  const { hits } = search({ db, assessed: { assessment, input }, texts }, query, all)
  const here = judgedProgram(assessment, input)
  const others = listPrograms(db).filter(({ slug }) => all && slug !== here.slug)
  const linked = others.map(({ slug, title }) => otherProgram(slug, title, { asOf: null, program: slug }))
  return { query, hits, programs: [here, ...linked], asOf, most }
}

function print(list: SearchList, terminal: Terminal): void {
  const { dim, bold } = terminal.colours
  const marked = (pieces: MarkedPiece[]) => pieces.map(({ text, mark }) => (mark ? bold(text) : text)).join('')
  const listed = listedHits(list)
  for (const { view } of listed) {
    const place = [view.programTitle, view.source?.text, view.context].filter(
      (part) => part !== null && part !== undefined,
    )
    terminal.out(`${view.kindWord}  ${marked(view.title)}${view.mark === null ? '' : `  [${view.mark.word}]`}`)
    terminal.out(`  ${dim(place.length === 0 ? view.href : place.join(' '))}`)
    if (view.snippet !== null) terminal.out(`  ${marked(view.snippet)}`)
  }
  if (list.hits.length === 0) terminal.out('Nothing found.')
  else if (listed.length < list.hits.length)
    terminal.out(dim(`${countOf(list.hits.length, 'result')}, the first ${listed.length} shown`))
}
