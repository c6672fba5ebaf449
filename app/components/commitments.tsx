import { Link } from '@remix-run/react'
import { commitmentTexts } from '~/reports/messages/commitments'
import type { CommitmentsReport, CommitmentView } from '~/reports/types-commitments'
import { type Column, DataTable } from './data-table'
import { EmptyState } from './empty-state'
import { Hallmark } from './hallmark'
import { PageHead } from './page-head'
import { Pencil } from './pencil'
import { SourceChip } from './source-chip'
import { TabLinks } from './tab-links'

/** Milestones or deliverables: who says done, what proves it. */
export function Commitments({ report }: { report: CommitmentsReport }) {
  const texts = commitmentTexts[report.kind]
  if (report.emptyText !== null)
    return (
      <>
        <PageHead title={texts.title} lede={texts.lede} />
        <EmptyState title={texts.emptyTitle} teach>
          {report.emptyText}
        </EmptyState>
      </>
    )
  return (
    <>
      <PageHead title={texts.title} standing={report.summary} lede={texts.lede} />
      <Filters report={report} />
      {report.items.length === 0 ? (
        <EmptyState title={commitmentTexts.none} />
      ) : (
        <div className="commitments">
          <DataTable
            caption={texts.title}
            columns={columnsOf(report.kind)}
            rows={report.items}
            rowKey={({ id }) => id}
            rowId={({ anchor }) => anchor}
            defaultSort={{ key: 'order', direction: 'asc' }}
            cards
          />
        </div>
      )}
      <p className="secondary fine print-hidden">
        <a href={report.csvHref} download>
          {commitmentTexts.csv}
        </a>
      </p>
    </>
  )
}

function Filters({ report }: { report: CommitmentsReport }) {
  return (
    <nav aria-label="Filter" className="facets section">
      <TabLinks tabs={report.tabs} />
      {report.weeks.length < 2 ? null : (
        <p className="facet">
          <span className="caps">Week</span>
          {report.weeks.map((week) => (
            <Link key={week.value} to={week.href} preventScrollReset aria-current={week.on ? 'true' : undefined}>
              {week.label} <span className="count">{week.count}</span>
            </Link>
          ))}
        </p>
      )}
    </nav>
  )
}

function columnsOf(kind: CommitmentsReport['kind']): Column<CommitmentView>[] {
  return [
    {
      key: 'order',
      label: kind === 'milestone' ? 'Milestone' : 'Deliverable',
      rowHeader: true,
      sort: ({ order }) => order,
      cell: (item) => <Said item={item} />,
    },
    { key: 'state', label: 'State', sort: ({ rank }) => rank, cell: ({ mark }) => <Hallmark mark={mark} /> },
    { key: 'proof', label: 'What proves it', cell: (item) => <Proofs item={item} /> },
    {
      key: 'due',
      label: 'Due',
      sort: ({ dueOn }) => dueOn,
      cell: ({ dueText, week }) => (
        <div className="reads">
          <span className="nowrap">{dueText}</span>
          {week === null ? null : (
            <Link className="fine" to={week.href}>
              {week.title.split(':')[0]}
            </Link>
          )}
        </div>
      ),
    },
  ]
}

function Said({ item }: { item: CommitmentView }) {
  return (
    <div className="reads">
      <strong>{item.text}</strong>
      <span>
        <Pencil mark={{ ...item.claim, words: item.claim.done === true ? 'ticked' : 'not ticked' }} />
        {item.achievedText === null ? null : <span className="secondary">, {item.achievedText}</span>}
      </span>
      {item.note === null ? null : <Pencil mark={{ words: item.note, done: null, source: null }} />}
      {item.reward === null ? null : (
        <span>
          <span className="secondary">Reward:</span> {item.reward}
        </span>
      )}
      <SourceChip source={item.source} />
    </div>
  )
}

function Proofs({ item }: { item: CommitmentView }) {
  return (
    <div className="reads">
      {item.proofs.length === 0 ? <span className="secondary">{commitmentTexts.noProof}</span> : null}
      <ul className="bonds">
        {item.proofs.map((proof) => (
          <li key={proof.key}>
            <span className="bond-head">
              <Hallmark mark={proof.mark} />{' '}
              {proof.href === null ? proof.text : <Link to={proof.href}>{proof.text}</Link>}
            </span>
            {proof.byText === null ? null : (
              <span className="secondary fine">
                {proof.byText}
                {proof.note === '' ? null : <>: “{proof.note}”</>}
              </span>
            )}
          </li>
        ))}
        {item.claims.map((claim) => (
          <li key={claim.id}>
            <span className="bond-head">
              <Hallmark mark={claim.mark} /> <Link to={claim.href}>{claim.sentence}</Link>
            </span>
          </li>
        ))}
      </ul>
      {item.attachHref === null ? null : (
        <Link className="fine print-hidden" to={item.attachHref}>
          {commitmentTexts.attach}
        </Link>
      )}
    </div>
  )
}
