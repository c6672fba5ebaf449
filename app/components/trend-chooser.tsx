import type { TrendReport } from '~/reports/types-trend'

/** Chooses figure and endpoint or group; a plain form. */
export function TrendChooser({ report }: { report: TrendReport }) {
  const { query } = report
  return (
    <form className="table-tools" method="get" action="/evidence/trend">
      {report.moment.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label key={`metric ${query.metric}`}>
        Figure
        <select name="metric" defaultValue={query.metric}>
          {report.metrics.map((metric) => (
            <option key={metric.value} value={metric.value}>
              {metric.label}
            </option>
          ))}
        </select>
      </label>
      <label key={`endpoint ${query.endpoint}`}>
        Endpoint
        <input
          type="text"
          name="endpoint"
          list="endpoints-at-hand"
          placeholder="all requests"
          size={30}
          defaultValue={query.endpoint ?? undefined}
        />
      </label>
      <datalist id="endpoints-at-hand">
        {report.endpoints.map((endpoint) => (
          <option key={endpoint} value={endpoint} />
        ))}
      </datalist>
      {report.groups.length === 0 ? null : (
        <label key={`group ${query.group}`}>
          Group
          <select name="group" defaultValue={query.group ?? ''}>
            <option value="">none</option>
            {report.groups.map((group) => (
              <option key={group} value={group}>
                {group}
              </option>
            ))}
          </select>
        </label>
      )}
      <button className="button" type="submit">
        Show
      </button>
      <span className="secondary">{report.shownText}</span>
    </form>
  )
}
