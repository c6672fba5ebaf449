import { Link } from '@remix-run/react'
import type { RunReport } from '~/reports/types-run'
import { Hallmark } from './hallmark'
import { Section } from './section'

/** From a run to the comparison: with the one before it, or with any that is named. */
export function RunCompare({ report }: { report: RunReport }) {
  const { previous, moment, suggestions } = report.compare
  if (suggestions.length === 0) return null
  return (
    <form className="table-tools" method="get" action="/evidence/compare">
      {moment.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="run" value={report.label} />
      {previous === null ? null : <Link to={previous.href}>Compare with {previous.short}, the run before</Link>}
      <label>
        {previous === null ? 'Compare with' : 'or with'}
        <input type="text" name="run" list="runs-to-compare" size={14} />
      </label>
      <datalist id="runs-to-compare">
        {suggestions.map((short) => (
          <option key={short} value={short} />
        ))}
      </datalist>
      <button className="button" type="submit">
        Compare
      </button>
    </form>
  )
}

/** How this run alone would judge the criteria that it does not decide now. */
export function CouldDecide({ report }: { report: RunReport }) {
  const decided = new Set(report.decides.map(({ id }) => id))
  const others = report.judgements.filter(({ id }) => !decided.has(id))
  if (others.length === 0) return null
  return (
    <details className="more section">
      <summary>
        {others.length === 1 ? '1 criterion' : `${others.length} criteria`} it measures and does not decide now
      </summary>
      <ul className="entries worded">
        {others.map((item) => (
          <li key={item.id}>
            <Hallmark mark={item.mark} />
            <div>
              <span className="found">
                <Link to={item.href}>{item.text}</Link>
              </span>
              <span className="found">{item.sentence}</span>
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The tool's own pass marks, as it reported them: pencil, for Assay did not judge them. */
export function Thresholds({ report }: { report: RunReport }) {
  if (report.thresholds.length === 0) return null
  return (
    <Section title="Pass marks of the tool" aside="as the tool reported them; they decide nothing here">
      <ul className="plain-list">
        {report.thresholds.map((threshold) => (
          <li key={threshold.text}>
            <span className="pencil">{threshold.text}</span>{' '}
            <span className="secondary">{threshold.passed ? 'passed' : 'failed'}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
