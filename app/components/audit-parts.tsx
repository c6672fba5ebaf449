import { Form } from '@remix-run/react'
import type { auditRow } from '~/reports/audit'
import { auditTexts } from '~/reports/messages/audit'
import { EmptyState } from './empty-state'

interface FilterProps {
  typed: Record<string, string>
  choices: { actors: string[]; actions: string[]; programs: { slug: string; title: string }[] }
}

export function AuditFilterForm({ typed, choices }: FilterProps) {
  const groups = [
    ...new Set(choices.actions.flatMap((action) => (action.includes('.') ? [action.split('.')[0]!] : []))),
  ]
  return (
    <Form method="get" className="filter audit-filter" aria-label="Filter the log" key={JSON.stringify(typed)}>
      <label>
        <span>Who</span>
        <select name="actor" defaultValue={typed.actor}>
          <option value="">anybody</option>
          {choices.actors.map((actor) => (
            <option key={actor}>{actor}</option>
          ))}
        </select>
      </label>
      <label>
        <span>What</span>
        <select name="action" defaultValue={typed.action}>
          <option value="">anything</option>
          {groups.map((group) => (
            <option key={group} value={group}>
              {group.replaceAll('_', ' ')}: all
            </option>
          ))}
          {choices.actions.map((action) => (
            <option key={action}>{action}</option>
          ))}
        </select>
      </label>
      <label>
        <span>Program</span>
        <select name="of" defaultValue={typed.of}>
          <option value="">any</option>
          {choices.programs.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
          <option value="none">none: people and server</option>
        </select>
      </label>
      <label>
        <span>From</span>
        <input type="date" name="from" defaultValue={typed.from} />
      </label>
      <label>
        <span>To</span>
        <input type="date" name="to" defaultValue={typed.to} />
      </label>
      <button type="submit" className="button">
        Filter
      </button>
    </Form>
  )
}

/** Entries in words; what exactly was recorded opens without a script. */
export function AuditTable({ rows }: { rows: ReturnType<typeof auditRow>[] }) {
  if (rows.length === 0) return <EmptyState title={auditTexts.none} />
  return (
    <ol className="entries plain audit">
      {rows.map(({ seq, at, actor, action, payload, hash, program, sentence }) => (
        <li key={seq} id={`entry-${seq}`}>
          <span>
            <span className="secondary">{seq}</span> <strong>{actor}</strong> {sentence}
            <span className="found secondary fine">
              {at.text}
              {program === null ? '' : ` · ${program}`} · <code>{action}</code>
            </span>
            <details>
              <summary className="fine">As recorded</summary>
              <pre className="commands">
                <code>{payload}</code>
              </pre>
              <p className="fine code-line">SHA-256 {hash}</p>
            </details>
          </span>
        </li>
      ))}
    </ol>
  )
}
