import { uploadTexts } from '~/reports/messages/receipt'
import { DropForm } from './drop-form'
import { Field } from './form-parts'

interface UploadPanelProps {
  programs: { slug: string; title: string }[]
  /** Slug that is chosen at first. */
  program: string | null
  /** As typed, where an upload was refused. */
  words?: Partial<Record<string, string[]>>
  fieldErrors?: Partial<Record<string, string>>
  limitsText?: string
}

const fields = [
  { name: 'label', label: 'Run label', hint: 'where the files form one run' },
  { name: 'commit', label: 'Commit' },
  { name: 'branch', label: 'Branch' },
  { name: 'ci-url', label: 'CI job (address)' },
  { name: 'environment', label: 'Environment' },
  { name: 'tag', label: 'Tags', hint: 'separated by commas' },
  { name: 'as-of', label: 'Measured at', hint: 'where the files have no clock: 2026-01-31 or 2026-01-31T18:00:00Z' },
]

/** A plain multipart form; with a script also a place to drop files and folders, with progress for each. */
export function UploadPanel({ programs, program, words = {}, fieldErrors = {}, limitsText }: UploadPanelProps) {
  return (
    <DropForm action="/evidence/upload" drop={uploadTexts.drop} send={uploadTexts.send} limitsText={limitsText}>
      <details open={Object.keys(words).length + Object.keys(fieldErrors).length > 0}>
        <summary>What is known of it: label, commit, tags …</summary>
        <div className="fields">
          {programs.length < 2 ? (
            <input type="hidden" name="program" value={program === null ? '' : program} />
          ) : (
            <p className="field">
              <label>
                <span>Program</span>
                <select name="program" defaultValue={program === null ? '' : program}>
                  {programs.map(({ slug, title }) => (
                    <option key={slug} value={slug}>
                      {title}
                    </option>
                  ))}
                  <option value="">as the files say</option>
                </select>
              </label>
            </p>
          )}
          {fields.map(({ name, label, hint }) => {
            const error = fieldErrors[name]
            return (
              <Field
                key={name}
                name={name}
                label={label}
                hint={error === undefined ? hint : <span className="t-not-met">{error}</span>}
                aria-invalid={error !== undefined}
                defaultValue={words[name]?.join(', ')}
              />
            )
          })}
        </div>
      </details>
    </DropForm>
  )
}
