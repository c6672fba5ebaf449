import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { AssayDatabase } from '~db/client.server'
import { readFields } from '../identity/forms'
import { type UploadLimits, uploadLimits } from '../upload/limits'
import { emptyUpload, type ReceivedUpload, readMultipart, refusalOfHead } from '../upload/read-multipart'
import { dropStaging, openStaging, stagingRoot } from '../upload/staging'
import { UploadRefused } from '../upload/upload-refused'

/** A file that came with a form. */
export interface ActFile {
  name: string
  bytes: Uint8Array
  /** Lower-case hex. */
  sha256: string
}

export interface ReadForm {
  field: (name: string) => string
  file: ActFile | null
  /** Why the file, or the body with it, is refused; the fields that had come in by then stand. */
  refused: { message: string; status: number } | null
}

const megabyte = 1024 * 1024
/** One file beside a few texts: a picture, a log, a report. Evidence comes by the upload, which takes more. */
const formLimits: UploadLimits = {
  ...uploadLimits,
  fileBytes: 8 * megabyte,
  totalBytes: 9 * megabyte,
  files: 1,
  fieldBytes: 64 * 1024,
}
const atOnce = 4
let receiving = 0

/** The fields of a form, and the file that came along where it is a multipart one. Ask first who sends it. */
export async function readActForm(request: Request, db: AssayDatabase): Promise<ReadForm> {
  const type = request.headers.get('content-type')
  if (type === null || !/^multipart\/form-data\b/i.test(type) || request.body === null)
    return { field: await readFields(request), file: null, refused: null }
  const upload = emptyUpload()
  const folder = openStaging(stagingRoot(db))
  receiving += 1
  try {
    if (receiving > atOnce) throw new UploadRefused('busy', 'Too many files come in at once; try again in a moment.')
    const body = Object.assign(Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]), {
      headers: Object.fromEntries(request.headers),
    })
    const head = refusalOfHead(body, { ...formLimits, totalBytes: Number.POSITIVE_INFINITY })
    if (head !== null) throw head
    await readMultipart(body, folder, formLimits, upload)
    const [name] = upload.refused
    if (name !== undefined) return { ...fieldsOf(upload), refused: { message: `${name.message}.`, status: 400 } }
    return { ...fieldsOf(upload), file: fileOf(upload), refused: null }
  } catch (error) {
    if (!(error instanceof UploadRefused)) throw error
    return { ...fieldsOf(upload), refused: { message: error.message, status: error.status } }
  } finally {
    receiving -= 1
    dropStaging(folder)
  }
}

function fieldsOf({ fields }: ReceivedUpload): Pick<ReadForm, 'field' | 'file'> {
  return {
    field: (name) => {
      const value = fields.get(name)?.[0]
      return value === undefined ? '' : value
    },
    file: null,
  }
}

/** Folders of its name are dropped: it is shown and downloaded under its last part. */
function fileOf({ files }: ReceivedUpload): ActFile | null {
  const [file] = files
  if (file === undefined) return null
  return { name: file.path.split('/').at(-1) as string, bytes: readFileSync(file.diskPath), sha256: file.sha256 }
}
