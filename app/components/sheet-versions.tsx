import { Link } from '@remix-run/react'
import { reviewTexts } from '~/reports/messages/review'
import type { DifferenceLine, WordsChange } from '~/reports/review/sheet-differences'
import type { SheetPage } from '~/reports/review/sheet-page'
import { Hallmark } from './hallmark'
import { Section } from './section'

/** Said above a published version: whether today's data would give the same figures. */
export function TodayDiffers({ page: { version, today } }: { page: SheetPage }) {
  if (version === null) return null
  if (today.length === 0) return <p className="secondary fine">{reviewTexts.todayNone}</p>
  return (
    <details className="sheet-today">
      <summary>
        {reviewTexts.todayTitle} ({today.length})
      </summary>
      <Differences lines={today} beforeLabel="As published" afterLabel="Today" />
    </details>
  )
}

interface DifferencesProps {
  lines: DifferenceLine[]
  beforeLabel: string
  afterLabel: string
}

function Differences({ lines, beforeLabel, afterLabel }: DifferencesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label={`${beforeLabel} and ${afterLabel}`}>
      <table className="ruled dense">
        <thead>
          <tr>
            <th scope="col">Statement</th>
            <th scope="col">{beforeLabel}</th>
            <th scope="col">{afterLabel}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, group, label, before, after }) => (
            <tr key={id}>
              <th scope="row">
                {label} <span className="secondary fine">{group}</span>
              </th>
              <td>{before ?? <span className="secondary">not stated</span>}</td>
              <td>{after ?? <span className="secondary">not stated</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Words that another changed, section by section: taken out struck, put in underlined. */
export function WordsChanges({ title, changes }: { title: string; changes: WordsChange[] }) {
  return (
    <section className="sheet-changes" aria-label={title}>
      <h3>{title}</h3>
      {changes.length === 0 ? <p className="secondary">The words are the same.</p> : null}
      <dl>
        {changes.map((change) => (
          <div key={change.key}>
            <dt>{change.title}</dt>
            <dd>
              {change.parts.map(({ kind, text }, at) => {
                // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
                if (kind === 'added') return <ins key={at}>{text}</ins>
                // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
                if (kind === 'removed') return <del key={at}>{text}</del>
                // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
                return <span key={at}>{text}</span>
              })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Every published version, newest first, and what the one shown changed. */
export function Versions({ page: { versions, sincePrevious } }: { page: SheetPage }) {
  if (versions.length === 0) return null
  return (
    <Section title="Versions" aside={versions.length} id="versions">
      <ol className="plain-list sheet-versions">
        {versions.map((one) => (
          <li key={one.version}>
            {one.shown ? <strong>Version {one.version}</strong> : <Link to={one.href}>Version {one.version}</Link>}{' '}
            {one.colour === null ? null : <Hallmark mark={one.colour} />}{' '}
            <span className="secondary">
              by {one.by}, {one.at.text}; figures of {one.asOf.text}; <code>{one.shortHash}</code>
            </span>
            {one.correction === null ? null : <span> “{one.correction}”</span>}
          </li>
        ))}
      </ol>
      {sincePrevious === null ? null : (
        <>
          <WordsChanges title={`Words since version ${sincePrevious.version}`} changes={sincePrevious.words} />
          {sincePrevious.figures.length === 0 ? (
            <p className="secondary">The figures are those of version {sincePrevious.version}.</p>
          ) : (
            <Differences
              lines={sincePrevious.figures}
              beforeLabel={`Version ${sincePrevious.version}`}
              afterLabel="This version"
            />
          )}
        </>
      )}
    </Section>
  )
}
