import { Link, useLocation } from '@remix-run/react'
import { helpBook } from '~/reports/help-book'
import { withMoment } from './moment-link'
import { Scroll } from './scroll'

/** Every metric of the rule language with its unit and a rule of it that can be tried. */
export function MetricTable() {
  const { search } = useLocation()
  const [path, query] = withMoment('/help/rules', search).split('?')
  const before = query === undefined ? '' : `${query}&`
  return (
    <Scroll label="Metrics" cards>
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
          {helpBook.metrics.map(({ name, what, unit, example }) => (
            <tr key={name} id={`metric-${name.replace('.', '-')}`}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td className="wraps">{what}</td>
              <td data-label="Value in">{unit}</td>
              <td>
                <Link to={`${path}?${before}rule=${encodeURIComponent(example)}#try`}>
                  <code>{example}</code>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
