import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import type { SourceChip as Chip } from '~/reports/types-common'
import type { PlanLines, PlanOption, PlanPriority, PlanReport, PlanTier, Said } from '~/reports/types-plan-page'
import { NoFigure } from './figure'
import { Hallmark } from './hallmark'
import { Scroll } from './scroll'
import { SourceChip } from './source-chip'

export function Chips({ sources }: { sources: Chip[] }) {
  return sources.map((source) => (
    <Fragment key={source.text}>
      {' '}
      <SourceChip source={source} />
    </Fragment>
  ))
}

/** What the documents say of one thing; several wordings under each other, each with its places. */
export function SaidCell({ items, plain = false }: { items: Said[]; plain?: boolean }) {
  if (items.length === 0) return <NoFigure why="not stated" />
  return items.map(({ text, sources }) => (
    <span className="said" key={text}>
      {text}
      {plain ? null : <Chips sources={sources} />}
    </span>
  ))
}

export function PlanTiers({ tiers }: { tiers: PlanTier[] }) {
  return (
    <Scroll label="Tiers of the plan" cards>
      <table className="ruled plan-table wide">
        <thead>
          <tr>
            <th scope="col">Tier</th>
            <th scope="col">Goal</th>
            <th scope="col">Effort</th>
            <th scope="col">Cost</th>
            <th scope="col">ROI</th>
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier) => (
            <tr key={tier.id}>
              <th scope="row">
                <Link to={tier.href}>{tier.title}</Link>
                {tier.mark === null ? null : (
                  <span className="below">
                    <Hallmark mark={tier.mark} />
                  </span>
                )}
              </th>
              {[
                { label: 'Goal', items: tier.goal },
                { label: 'Effort', items: tier.effort },
                { label: 'Cost', items: tier.cost },
                { label: 'ROI', items: tier.roi },
              ].map(({ label, items }) => (
                <td key={label} data-label={label}>
                  <SaidCell items={items} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** One priority as its documents describe it. */
export function Priority({ priority }: { priority: PlanPriority }) {
  const { ref, title, problem, impact, effort, owner, targets } = priority
  const facts = [
    { label: 'Problem', items: problem },
    { label: 'Impact', items: impact },
    { label: 'Effort', items: effort },
    { label: 'Owner', items: owner },
  ].filter(({ items }) => items.length > 0)
  return (
    <li className="priority" id={ref.toLowerCase()}>
      <h4>
        <span className="ref">{ref}</span> <span className="said">{title.at(-1)?.text}</span>
      </h4>
      <p className="sources">
        <Chips sources={title.flatMap(({ sources }) => sources)} />
      </p>
      <dl>
        {facts.map(({ label, items }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <SaidCell items={items} plain />
            </dd>
          </div>
        ))}
        {targets.length === 0 ? null : (
          <div>
            <dt>Targets</dt>
            <dd>
              {targets.map(({ text, source }) => (
                <span className="said" key={`${source.text} ${text}`}>
                  <a href={source.href ?? undefined} title={source.title}>
                    {text}
                  </a>
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </li>
  )
}

export function Options({ list }: { list: PlanReport['options'][number] }) {
  return (
    <div className="option-list">
      <p className="secondary fine">
        {list.document}: {list.group}
      </p>
      <ul className="options">
        {list.items.map((option) => (
          <Option key={option.letter + option.text} option={option} />
        ))}
      </ul>
    </div>
  )
}

function Option({ option }: { option: PlanOption }) {
  const { letter, text, recommended, chosen, fields, source } = option
  return (
    <li className={chosen ? 'chosen' : undefined}>
      <h3>
        {letter === '' ? null : <span className="ref">{letter}</span>} <span className="said">{text}</span>
      </h3>
      {recommended || chosen ? (
        <p className="marks">
          {chosen ? <span className="outlined-word">carried out</span> : null}
          {recommended ? <span className="outlined-word pencilled">recommended</span> : null}
        </p>
      ) : null}
      <dl>
        {fields.map(({ label, text: words }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="said">{words}</dd>
          </div>
        ))}
      </dl>
      <SourceChip source={source} />
    </li>
  )
}

/** Short lines under their headings, several headings beside each other. */
export function LineLists({ lists }: { lists: PlanLines[] }) {
  return (
    <div className="line-lists">
      {lists.map((list) => (
        <div key={`${list.document} ${list.group}`}>
          <h3>{list.group}</h3>
          <p className="secondary fine">{list.document}</p>
          <ul>
            {list.items.map(({ text, verdict, href, source }) => (
              <li key={`${source.text} ${text}`}>
                {verdict === null ? null : <Hallmark mark={verdict} bare />}
                <span className="said">
                  {href === null ? text : <Link to={href}>{text}</Link>} <SourceChip source={source} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
