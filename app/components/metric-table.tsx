import { Link, useLocation } from '@remix-run/react'
import { loadMetrics, otherMetrics } from '~/domain/vocabulary'
import { metricHelp } from '~/reports/messages/help-rules'
import { withMoment } from './moment-link'

/** Every metric of the rule language with its unit and a rule of it that can be tried. */
export function MetricTable() {
  const { search } = useLocation()
  const [path, query] = withMoment('/help/rules', search).split('?')
  const before = query === undefined ? '' : `${query}&`
  return (
    <div className="scroll-x">
      <table className="data metric-table">
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Measures</th>
            <th scope="col">Value in</th>
            <th scope="col">Example</th>
          </tr>
        </thead>
        <tbody>
          {[...loadMetrics, ...otherMetrics].map((metric) => {
            const { what, unit, example } = metricHelp[metric]
            return (
              <tr key={metric} id={`metric-${metric.replace('.', '-')}`}>
                <th scope="row">
                  <code>{metric}</code>
                </th>
                <td>{what}</td>
                <td>{unit}</td>
                <td>
                  <Link to={`${path}?${before}rule=${encodeURIComponent(example)}#try`}>
                    <code>{example}</code>
                  </Link>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
