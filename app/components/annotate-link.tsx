import { annotateWords as words } from '~/reports/messages/annotate'
import { MomentLink } from './moment-link'

/** From a document to the patch that makes it truthful. */
export function AnnotateLink({ document }: { document: string }) {
  return <MomentLink to={`/documents/${encodeURIComponent(document)}/annotate`}>{words.link}</MomentLink>
}
