import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import type { UploadLimits } from './limits'
import { isClutter, safeName } from './safe-name'
import { type StagedFile, stageStream } from './stage-stream'
import { inMegabytes } from './unpack-limits'
import { UploadRefused } from './upload-refused'

export interface ReceivedUpload {
  files: StagedFile[]
  /** Form fields by name, each with all its values. */
  fields: Map<string, string[]>
  /** Files whose names refuse them; their bytes were passed over. */
  refused: { path: string; message: string }[]
  notes: { path: string; message: string }[]
}

/** A request as it comes in: node's own, or the body of a web request with its headers. */
export type MultipartBody = Readable & { headers: IncomingHttpHeaders }

export function emptyUpload(): ReceivedUpload {
  return { files: [], fields: new Map(), refused: [], notes: [] }
}

/** Why a request is refused before its body is read. */
export function refusalOfHead({ headers }: Pick<MultipartBody, 'headers'>, limits: UploadLimits): UploadRefused | null {
  const type = headers['content-type'] ?? ''
  if (!/^multipart\/form-data\s*(;|$)/i.test(type))
    return new UploadRefused('not_multipart', 'An upload is multipart/form-data: one part called "file" for each file.')
  if (!/;\s*boundary=("[^"]{1,70}"|[^\s;"]{1,70})/i.test(type))
    return new UploadRefused('malformed', 'The multipart body names no boundary in its Content-Type.')
  const length = Number(headers['content-length'])
  return length > limits.totalBytes + bodyAllowance ? tooLargeInAll(limits) : null
}

/** For boundaries, part heads and fields around the files. */
const bodyAllowance = 1024 * 1024

function tooLargeInAll(limits: UploadLimits): UploadRefused {
  const sizes = `${inMegabytes(limits.totalBytes)} in all and ${inMegabytes(limits.fileBytes)} for each file`
  return new UploadRefused('too_large', `The upload is too large: it may have ${sizes}.`)
}

/**
 * Reads a multipart body as it comes in: every file is written to `folder` and hashed on its way.
 * Throws an `UploadRefused` at the first byte over a limit, when the client goes or stops sending,
 * and for a body that is no whole multipart body; the caller drops the folder. What had come in by
 * then stands in `upload`.
 */
export async function readMultipart(
  request: MultipartBody,
  folder: string,
  limits: UploadLimits,
  upload: ReceivedUpload = emptyUpload(),
): Promise<ReceivedUpload> {
  const writing: Promise<void>[] = []
  const open = new Set<Readable>()
  let ordinal = 0
  let body = 0
  let fileCount = 0
  try {
    await new Promise<void>((resolve, reject) => {
      const parser = openParser(request, limits)
      const refuse = (code: ConstructorParameters<typeof UploadRefused>[0], message: string) =>
        reject(new UploadRefused(code, message))
      const idle = setTimeout(
        () => refuse('too_slow', `Nothing was received for ${limits.idleMs / 1000} s.`),
        limits.idleMs,
      )
      const settle = (action: () => void) => {
        clearTimeout(idle)
        action()
      }
      request.on('data', (chunk: Buffer) => {
        idle.refresh()
        body += chunk.length
        if (body > limits.totalBytes + bodyAllowance) settle(() => reject(tooLargeInAll(limits)))
      })
      request.once('aborted', () => settle(() => refuse('incomplete', 'The connection ended before the upload did.')))
      request.once('error', () => settle(() => refuse('incomplete', 'The connection ended before the upload did.')))
      parser.on('file', (_field: string, stream: Readable, given: string | undefined) => {
        open.add(stream)
        stream.once('close', () => open.delete(stream))
        // A file input that was left empty sends a part without a name.
        if (given === undefined || given === '') return void stream.resume()
        fileCount += 1
        if (fileCount > limits.files)
          return settle(() => refuse('too_many', `An upload has at most ${limits.files} files.`))
        const named = safeName(given, limits)
        if ('refused' in named) {
          upload.refused.push({ path: named.shown, message: named.refused })
          return void stream.resume()
        }
        if (isClutter(named.path)) return void stream.resume()
        if (named.note !== null) upload.notes.push({ path: named.path, message: named.note })
        const target = { folder, ordinal: ordinal++, path: named.path }
        const staged = stageStream(stream, target, (bytes) => {
          if (bytes <= limits.fileBytes) return
          throw new UploadRefused(
            'too_large',
            `${named.path} is larger than ${inMegabytes(limits.fileBytes)}, the most that one file may have.`,
          )
        })
        writing.push(staged.then((file) => void upload.files.push(file)))
        staged.catch((error: unknown) => settle(() => reject(inWords(error))))
      })
      parser.on('field', (name: string, value: string, nameCut: boolean, valueCut: boolean) => {
        if (nameCut || valueCut)
          return settle(() => refuse('invalid_field', `A field is longer than ${limits.fieldBytes} bytes.`))
        const known = upload.fields.get(name)
        if (known === undefined) upload.fields.set(name, [value])
        else known.push(value)
      })
      parser.once('fieldsLimit', () =>
        settle(() => refuse('too_many', `An upload has at most ${limits.fields} fields.`)),
      )
      parser.once('partsLimit', () => settle(() => refuse('too_many', 'The upload has too many parts.')))
      parser.once('filesLimit', () => settle(() => refuse('too_many', `An upload has at most ${limits.files} files.`)))
      parser.once('error', () => settle(() => refuse('malformed', 'The multipart body is damaged or cut off.')))
      parser.once('finish', () => settle(resolve))
      request.pipe(parser)
    })
    await Promise.all(writing)
    return upload
  } catch (error) {
    request.unpipe()
    request.pause()
    for (const stream of open) stream.destroy()
    await Promise.allSettled(writing)
    throw error
  }
}

/** An error with a system's code (a full disk) is ours; any other one of a part is the body's. */
function inWords(error: unknown): unknown {
  if (error instanceof UploadRefused || (error instanceof Error && 'syscall' in error)) return error
  return new UploadRefused('malformed', 'The multipart body is damaged or cut off.')
}

function openParser(request: MultipartBody, limits: UploadLimits): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      preservePath: true,
      limits: {
        fileSize: limits.fileBytes + 1,
        files: limits.files + 1,
        fields: limits.fields,
        fieldSize: limits.fieldBytes,
        parts: limits.files + limits.fields + 2,
        headerPairs: 20,
        headerSize: 16_384,
      },
    })
  } catch {
    throw new UploadRefused('malformed', 'The multipart body names no usable boundary.')
  }
}
