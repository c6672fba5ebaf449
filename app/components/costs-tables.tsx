import { Link } from '@remix-run/react'
import type { CostsReport, CostWeek } from '~/reports/types-money'
import { Pencil } from './pencil'
import { Scroll } from './scroll'
import { SourceChip } from './source-chip'
import { WorkedFigure } from './worked-figure'

export function HeadFigures({ report }: { report: CostsReport }) {
  return (
    <dl className="manifest bill worked-list">
      {report.figures.map(({ label, says, figure }) => (
        <div key={label}>
          <dt>
            {label}
            {says === null ? null : <small className="secondary">{says}</small>}
          </dt>
          <dd>
            <WorkedFigure label={label} figure={figure} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function IndexTable({ report }: { report: CostsReport }) {
  return (
    <Scroll label="Earned value">
      <table className="ruled indices">
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" className="n">
              As claimed
            </th>
            <th scope="col" className="n">
              As proven
            </th>
          </tr>
        </thead>
        <tbody>
          {report.indices.map((row) => (
            <tr key={row.short}>
              <th scope="row">
                {row.name} <abbr title={row.name}>{row.short}</abbr>
                <small className="secondary">{row.says}</small>
              </th>
              <td className="n">
                <WorkedFigure label={`${row.short} as claimed`} figure={row.claimed} />
              </td>
              <td className="n">
                <WorkedFigure label={`${row.short} as proven`} figure={row.proven} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** Claimed in hatch, proven solid, on one scale of the week's estimate. */
function GapBar({ shares }: { shares: CostWeek['shares'] }) {
  if (shares === null) return null
  const width = 72
  const px = (percent: number) => Math.round(percent * width) / 100
  return (
    <svg className="plot gap-bar" width={width} height="10" aria-hidden="true">
      <line x1="0" x2={width} y1="9.5" y2="9.5" stroke="var(--hairline)" />
      <rect x="0.5" y="0.5" width={Math.max(0.1, px(shares.claimed) - 1)} height="8.5" className="gap-claimed" />
      <rect x="0" y="0" width={px(shares.proven)} height="9.5" className="gap-proven" />
    </svg>
  )
}

function WeekRow({ week }: { week: CostWeek }) {
  return (
    <tr id={week.id}>
      <th scope="row">
        {week.href === null ? week.title : <Link to={week.href}>{week.title}</Link>}
        {week.current ? <span className="deciding-word"> current</span> : null}
        {week.phase === null ? null : <small className="secondary">{week.phase}</small>}
      </th>
      <td className="n" data-label="Estimate">
        <WorkedFigure label="Estimate" figure={week.estimate} />
        <WorkedFigure label="Hours estimated" figure={week.estimateHours} />
      </td>
      <td className="n" data-label="Actual">
        <WorkedFigure label="Actual cost" figure={week.actual} />
        <WorkedFigure label="Actual hours" figure={week.actualHours} />
        <small className="secondary">
          {week.origin}
          {week.origin === null || week.statedText === null ? null : ' · '}
          {week.statedText === null ? null : (
            <>
              {'said '}
              <Pencil mark={{ words: week.statedText, done: null, source: null }} />
            </>
          )}
        </small>
      </td>
      <td className="n" data-label="Variance">
        <WorkedFigure label="Variance" figure={week.variance} />
      </td>
      <td className="n" data-label="EV claimed">
        <WorkedFigure label="Earned as claimed" figure={week.claimed} />
      </td>
      <td className="n" data-label="EV proven">
        <WorkedFigure label="Earned as proven" figure={week.proven} />
      </td>
      <td className="n" data-label="CPI claimed">
        <WorkedFigure label="CPI as claimed" figure={week.cpiClaimed} />
      </td>
      <td className="n" data-label="CPI proven">
        <WorkedFigure label="CPI as proven" figure={week.cpiProven} />
      </td>
      <td className="n" data-label="Gap">
        <WorkedFigure label="Gap" figure={week.gap} />
        <GapBar shares={week.shares} />
      </td>
    </tr>
  )
}

export function CostWeeks({ weeks }: { weeks: CostWeek[] }) {
  return (
    <Scroll label="Weeks" cards>
      <table className="ruled wide cost-weeks">
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col" className="n">
              Estimate
            </th>
            <th scope="col" className="n">
              Actual
            </th>
            <th scope="col" className="n">
              Variance
            </th>
            <th scope="col" className="n">
              EV claimed
            </th>
            <th scope="col" className="n">
              EV proven
            </th>
            <th scope="col" className="n">
              CPI claimed
            </th>
            <th scope="col" className="n">
              CPI proven
            </th>
            <th scope="col" className="n">
              Gap
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <WeekRow key={week.id} week={week} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** What the document states as totals beside the sums of its rows. */
export function StatedTotals({ totals }: { totals: CostsReport['totals'] }) {
  return (
    <Scroll label="Stated totals">
      <table className="ruled totals">
        <thead>
          <tr>
            <th scope="col">Total</th>
            <th scope="col" className="n">
              Stated
            </th>
            <th scope="col" className="n">
              Its rows sum to
            </th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {totals.map((total) => (
            <tr key={total.label}>
              <th scope="row">{total.label}</th>
              <td className="n">
                <span className="pencil">{total.stated}</span>
              </td>
              <td className="n">
                {total.sum}
                {total.differs ? (
                  <span className="t-not-met differs">
                    {' '}
                    <span aria-hidden="true">✕</span> differs
                  </span>
                ) : null}
              </td>
              <td>
                <SourceChip source={total.source} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
