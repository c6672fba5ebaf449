import { Link } from '@remix-run/react'
import { riskTexts } from '~/reports/messages/risks'
import type { RisksReport, RiskTrendLine } from '~/reports/types-risks'
import { Section } from './section'
import { SourceChip } from './source-chip'

/** Active and resolved risks of each snapshot, and what changed in it; newest first. */
export function RiskTrend({ lines }: { lines: RiskTrendLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x as-cards" tabIndex={0} aria-label="Risks over the snapshots">
      <table className="ruled risk-trend">
        <caption className="visually-hidden">Risks by snapshot, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Snapshot</th>
            <th scope="col">Active, said resolved</th>
            <th scope="col">What changed</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.href}>
              <th scope="row">
                <a href={line.href}>
                  <time dateTime={line.moment.iso}>{line.moment.text}</time>
                </a>
              </th>
              <td>
                <span className="figure">
                  {line.active}, {line.resolved}
                </span>
                <svg width="120" height="10" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect x="0" y="1" width={line.bars.active} height="8" fill="var(--ink)" />
                  <rect x={line.bars.active} y="1" width={line.bars.resolved} height="8" fill="url(#hatch)" />
                </svg>
              </td>
              <td className="wraps">
                {line.changes.length === 0 ? <span className="secondary">{line.changesText}</span> : null}
                <ul className="bonds">
                  {line.changes.map((change) => (
                    <li key={`${change.word} ${change.text}`}>
                      <span>
                        <span className="caps">{change.word}</span> {change.text}
                      </span>
                      {change.detailText === null ? null : <span className="fine">{change.detailText}</span>}
                      {change.source === null ? null : <SourceChip source={change.source} />}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Records of risks that the document dropped. */
export function VanishedLinks({ links }: { links: RisksReport['vanished'] }) {
  return (
    <Section title="Bound, and no longer listed" id="vanished">
      <p className="secondary note">{riskTexts.vanishedLede}</p>
      <ul className="entries plain">
        {links.map((link) => (
          <li key={`${link.riskId} ${link.criterionText}`}>
            <span className="mono">{link.riskId}</span> {link.byText}: <Link to={link.href}>{link.criterionText}</Link>
            {link.note === '' ? null : <span className="secondary"> “{link.note}”</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
