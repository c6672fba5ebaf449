import { isRouteErrorResponse, Link } from '@remix-run/react'
import { storageTitle } from '~/reports/messages/storage'

interface Explained {
  status: number
  title: string
  text: string
  /** Where the reader may have meant to go. */
  links?: { href: string; text: string }[]
}

function isChoice(data: unknown): data is Required<Pick<Explained, 'text' | 'links'>> {
  return typeof data === 'object' && data !== null && 'links' in data && Array.isArray(data.links)
}

/** Only what a loader chose to say is shown; an unexpected error says nothing of its inside. */
function explain(error: unknown): Explained {
  if (isRouteErrorResponse(error)) {
    if (isChoice(error.data)) return { status: error.status, title: 'Which one?', ...error.data }
    const text =
      typeof error.data === 'string' && error.data !== '' ? error.data : 'Nothing is stored under this address.'
    if (error.status === 404) return { status: 404, title: 'Not in the books', text }
    if ((error.status === 503 || error.status === 507) && typeof error.data === 'string')
      return { status: error.status, title: storageTitle, text }
    if (error.status < 500) return { status: error.status, title: 'This address cannot be read', text }
  }
  return {
    status: 500,
    title: 'The office could not finish this page',
    text: 'An unexpected error happened while the page was made. It is in the log of the server; nothing was changed.',
  }
}

function isEmpty(error: unknown): boolean {
  return isRouteErrorResponse(error) && typeof error.data === 'object' && error.data !== null && 'empty' in error.data
}

/** A database without any program: what to do, not what went wrong. */
function FirstSteps() {
  return (
    <div className="page-head">
      <h1>Nothing has been imported yet</h1>
      <p className="lede">
        Assay reads Markdown trackers and the files of load tests, and computes from them which tiers hold. It needs
        both, in any number of folders.
      </p>
      <p>
        <Link className="button primary" to="/import">
          Import a tracker and its runs
        </Link>
      </p>
      <pre className="commands">
        <code>{`npm run assay -- import PATH-TO-TRACKER PATH-TO-RUNS   the same from the command line
npm run assay -- init PATH-TO-TRACKER PATH-TO-RUNS     writes a commented program.md first
npm start                                              brings the sample program and serves it`}</code>
      </pre>
      <p>
        This page shows the program as soon as one is there.{' '}
        <Link to="/help/first-steps">How Assay reads a tracker, and how to check yours</Link>
      </p>
    </div>
  )
}

export function ErrorPage({ error }: { error: unknown }) {
  if (isEmpty(error)) return <FirstSteps />
  const { status, title, text, links = [] } = explain(error)
  return (
    <div className="page-head error-page">
      <p className="caps">Status {status}</p>
      <h1>{title}</h1>
      <p className="lede">{text}</p>
      {links.length === 0 ? null : (
        <ul className="steps">
          {links.map((link) => (
            <li key={link.href}>
              <Link to={link.href}>{link.text}</Link>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link to="/">Back to the overview</Link>
      </p>
    </div>
  )
}
