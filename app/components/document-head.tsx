import { words } from '~/reports/messages/document-page'
import type { DocumentPage } from '~/reports/types-document'
import { AnnotateLink } from './annotate-link'
import { Hallmark } from './hallmark'
import { PageHead } from './page-head'

/** Facts, counts by class and the table of contents; all of it links, none of it needs a script. */
export function DocumentHead({ page, raw }: { page: DocumentPage; raw: boolean }) {
  return (
    <>
      <PageHead
        title={page.title}
        crumbs={[{ label: 'Documents', href: '/documents' }]}
        standing={
          <>
            <span className="source">{page.file}</span>
            <span className="secondary">{page.facts}</span>
          </>
        }
      />
      <div className="document-tools">
        <ul className="document-counts">
          {page.counts.map(({ mark, countText, href }) => (
            <li key={mark.class}>
              <a href={href}>
                <Hallmark mark={mark} outlined /> <span className="count">{countText}</span>
              </a>
            </li>
          ))}
        </ul>
        <p>
          {page.firstHref === null || raw ? null : (
            <a href={page.firstHref} title={words.keys}>
              first contradiction ↓
            </a>
          )}{' '}
          {raw ? <a href={page.href}>{words.rendered}</a> : <a href={page.rawHref}>{words.raw}</a>}{' '}
          <AnnotateLink document={page.slug} />
        </p>
      </div>
      {raw || page.contents.length === 0 ? null : <Contents page={page} />}
    </>
  )
}

function Contents({ page }: { page: DocumentPage }) {
  return (
    <details className="document-contents" open>
      <summary>
        <span className="caps">{words.contents}</span> <span className="secondary">{page.contentsText}</span>
      </summary>
      <ol>
        {page.contents.map((entry) => (
          <li key={entry.href} className={`depth-${entry.depth}`}>
            <a href={entry.href}>{entry.text}</a>
            {entry.contradictionHref === null ? null : (
              <a className="refuted-count" href={entry.contradictionHref} title={words.nextTitle}>
                {entry.contradictions}
              </a>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
