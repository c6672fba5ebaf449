import type { AppLoadContext } from '@remix-run/node'
import { decisionTexts, guideTexts, helpTexts } from '~/reports/search/other-texts'
import type { AssayDatabase } from '~db/client.server'
import { listPrograms } from '~db/queries/programs'
import { annotatedFor } from './annotate/annotated-for'
import { assessRequest, programAsked } from './assess-request'
import type { AssayContext } from './context'
import { documentLines } from './document-lines'
import { documentChecker } from './explain/check-document'
import { guideMarkup } from './guides/guide-markup'
import { readDecisions, readGuides } from './guides/read-texts'
import { type Identity, identityContext, viewerOf } from './identity/identity'
import type { KeptMarkup } from './kept-markup'
import { readPortfolio } from './portfolio.server'
import { renderedDocuments } from './render/rendered-documents'
import { paletteAnswer } from './search/palette-answer'
import { searchPage } from './search/search-request'
import type { Stopwatch } from './server-timing'
import type { Warming } from './warm-programs'

/** Who asks for an answer, and what is learnt while it is made. */
export interface Asker {
  /** Address it comes from; empty where the connection is gone. */
  ip: string
  /** The page's data alone is asked for (`.data`). */
  asData: boolean
  nonce: string
  stopwatch: Stopwatch
  /** Hears who it turned out to be. */
  seen(memberId: number): void
  unfinished: AssayContext['unfinished']
}

/** What only the process that takes uploads knows. */
export type Received = Pick<AssayContext, 'uploadAnswer' | 'uploadLimits' | 'lookedAt' | 'confirmImport'>

export interface LoadContextOptions {
  db: AssayDatabase
  identity: Identity
  root: string
  warming: Warming
  received: Received
  reportError: AssayContext['reportError']
  /** None in development. */
  keptMarkup: KeptMarkup | null
}

/** What the server hands to the loaders of one answer after another: see AssayContext. */
export function loadContexts(options: LoadContextOptions): (asker: Asker) => AppLoadContext {
  const { db, identity, root, warming, received, reportError, keptMarkup } = options
  const renderedDocument = renderedDocuments(db)
  const checkDocument = documentChecker()
  const foundEverywhere = [...helpTexts, ...decisionTexts(readDecisions(root)), ...guideTexts(readGuides(root))]
  const searched = (request: Request) => ({ db, assessed: assessRequest(db, request), texts: foundEverywhere })
  return ({ ip, asData, nonce, stopwatch, seen, unfinished }) => ({
    ...identityContext(identity, ip, (who) => seen(who.memberId)),
    ...received,
    nonce,
    db,
    assess: (request) => stopwatch.measure('assess', () => assessRequest(db, request)),
    programAsked: (request) => programAsked(db, request).slug,
    portfolio: (request) => stopwatch.measure('assess', () => readPortfolio(db, request)),
    programs: () => listPrograms(db).map(({ slug, title, archived, sample }) => ({ slug, title, archived, sample })),
    isWarming: (request) => warming.ready(new URL(request.url).searchParams.get('program')) !== null,
    unfinished,
    decisions: () => readDecisions(root),
    guides: () => readGuides(root),
    guideMarkup,
    search: (request) => searchPage(searched(request), new URL(request.url)),
    suggest: (request) =>
      paletteAnswer(
        listPrograms(db).length === 0 ? null : searched(request),
        viewerOf(identity, request),
        new URL(request.url).searchParams.get('q') ?? '',
      ),
    checkDocument,
    annotated: (assessed, slug) => annotatedFor(db, assessed, slug),
    documentLines: ({ sha256, plan }) => documentLines(db, { sha256, file: plan.file }),
    renderedDocument: ({ sha256, plan }) => renderedDocument({ sha256, file: plan.file }),
    asData,
    markup: null,
    ...(keptMarkup === null ? {} : { keptMarkup }),
    reportError,
  })
}
