import { isRouteErrorResponse, Link } from '@remix-run/react'

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
    if (error.status < 500) return { status: error.status, title: 'This address cannot be read', text }
  }
  return {
    status: 500,
    title: 'The office could not finish this page',
    text: 'An unexpected error happened while the page was made. It is in the log of the server; nothing was changed.',
  }
}

export function ErrorPage({ error }: { error: unknown }) {
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
