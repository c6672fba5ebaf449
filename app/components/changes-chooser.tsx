import type { ChangesPage } from '~/reports/types-changes'

/** Which document, and which two of its snapshots; a plain form. */
export function ChangesChooser({ page }: { page: ChangesPage }) {
  const chosen = page.documents.find(({ on }) => on)
  if (page.documents.length === 0) return null
  return (
    <>
      {page.documents.length < 2 ? null : (
        <form className="table-tools snapshot-tools" method="get" action="/changes">
          <Moment fields={page.moment} />
          <label>
            Document
            <select name="document" defaultValue={chosen?.slug} key={chosen?.slug}>
              {page.documents.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <button className="button" type="submit">
            Open
          </button>
        </form>
      )}
      {page.choices.length < 2 || chosen === undefined ? null : (
        <form className="table-tools snapshot-tools" method="get" action="/changes" key={`${page.from} ${page.to}`}>
          <Moment fields={page.moment} />
          <input type="hidden" name="document" value={chosen.slug} />
          <Snapshots name="from" label="From snapshot" choices={page.choices} value={page.from} />
          <Snapshots name="to" label="to" choices={page.choices} value={page.to} />
          <button className="button" type="submit">
            Compare
          </button>
        </form>
      )}
    </>
  )
}

function Moment({ fields }: { fields: ChangesPage['moment'] }) {
  return (
    <>
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

interface SnapshotsProps {
  name: string
  label: string
  choices: ChangesPage['choices']
  value: number | null
}

function Snapshots({ name, label, choices, value }: SnapshotsProps) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={value === null ? undefined : value}>
        {choices.map((choice) => (
          <option key={choice.revision} value={choice.revision}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}
