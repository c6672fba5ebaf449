import type { AnnotatedDocument } from '~/domain/annotate/annotated'
import type { Assessment } from '~/domain/assessment'
import type { Viewer } from '~/domain/people'
import type { RenderedDocument } from '~/domain/rendered-document'
import type { ImportPreview } from '~/reports/import-preview'
import type { ReportInput } from '~/reports/types-common'
import type { PaletteAnswer, SearchReport } from '~/reports/types-search'
import type { AssayDatabase } from '~db/client.server'
import type { CheckedDocument } from './explain/check-document'
import type { OwnText } from './guides/read-texts'
import type { IdentityContext } from './identity/identity'
import type { KeptMarkup } from './kept-markup'
import type { Portfolio } from './portfolio.server'
import type { UploadAnswer } from './upload/answers'
import type { ConfirmedImport } from './upload/confirm-import'
import type { UploadLimits } from './upload/limits'
import type { ImportTarget } from './upload/page-import'

/** A program as of a moment, judged, with what the reports need beside it. */
export interface AssessedRequest {
  assessment: Assessment
  input: ReportInput
}

/**
 * What the server hands to every loader: the Remix bundle opens no database of its own.
 * Who is asking, and whether they may: `viewer(request)`, `requireDeed(request, deed)`, `identity`.
 */
export interface AssayContext extends IdentityContext {
  nonce: string
  db: AssayDatabase
  /** Reads `?program=` and `?as-of=`; throws a Response (400, 404) that the error page explains. */
  assess(request: Request): AssessedRequest
  /** Slug of the program that the address names, or the first; throws a Response (404) as `assess` does. */
  programAsked(request: Request): string
  /** Every program in a line, as of the moment that the address asks for. */
  portfolio(request: Request): Portfolio
  /** All programs, archived ones last, before them the sample; the first answers where the address names none. */
  programs(): { slug: string; title: string; archived: boolean; sample: boolean }[]
  /** The program is still being judged after a start: an answer that can do without it does. */
  isWarming(request: Request): boolean
  /** Something of this answer is still being worked out: asked for again, it may say more, so it is not kept; or only as long as `still` says so. */
  unfinished(still?: () => boolean): void
  decisions(): OwnText[]
  guides(): OwnText[]
  /** A decision record or a guide as markup. */
  guideMarkup(text: string): string
  /** What the address looks for, over everything that is at hand as of its moment. */
  search(request: Request): SearchReport
  /** What the palette offers: pages, actions that this viewer may take, and the best of what is found. */
  suggest(request: Request): PaletteAnswer
  /** What an upload that wrote nothing answered; null once it is forgotten, and for others. */
  uploadAnswer(id: string, memberId: number): UploadAnswer | null
  uploadLimits: UploadLimits
  /** What a first import would bring, while its files wait; null once they are gone, and for others. */
  lookedAt(id: string, memberId: number): ImportPreview | null
  /** Writes what was looked at. */
  confirmImport(id: string, viewer: Viewer, at: string, target: ImportTarget): Promise<ConfirmedImport>
  /** How each line of a document is understood; nothing of it is stored. */
  checkDocument(input: { file: string; bytes: Uint8Array }): Promise<CheckedDocument>
  /** A document beside what it has to read to be truthful; null where it is not in effect. */
  annotated(assessed: AssessedRequest, slug: string | undefined): AnnotatedDocument | null
  /** A received document line by line; null where its bytes are not at hand. */
  documentLines(input: { sha256: string; plan: { file: string } }): string[] | null
  /** A received document as markup, rendered once for each content; null where its bytes are not at hand. */
  renderedDocument(input: { sha256: string; plan: { file: string } }): Promise<RenderedDocument | null>
  /** The page is already in the browser and asks for a loader's data alone. */
  asData: boolean
  /** Large static markup of this answer: it stands in the page once, and not in the data beside it again. */
  markup: string | null
  /** Where pieces of pages are kept by their content; none in development, where the sources change. */
  keptMarkup?: KeptMarkup
  reportError(error: unknown, url: string): void
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends AssayContext {}
}
