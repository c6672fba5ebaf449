import { Link } from '@remix-run/react'
import type { ReceiptView } from '~/reports/receipt-view'
import { FoldedEntries } from './folded-entries'
import { Glyph } from './glyph'
import { Section } from './section'

type Sign = ReceiptView['criteria'][number]['to']

type MovedParts = Pick<ReceiptView, 'tiers' | 'criteria' | 'contradictions'>

function Stamp({ sign }: { sign: Sign }) {
  return (
    <span className={`hallmark outlined t-${sign.token}`}>
      <Glyph glyph={sign.glyph} />
      {sign.word}
    </span>
  )
}

function Change({ from, to }: { from: Sign | null; to: Sign }) {
  return (
    <span className="change">
      {from === null ? <span className="secondary">new</span> : <Stamp sign={from} />}
      <span aria-hidden="true">→</span>
      <span className="visually-hidden">to</span>
      <Stamp sign={to} />
    </span>
  )
}

/** Verdicts, tiers and contradictions that moved or would move; nothing where none did. */
export function Moves({ receipt, title = 'What moved' }: { receipt: MovedParts; title?: string }) {
  const { tiers, criteria, contradictions } = receipt
  if (tiers.length + criteria.length + contradictions.length === 0) return null
  return (
    <Section title={title} id="moved">
      <FoldedEntries
        many="moved"
        entries={[
          ...tiers.map(({ id, href, title, from, to }) => (
            <li key={id}>
              <span>
                <Link to={href}>{title}</Link> <Change from={from} to={to} />
              </span>
            </li>
          )),
          ...criteria.map(({ id, href, text, from, to, reason }) => (
            <li key={`criterion ${id}`}>
              <span>
                <Link to={href}>{text}</Link> <Change from={from} to={to} />
                <span className="found secondary">{reason}</span>
              </span>
            </li>
          )),
          ...contradictions.map(({ id, href, sentence, place }) => (
            <li key={`claim ${id}`}>
              <span>
                Contradicted now: <Link to={href}>{sentence}</Link> <span className="secondary">{place}</span>
              </span>
            </li>
          )),
        ]}
      />
    </Section>
  )
}

function Runs({ receipt }: { receipt: ReceiptView }) {
  const { runs, reports } = receipt
  if (runs.length + reports.length === 0) return null
  return (
    <Section title="Runs and reports" id="runs">
      <FoldedEntries
        many="runs and reports"
        entries={[
          ...runs.map(({ label, href, outcomeText, figures, findings }) => (
            <li key={label}>
              <span>
                <Link className="run-label" to={href}>
                  {label}
                </Link>{' '}
                <span className="secondary">
                  {outcomeText}
                  {figures === '' ? '' : `; ${figures}`}
                </span>
                {findings.map(({ sign, text }) => (
                  <span className="found" key={text}>
                    <Stamp sign={sign} /> {text}
                  </span>
                ))}
              </span>
            </li>
          )),
          ...reports.map(({ label, summary, outcomeText }) => (
            <li key={`report ${label}`}>
              <span>
                <span className="run-label">{label}</span>{' '}
                <span className="secondary">
                  {outcomeText}; {summary}
                </span>
              </span>
            </li>
          )),
        ]}
      />
    </Section>
  )
}

function Files({ title, id, files }: Pick<ReceiptView, 'files'> & { title: string; id: string }) {
  if (files.length === 0) return null
  return (
    <Section title={title} id={id} aside={files.length}>
      <FoldedEntries
        many="files"
        entries={files.map((file) => (
          <li key={`${file.name} ${file.sha256}`}>
            <span>
              <span className="run-label">{file.name}</span>{' '}
              <span className="secondary">
                {[file.sizeText, file.formatText, file.outcomeText].filter((text) => text !== '').join(', ')}
              </span>
              {file.belongsTo === null ? null : (
                <>
                  {' '}
                  {file.belongsTo.href === null ? (
                    file.belongsTo.text
                  ) : (
                    <Link to={file.belongsTo.href}>{file.belongsTo.text}</Link>
                  )}
                </>
              )}
              {file.refusal === null ? null : <Refusal text={file.refusal} />}
              {file.sha256 === null ? null : <span className="found secondary fine">SHA-256 {file.sha256}</span>}
              <FileRemarks items={file.diagnostics} />
            </span>
          </li>
        ))}
      />
    </Section>
  )
}

/** What an upload did: verdicts that moved first, then runs, what is still needed, and every file. */
export function ReceiptBody({ receipt }: { receipt: ReceiptView }) {
  const refused = receipt.files.filter(({ refusal }) => refusal !== null)
  return (
    <>
      <Moves receipt={receipt} />
      <Runs receipt={receipt} />
      {receipt.next.length === 0 ? null : (
        <Section title="What would still be needed" id="next">
          <ul className="entries plain">
            {receipt.next.map(({ key, subject, sentence }) => (
              <li key={key}>
                <span>
                  {sentence} <span className="secondary">{subject}</span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Files title="Refused files" id="refused" files={refused} />
      <Files title="Files" id="files" files={receipt.files.filter(({ refusal }) => refusal === null)} />
      {receipt.given.length === 0 ? null : (
        <Section title="What was said of it" id="given">
          <dl className="glossary">
            {receipt.given.map(({ label, text, href }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  {href === null ? (
                    text
                  ) : (
                    <a href={href} rel="noreferrer noopener">
                      {text}
                    </a>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  )
}

/** Why a file was refused; what it was tried as (a list of dozens) stands behind a word. */
function Refusal({ text }: { text: string }) {
  const [why, tried] = text.split('. Tried: ', 2) as [string, string | undefined]
  return (
    <>
      <span className="found">Refused: {why.replace(/\.?$/, '.')}</span>
      {tried === undefined ? null : (
        <details className="more">
          <summary>what it was tried as, and why each did not fit</summary>
          <ul className="fine secondary">
            {tried.split('; ').map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const remarksShown = 5

/** What the reading of a file had to say; a long list stands folded. */
function FileRemarks({ items }: { items: ReceiptView['files'][number]['diagnostics'] }) {
  const shown = items.length <= remarksShown + 2 ? items : items.slice(0, remarksShown)
  const rest = items.slice(shown.length)
  return (
    <>
      <Remarks items={shown} />
      {rest.length === 0 ? null : (
        <details className="more">
          <summary>{rest.length} more remarks</summary>
          <Remarks items={rest} />
        </details>
      )}
    </>
  )
}

function Remarks({ items }: { items: ReceiptView['files'][number]['diagnostics'] }) {
  return items.map(({ place, severity, rule, message }) => (
    <span className="found" key={`${place} ${rule} ${message}`}>
      <span className="source">{place}</span> <strong>{severity}</strong> {message}{' '}
      <code className="secondary">{rule}</code>
    </span>
  ))
}
