import { Link, useLocation } from '@remix-run/react'
import { helpBook } from '~/reports/help-book'
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
          {helpBook.metrics.map(({ name, what, unit, example }) => (
            <tr key={name} id={`metric-${name.replace('.', '-')}`}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{what}</td>
              <td>{unit}</td>
              <td>
                <Link to={`${path}?${before}rule=${encodeURIComponent(example)}#try`}>
                  <code>{example}</code>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
