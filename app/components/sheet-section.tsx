import type { SheetForm } from '~/reports/review/sheet-page'
import type { SheetGroup, SheetRow, SheetSectionView } from '~/reports/review/types'
import { Hallmark } from './hallmark'
import { Section } from './section'
import { SourceChip } from './source-chip'

interface SheetSectionProps {
  section: SheetSectionView
  form: SheetForm | null
  /** What was typed into a form that was refused. */
  typed: Record<string, string> | undefined
}

/** One section of the template: the words of whoever writes, then what the data say. */
export function SheetSection({ section, form, typed }: SheetSectionProps) {
  const { key, title, words, hint, groups } = section
  if (form === null && words === '' && groups.length === 0) return null
  return (
    <Section title={title} id={key}>
      {form === null ? (
        words === '' ? null : (
          <div className="sheet-words">
            {words.split(/\n{2,}/).map((paragraph, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one fixed text
              <p key={at}>{paragraph}</p>
            ))}
          </div>
        )
      ) : (
        <p className="field sheet-field">
          <label>
            <span className="visually-hidden">Words on {title}</span>
            <textarea
              name={`words.${key}`}
              rows={words.length > 300 ? 8 : 3}
              maxLength={4000}
              placeholder={hint}
              defaultValue={typed?.[`words.${key}`] ?? words}
            />
          </label>
        </p>
      )}
      {groups.length === 0 ? null : <Ledger title={title} groups={groups} />}
    </Section>
  )
}

/** Statements of a section, group by group: how it stands, how it stood, where that comes from. */
function Ledger({ title, groups }: { title: string; groups: SheetGroup[] }) {
  const [first] = groups
  const headed = groups.length > 1 || (first !== undefined && first.title !== title)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label={title}>
      <table className="ruled dense sheet-ledger">
        <thead>
          <tr>
            <th scope="col">Statement</th>
            <th scope="col">As it stands</th>
            <th scope="col">Before</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            {headed ? (
              <tr className="group">
                <th scope="rowgroup" colSpan={4}>
                  {group.title}
                </th>
              </tr>
            ) : null}
            {group.rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
            {group.rest.length === 0 ? null : (
              <tr>
                <td colSpan={4}>
                  <details>
                    <summary>{group.rest.length} more</summary>
                    <ul className="plain-list fine">
                      {group.rest.map(({ id, label, value, note }) => (
                        <li key={id}>
                          {label}
                          {value === null ? '' : `: ${value}`}
                          {note === null ? null : <span className="secondary"> {note}</span>}
                        </li>
                      ))}
                    </ul>
                  </details>
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function Row({ row }: { row: SheetRow }) {
  return (
    <tr>
      <th scope="row">
        <span className={row.hand === 'said' ? 'pencil' : undefined}>{row.label}</span>
        {row.note === null ? null : <small className="secondary">{row.note}</small>}
      </th>
      <td>
        {row.mark === null ? null : <Hallmark mark={row.mark} />}{' '}
        {row.value === null ? null : <span className={row.hand === 'said' ? 'pencil' : 'figure'}>{row.value}</span>}
      </td>
      <td className={row.before === null ? 'secondary before none' : 'secondary before'}>{row.before ?? '–'}</td>
      <td>
        {row.sources.map((source) => (
          <span key={source.text} className="sheet-source">
            <SourceChip source={source} />
          </span>
        ))}
      </td>
    </tr>
  )
}
