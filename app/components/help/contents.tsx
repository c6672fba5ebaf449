import { helpParts, helpTexts } from '~/reports/messages/help'
import { MomentLink } from '../moment-link'

/** The list of chapters, and the pages beside them. */
export function HelpContents() {
  return (
    <nav aria-label="Contents" className="help-contents">
      {helpParts.map((part) => (
        <div key={part.title}>
          <p className="caps">{part.title}</p>
          <ul>
            {part.chapters.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div>
        <p className="caps">Pages of their own</p>
        <ul>
          <li>
            <MomentLink to="/help/first-steps">First steps, with a checker</MomentLink>
          </li>
          <li>
            <MomentLink to="/help/rules">{helpTexts.rulesLink}</MomentLink>
          </li>
          <li>
            <MomentLink to="/help/guides">{helpTexts.guidesLink}</MomentLink>
          </li>
          <li>
            <MomentLink to="/help/decisions">Decision records</MomentLink>
          </li>
        </ul>
      </div>
    </nav>
  )
}

/** A chapter’s heading, from the list of contents. */
export function titleOfChapter(id: string): string {
  const chapters = helpParts.flatMap((part): readonly { id: string; title: string }[] => part.chapters)
  const found = chapters.find((chapter) => chapter.id === id)
  if (found === undefined) throw new Error(`the help has no chapter ${id}`)
  return found.title
}
