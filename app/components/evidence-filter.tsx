import { Link } from '@remix-run/react'
import type { EvidenceReport } from '~/reports/types-evidence'

/** A plain form: every choice is in the address, so a filtered list can be sent to others. */
export function EvidenceFilterForm({ report }: { report: EvidenceReport }) {
  const { fields, kept, filter } = report
  return (
    <search>
      <form className="table-tools" method="get" action="/evidence">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          Text
          <input key={filter.q} type="search" name="q" defaultValue={filter.q ?? undefined} />
        </label>
        {fields.map((field) => (
          <label key={`${field.name} ${field.value}`}>
            {field.label}
            <select name={field.name} defaultValue={field.value}>
              <option value="">any</option>
              {field.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button className="button" type="submit">
          Filter
        </button>
        <span className="secondary">
          {report.shownText} {report.clearHref === null ? null : <Link to={report.clearHref}>Drop the filters</Link>}
        </span>
      </form>
    </search>
  )
}
