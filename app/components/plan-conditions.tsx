import { Link } from '@remix-run/react'
import type { PlanReport } from '~/reports/types-plan-page'
import { Hallmark } from './hallmark'
import { Pencil } from './pencil'
import { Scroll } from './scroll'
import { SourceChip } from './source-chip'

/** Conditions of one decision: as written, what the author answered, what the data answer. */
export function Conditions({ group }: { group: PlanReport['conditions'][number] }) {
  return (
    <div className="condition-group">
      <h3>{group.group}</h3>
      <Scroll label={`Conditions: ${group.group}`}>
        <table className="ruled plan-table conditions wide">
          <thead>
            <tr>
              <th scope="col">Condition</th>
              <th scope="col">By the data</th>
              <th scope="col">Answered in the plan</th>
              <th scope="col">Why</th>
              <th scope="col">Run</th>
            </tr>
          </thead>
          <tbody>
            {group.items.map((item) => (
              <tr key={`${item.source.text} ${item.text}`}>
                <th scope="row">
                  <span className="said">{item.text}</span> <SourceChip source={item.source} />
                </th>
                <td>
                  <Hallmark mark={item.mark} />
                </td>
                <td>
                  {item.remark === null ? null : <Pencil mark={{ words: item.remark, done: null, source: null }} />}
                </td>
                <td>
                  {item.rule === null ? null : <code>{item.rule}</code>} {item.sentence}
                </td>
                <td>
                  {item.run === null ? null : (
                    <Link className="run-label" to={item.run.href}>
                      {item.run.text}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {group.advice === null ? null : (
        <p className="advice">
          <span className="secondary">Recommended in the plan:</span> <Pencil mark={group.advice} />
        </p>
      )}
    </div>
  )
}

export function Timeline({ table }: { table: PlanReport['timelines'][number] }) {
  return (
    <details className="more timeline-table">
      <summary>
        {table.group} <span className="secondary">{`${table.rows.length} rows · ${table.document}`}</span>
      </summary>
      <Scroll label={table.group}>
        <table className="ruled dense plan-table">
          <thead>
            <tr>
              {table.columns.map(({ key, label }) => (
                <th scope="col" key={key}>
                  {label}
                </th>
              ))}
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ cells, source }) => (
              <tr key={source.text}>
                {table.columns.map(({ key }) => (
                  <td key={key}>{cells[key]}</td>
                ))}
                <td>
                  <SourceChip source={source} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  )
}
