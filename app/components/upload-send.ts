/** A file with its path inside the folder it came from. */
export interface NamedFile {
  file: File
  name: string
}

/** The files that were dropped; folders with all that lies below. */
export async function droppedFiles(data: DataTransfer): Promise<NamedFile[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return [...data.files].map((file) => ({ file, name: file.name }))
  return (await Promise.all(entries.map((entry) => filesOf(entry, '')))).flat()
}

async function filesOf(entry: FileSystemEntry, folder: string): Promise<NamedFile[]> {
  const name = `${folder}${entry.name}`
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail))
    return [{ file, name }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const inner: FileSystemEntry[] = []
  // A reader gives a hundred at a time, and none when it is done.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail))
    if (some.length === 0) break
    inner.push(...some)
  }
  return (await Promise.all(inner.map((one) => filesOf(one, `${name}/`)))).flat()
}

/** Sends the form's fields with these files; answers where to go on. */
export function sendUpload(
  form: HTMLFormElement,
  files: NamedFile[],
  onProgress: (loadedBytes: number) => void,
  to = '/evidence/upload',
): Promise<{ location: string } | { failed: string }> {
  const data = new FormData(form)
  data.delete('file')
  for (const { file, name } of files) data.append('file', file, name)
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open('POST', to)
    request.setRequestHeader('Accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded }) => onProgress(loaded)
    request.onload = () => {
      const answer = request.response as { location?: string } | null
      if (answer?.location !== undefined) done({ location: answer.location })
      else done({ failed: `The server answered ${request.status}.` })
    }
    request.onerror = () => done({ failed: 'The connection ended: the upload may be larger than the server takes.' })
    request.send(data)
  })
}
