/** Words a program may match on; the sentence is for people. */
export type UploadRefusalCode =
  | 'not_multipart'
  | 'malformed'
  | 'incomplete'
  | 'too_slow'
  | 'too_large'
  | 'too_many'
  | 'invalid_field'
  | 'no_files'
  | 'unknown_program'
  | 'ambiguous_program'
  | 'program_archived'
  | 'nothing_taken'
  | 'sign_in_needed'
  | 'not_allowed'
  | 'busy'
  | 'locked'
  | 'disk_full'
  | 'unwritable'
  | 'failed'

/** What each is answered with. */
export const uploadStatuses = {
  not_multipart: 415,
  malformed: 400,
  incomplete: 400,
  too_slow: 408,
  too_large: 413,
  too_many: 413,
  invalid_field: 400,
  no_files: 400,
  unknown_program: 404,
  ambiguous_program: 409,
  program_archived: 409,
  nothing_taken: 422,
  sign_in_needed: 401,
  not_allowed: 403,
  busy: 503,
  locked: 503,
  disk_full: 507,
  unwritable: 503,
  failed: 500,
} satisfies Record<UploadRefusalCode, number>

/** A whole upload is refused: nothing of it is kept. */
export class UploadRefused extends Error {
  override name = 'UploadRefused'
  readonly status: number

  constructor(
    readonly code: UploadRefusalCode,
    message: string,
  ) {
    super(message)
    this.status = uploadStatuses[code]
  }
}

/** One file of an upload is refused; the others go on. */
export class FileRefused extends Error {
  override name = 'FileRefused'
}
