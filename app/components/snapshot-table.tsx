import { Link } from '@remix-run/react'
import { orphansAside, orphansTitle } from '~/reports/messages/changes'
import type { OrphanView, SnapshotLine } from '~/reports/types-changes'
import { Pencil } from './pencil'
import { Section } from './section'

/** Every snapshot of one document: when it took effect, who brought it, its bytes. */
export function SnapshotTable({ snapshots }: { snapshots: SnapshotLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label="Snapshots">
      <table className="ruled">
        <thead>
          <tr>
            <th scope="col" className="n">
              No.
            </th>
            <th scope="col">In effect since</th>
            <th scope="col">Imported</th>
            <th scope="col">File</th>
            <th scope="col">Changes</th>
          </tr>
        </thead>
        <tbody>
          {snapshots.map((one) => (
            <tr key={one.revision}>
              <th scope="row" className="n">
                {one.revision}
              </th>
              <td>
                <a href={one.href}>{one.effectiveText}</a>
                {one.inEffect ? <span className="secondary"> · in effect</span> : null}
                <div className="secondary fine">{one.timeText}</div>
              </td>
              <td className="secondary">{one.importedText}</td>
              <td>
                <a className="source" href={one.downloadHref} download title={`SHA-256 ${one.sha256}`}>
                  {one.file.split('/').at(-1)}
                </a>
                <div className="source secondary">{one.sha256.slice(0, 12)}</div>
              </td>
              <td>{one.changesHref === null ? '–' : <Link to={one.changesHref}>since the one before</Link>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Acts whose task or criterion is gone from the documents. */
export function Orphans({ orphans }: { orphans: OrphanView[] }) {
  if (orphans.length === 0) return null
  return (
    <Section title={orphansTitle} id="orphans" aside={orphansAside}>
      <ul className="entries plain">
        {orphans.map((orphan) => (
          <li key={orphan.key}>
            <span className="found">
              <strong>{orphan.kindWord}</strong> on <code className="rule">{orphan.subject}</code>{' '}
              <span className="secondary">{orphan.byText}</span>: {orphan.said}
            </span>
            {orphan.last === null ? null : (
              <span className="said">
                <span className="secondary">last said</span> <Pencil mark={orphan.last} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
