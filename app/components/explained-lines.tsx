import type { ExplainedLineView, ExplainedView } from '~/reports/explain'
import { firstSteps } from '~/reports/messages/first-steps'

/** A document line by line: what stands there, and how it was understood. */
export function ExplainedLines({ lines }: { lines: ExplainedLineView[] }) {
  return (
    <table className="explained">
      <colgroup>
        <col className="line-no" />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className="line-no">
            <span className="visually-hidden">Line</span>
          </th>
          <th scope="col">{firstSteps.sourceHead}</th>
          <th scope="col">{firstSteps.saidHead}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.line} line={line} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ line: { line, text, state, said, advice, diagnostics } }: { line: ExplainedLineView }) {
  const told = diagnostics.filter(({ severity }) => severity !== 'info')
  return (
    <tr className={state} id={`line-${line}`}>
      <td className="line-no figure">{line}</td>
      <td className="written">{text}</td>
      <td className="said">
        {state === 'not_understood' ? <strong>Not understood. </strong> : null}
        {said.join('; ')}
        {advice.map((sentence) => (
          <span key={sentence} className="advice">
            → {sentence}
          </span>
        ))}
        {told.map(({ rule, message }) => (
          <span key={`${rule} ${message}`} className="advice">
            ▲ {message} <code>{rule}</code>
          </span>
        ))}
      </td>
    </tr>
  )
}

/** Lines that were missed and lines that want another word, each a link to its place below. */
export function ExplainedAdvice({ view }: { view: ExplainedView }) {
  const { missed, advice: wanting } = view
  return (
    <>
      <h3>{firstSteps.missedTitle}</h3>
      {missed.length === 0 ? (
        <p>{firstSteps.nothingMissed}</p>
      ) : (
        <ul className="entries plain">
          {missed.map(({ line, to, text, advice }) => (
            <li key={line}>
              <a className="run-label" href={`#line-${line}`}>
                {to === line ? line : `${line}–${to}`}
              </a>{' '}
              <q className="pencil">{text}</q>
              <span className="advice">{advice.join('; ')}</span>
            </li>
          ))}
        </ul>
      )}
      {wanting.length === 0 ? null : (
        <>
          <h3>{firstSteps.adviceTitle}</h3>
          <ul className="entries plain">
            {wanting.map(({ sentence, lines, countText }) => (
              <li key={sentence}>
                {sentence} <span className="secondary">({countText}:</span>{' '}
                {lines.map((line, index) => (
                  <span key={line}>
                    {index === 0 ? '' : ', '}
                    <a href={`#line-${line}`}>{line}</a>
                  </span>
                ))}
                <span className="secondary">)</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
