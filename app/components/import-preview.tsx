import { Form } from '@remix-run/react'
import type { ImportPreview } from '~/reports/import-preview'
import { importTexts } from '~/reports/messages/import-page'
import { Field, FormRefusal } from './form-parts'
import { Scroll } from './scroll'
import { Section } from './section'

interface ConfirmProps {
  found: string
  preview: ImportPreview
  /** Programs that it may go into: neither the sample nor archived ones. */
  programs: { slug: string; title: string }[]
  typed: { into: string; title: string; slug: string }
  refusal: string | null
}

/** Where it goes, and the word that writes it. */
export function ConfirmImport({ found, preview, programs, typed, refusal }: ConfirmProps) {
  return (
    <Form method="post" action={`/import?found=${found}`} className="form" reloadDocument>
      <FormRefusal text={refusal} />
      <input type="hidden" name="found" value={found} />
      {programs.length === 0 ? (
        <input type="hidden" name="into" value="" />
      ) : (
        <p className="field">
          <label>
            <span>Import</span>
            <select name="into" defaultValue={typed.into}>
              <option value="">{importTexts.asNew}</option>
              {programs.map(({ slug, title }) => (
                <option key={slug} value={slug}>{`${importTexts.into}: ${title}`}</option>
              ))}
            </select>
          </label>
        </p>
      )}
      <Field
        label="Title of a new program"
        name="title"
        defaultValue={typed.title}
        maxLength={200}
        hint={preview.declared ? importTexts.declared : undefined}
      />
      <Field label="Its short name" name="slug" defaultValue={typed.slug} maxLength={60} hint={importTexts.slugHint} />
      <p>
        <button type="submit" className="button primary">
          {importTexts.confirm}
        </button>
      </p>
    </Form>
  )
}

/** What was found, before anything is written. */
export function PreviewBody({ preview }: { preview: ImportPreview }) {
  const { documents, criteria, runs, reports, refused, diagnostics } = preview
  return (
    <>
      <Listing
        title="Documents"
        heads={['File', 'Read as', 'Holds']}
        rows={documents.map((one) => [one.file, `${one.role}: ${one.title}`, one.counts])}
      />
      <Listing
        title="Exit criteria and how they are read"
        heads={['Criterion', 'Line', 'Tier', 'Rule', 'Rule is']}
        rows={criteria.map((one) => [one.text, one.line, one.tier, one.rule, one.how])}
        code={3}
      />
      <Listing
        title="Runs"
        heads={['Label', 'Tool', 'Users', 'Requests', 'Failures']}
        rows={runs.map((one) => [one.label, one.tool, one.users, one.requests, one.failures])}
      />
      <Listing title="Reports" heads={['Label', 'Kind']} rows={reports.map((one) => [one.label, one.kind])} />
      <Listing title="Not taken in" heads={['File', 'Why']} rows={refused.map((one) => [one.path, one.message])} />
      <Listing
        title="Remarks"
        aside={preview.diagnosticsText}
        heads={['Weight', 'Place', 'Remark']}
        rows={diagnostics.map((one) => [one.severity, one.place, `${one.message} (${one.rule})`])}
      />
    </>
  )
}

interface ListingProps {
  title: string
  heads: string[]
  rows: (string | null)[][]
  aside?: string
  /** Column that is written as code. */
  code?: number
}

function Listing({ title, heads, rows, aside, code }: ListingProps) {
  if (rows.length === 0) return null
  return (
    <Section title={title} aside={aside ?? rows.length}>
      <Scroll label={title} cards>
        <table className="ruled plan-table listing">
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join('\0')}>
                <th scope="row">{row[0]}</th>
                {row.slice(1).map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns of a fixed table
                  <td key={at} data-label={heads[at + 1]}>
                    {cell === null ? '' : at + 1 === code ? <code>{cell}</code> : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  )
}
