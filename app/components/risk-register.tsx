import { Link } from '@remix-run/react'
import { riskTexts } from '~/reports/messages/risks'
import type { RiskLinkView, RisksReport, RiskView } from '~/reports/types-risks'
import { type Column, DataTable } from './data-table'
import { EmptyState } from './empty-state'
import { Hallmark } from './hallmark'
import { Pencil } from './pencil'
import { SourceChip } from './source-chip'
import { TabLinks } from './tab-links'

interface RegisterProps {
  report: RisksReport
  /** Whether the one who looks may confirm and remove bonds: the forms stand below the register. */
  mayBind: boolean
}

/** Every risk with its words, its place, what it is bound to, and whether it has happened. */
export function RiskRegister({ report, mayBind }: RegisterProps) {
  const columns: Column<RiskView>[] = [
    { key: 'no', label: 'No.', sort: ({ order }) => order, cell: ({ ref }) => <span className="ref">{ref}</span> },
    { key: 'risk', label: 'Risk', rowHeader: true, sort: ({ text }) => text, cell: (risk) => <Said risk={risk} /> },
    { key: 'state', label: 'State', sort: ({ rank }) => rank, cell: ({ mark }) => <Hallmark mark={mark} /> },
    {
      key: 'place',
      label: 'Probability, impact',
      sort: ({ weight }) => (weight === null ? null : -weight),
      cell: (risk) => <Spot risk={risk} />,
    },
    {
      key: 'criteria',
      label: 'Bound to',
      cell: ({ links }) => <Links links={links} mayBind={mayBind} />,
    },
  ]
  return (
    <>
      <nav aria-label="Filter of risks" className="facets">
        <TabLinks tabs={report.tabs} />
      </nav>
      {report.risks.length === 0 ? (
        <EmptyState title={riskTexts.noneTitle}>{riskTexts.none}</EmptyState>
      ) : (
        <div className="register">
          <DataTable
            caption="Risks"
            columns={columns}
            rows={report.risks}
            rowKey={({ id }) => id}
            rowId={({ anchor }) => anchor}
            defaultSort={{ key: 'state', direction: 'asc' }}
            cards
          />
        </div>
      )}
    </>
  )
}

function Said({ risk }: { risk: RiskView }) {
  return (
    <div className="reads">
      <strong>{risk.text}</strong>
      {risk.status === null ? null : <Pencil mark={risk.status} />}
      {risk.mitigation === null ? null : (
        <span>
          <span className="secondary">Mitigation:</span> {risk.mitigation}
        </span>
      )}
      {risk.resolution === null ? null : (
        <span>
          <span className="secondary">Resolution:</span>{' '}
          <Pencil mark={{ words: risk.resolution.words, done: true, source: risk.source }} />{' '}
          <span className="secondary">{risk.resolution.dayText}</span>
        </span>
      )}
      {risk.claim === null ? null : (
        <span>
          <Hallmark mark={risk.claim.mark} /> <Link to={risk.claim.href}>{risk.claim.sentence}</Link>
        </span>
      )}
      <SourceChip source={risk.source} />
    </div>
  )
}

function Spot({ risk }: { risk: RiskView }) {
  if (risk.weight === null && risk.probability === null && risk.impact === null)
    return <span className="secondary">not stated</span>
  return (
    <div className="reads">
      <span>
        <Pencil mark={{ words: risk.probability ?? 'not stated', done: null, source: null }} />
        {', '}
        <Pencil mark={{ words: risk.impact ?? 'not stated', done: null, source: null }} />
      </span>
      {risk.weight === null ? <span className="secondary fine">{risk.placeText}</span> : null}
    </div>
  )
}

function Links({ links, mayBind }: { links: RiskLinkView[]; mayBind: boolean }) {
  if (links.length === 0) return <span className="secondary">no criterion</span>
  return (
    <ul className="bonds">
      {links.map((link) => (
        <li key={link.criterionId}>
          <span className="bond-head">
            {link.mark === null ? null : <Hallmark mark={link.mark} />} <Link to={link.href}>{link.text}</Link>
          </span>
          {link.fails || link.mark === null ? (
            <span className="bond-reason">
              {link.sentence}{' '}
              {link.run === null ? null : (
                <Link className="source" to={link.run.href}>
                  {link.run.text}
                </Link>
              )}
            </span>
          ) : null}
          <span className={link.inferred ? 'inferred fine' : 'secondary fine'}>
            {link.inferred ? `inferred: ${link.originText}` : link.originText}
            {link.note === '' ? null : <>: “{link.note}”</>}
          </span>
          {mayBind ? (
            <a className="fine print-hidden" href={`#bond-${link.record}`}>
              {link.inferred ? riskTexts.confirmOrRemove : riskTexts.remove}
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
