import { Link, useNavigate } from '@remix-run/react'
import { type DragEvent, type FormEvent, type ReactNode, useRef, useState } from 'react'
import { uploadTexts } from '~/reports/messages/receipt'
import { FormRefusal } from './form-parts'
import { droppedFiles, type NamedFile, sendUpload } from './upload-send'

interface DropFormProps {
  /** Where it is posted; the answer says where to go on. */
  action: string
  drop: string
  send: string
  limitsText?: string | undefined
  /** Whether anything came in before. */
  before?: boolean
  children?: ReactNode
}

/** A plain multipart form for files and folders; with a script also a place to drop them, with progress for each. */
export function DropForm({
  action,
  drop: dropText,
  send: sendText,
  limitsText,
  before = true,
  children,
}: DropFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const navigate = useNavigate()
  const [dropped, setDropped] = useState<NamedFile[]>([])
  const [sending, setSending] = useState<{ files: NamedFile[]; loaded: number } | null>(null)
  const [failed, setFailed] = useState<string | null>(null)

  async function send(files: NamedFile[]) {
    if (form.current === null) return
    setFailed(null)
    setSending({ files, loaded: 0 })
    const outcome = await sendUpload(form.current, files, (loaded) => setSending({ files, loaded }), action)
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
    <form ref={form} className="upload" method="post" action={action} encType="multipart/form-data" onSubmit={submit}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the inputs below do the same */}
      <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <strong>{dropText}</strong>
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
      {children}
      <button type="submit" className="button primary" disabled={sending !== null}>
        {sendText}
      </button>{' '}
      {before ? (
        <Link className="secondary" to="/evidence/uploads">
          What came in before
        </Link>
      ) : null}
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
