import { Link, useNavigate } from '@remix-run/react'
import { type DragEvent, type FormEvent, useRef, useState } from 'react'
import { uploadTexts } from '~/reports/messages/receipt'
import { Field, FormRefusal } from './form-parts'
import { droppedFiles, type NamedFile, sendUpload } from './upload-send'

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
  const form = useRef<HTMLFormElement>(null)
  const navigate = useNavigate()
  const [dropped, setDropped] = useState<NamedFile[]>([])
  const [sending, setSending] = useState<{ files: NamedFile[]; loaded: number } | null>(null)
  const [failed, setFailed] = useState<string | null>(null)

  async function send(files: NamedFile[]) {
    if (form.current === null) return
    setFailed(null)
    setSending({ files, loaded: 0 })
    const outcome = await sendUpload(form.current, files, (loaded) => setSending({ files, loaded }))
    setSending(null)
    if ('location' in outcome) navigate(outcome.location)
    else setFailed(outcome.failed)
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const chosen = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="file"]')].flatMap((input) =>
      [...(input.files === null ? [] : input.files)].map((file) => ({
        file,
        name: file.webkitRelativePath || file.name,
      })),
    )
    void send([...dropped, ...chosen])
  }
  async function drop(event: DragEvent<HTMLElement>) {
    event.preventDefault()
    const files = await droppedFiles(event.dataTransfer)
    setDropped(files)
    void send(files)
  }
  return (
    <form
      ref={form}
      className="upload"
      method="post"
      action="/evidence/upload"
      encType="multipart/form-data"
      onSubmit={submit}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the inputs below do the same */}
      <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <strong>{uploadTexts.drop}</strong>
        <label className="file-choice">
          <span>{uploadTexts.files}</span> <input type="file" name="file" multiple />
        </label>
        <label className="file-choice">
          <span>{uploadTexts.folder}</span>{' '}
          <input type="file" name="file" multiple {...({ webkitdirectory: '' } as Record<string, string>)} />
        </label>
        {limitsText === undefined ? null : <small className="secondary">{limitsText}</small>}
      </div>
      {sending === null ? null : <Progress {...sending} />}
      <FormRefusal text={failed} />
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
      <button type="submit" className="button primary" disabled={sending !== null}>
        {uploadTexts.send}
      </button>{' '}
      <Link className="secondary" to="/evidence/uploads">
        What came in before
      </Link>
    </form>
  )
}

/** One request carries them in this order, so what has gone out belongs to the first ones first. */
function Progress({ files, loaded }: { files: NamedFile[]; loaded: number }) {
  let before = 0
  return (
    <ul className="upload-progress" aria-label="Progress">
      {files.map(({ file, name }) => {
        const gone = Math.max(0, Math.min(file.size, loaded - before))
        before += file.size
        return (
          <li key={name}>
            <span className="run-label">{name}</span> <progress value={gone} max={Math.max(1, file.size)} />
          </li>
        )
      })}
    </ul>
  )
}
