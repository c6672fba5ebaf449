import type { FindingTag, FindingView } from '~/reports/types-common'
import { Glyph } from './glyph'

/** A finding's severity: outlined, since it is a remark on evidence and no verdict. */
export function FindingMark({ finding }: { finding: FindingView }) {
  return (
    <span className={`hallmark outlined t-${finding.token}`} title={finding.sentence}>
      <Glyph glyph={finding.glyph} />
      {finding.severityWord}
    </span>
  )
}

/** What the forensics found, worst first, with what it does to verdicts and the rows it rests on. */
export function Findings({ items }: { items: FindingView[] }) {
  return (
    <ul className="findings">
      {items.map((item) => (
        <li key={`${item.code} ${item.rows[0]?.key}`}>
          <div>
            <FindingMark finding={item} />
          </div>
          <div>
            <strong>{item.title}.</strong> {item.sentence} <span className="secondary">{item.effect}</span>
            {item.rows.length === 0 ? null : (
              <details className="rows">
                <summary>{item.rows.length === 1 ? '1 row' : `${item.rows.length} rows`} it rests on</summary>
                <ul>
                  {item.rows.map((row) => (
                    <li key={row.key}>
                      <a className="run-label" href={row.href}>
                        {row.key}
                      </a>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Titles of findings in one line, for tables; `brief` names the worst and counts the others. */
export function FindingTitles({ items, brief = false }: { items: FindingTag[]; brief?: boolean }) {
  if (items.length === 0) return <span className="secondary">nothing found</span>
  const shown = brief ? items.slice(0, 1) : items
  const others = items.slice(shown.length).map((item) => item.title)
  return (
    <span className="finding-titles">
      {shown.map((item) => (
        <span key={item.code} className={`finding-title t-${item.token}`} title={item.sentence}>
          <Glyph glyph={item.glyph} />
          {item.title}
        </span>
      ))}
      {others.length === 0 ? null : (
        <span className="secondary fine" title={others.join(', ')}>
          +{others.length}
        </span>
      )}
    </span>
  )
}
