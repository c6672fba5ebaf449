import { Link } from '@remix-run/react'
import type { ReviewLine } from '~/reports/review/reviews'
import { Hallmark } from './hallmark'

/** The stamp's own word is not said twice: "missing since 18 Jan" beside MISSING. */
function afterWord(text: string, word: string): string {
  return text.toLowerCase().startsWith(`${word.toLowerCase()} `) ? text.slice(word.length + 1) : text
}

/** Weeks with the state of their review; the colour chosen beside the one computed. */
export function ReviewsTable({ lines }: { lines: ReviewLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x as-cards" tabIndex={0} aria-label="Reviews of weeks">
      <table className="ruled reviews">
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col">Days</th>
            <th scope="col">Review</th>
            <th scope="col">Chosen</th>
            <th scope="col">Computed</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.weekId} id={line.weekId}>
              <th scope="row">
                <Link to={line.href}>{line.title}</Link>
              </th>
              <td className="secondary nowrap">{line.datesText ?? 'undated'}</td>
              <td className="of-state">
                <Hallmark mark={line.mark} />{' '}
                <span className="secondary fine">
                  {afterWord(line.stateText, line.mark.word)}
                  {line.draftText === null ? null : ` · ${line.draftText}`}
                </span>
              </td>
              <td data-label="Chosen">
                {line.colour?.chosenMark == null ? (
                  <span className="secondary">–</span>
                ) : (
                  <Hallmark mark={line.colour.chosenMark} />
                )}
              </td>
              <td data-label="Computed">
                {line.colour === null ? (
                  <span className="secondary">–</span>
                ) : (
                  <Hallmark mark={line.colour.computedMark} />
                )}
              </td>
              <td className="secondary fine because">{line.pendingText ?? line.colour?.rules[0]?.sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
