import type { ComparePage } from '~/reports/types-compare'

/** Names the runs to compare; a short form (v45) is enough, and the form needs no script. */
export function CompareChooser({ page, action = '/evidence/compare' }: { page: ComparePage; action?: string }) {
  const [first, second, ...others] = page.names
  const metric = page.report === null ? null : page.report.metric
  return (
    <form className="table-tools" method="get" action={action}>
      {page.moment.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {metric === null ? null : <input type="hidden" name="metric" value={metric} />}
      {[first, second, ...others, ...(others.length === 0 ? [undefined] : [])].map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields are told apart by their place
        <label key={`${at} ${name}`}>
          {at === 0 ? 'Base' : at === 1 ? 'against' : 'and'}
          <input type="text" name="run" list="runs-at-hand" defaultValue={name} size={16} />
        </label>
      ))}
      <datalist id="runs-at-hand">
        {page.suggestions.map(({ label, short }) => (
          <option key={label} value={short}>
            {label}
          </option>
        ))}
      </datalist>
      <button className="button" type="submit">
        Compare
      </button>
    </form>
  )
}
