import { uploadLimits } from '../upload/limits'
import { safeName } from '../upload/safe-name'

interface CheckForm {
  /** As pasted: it stays in the form. */
  text: string
  given: { file: string; bytes: Uint8Array } | null
}

/** What was sent to be explained: the file where there is one, else the text; null where there is neither. */
export async function readCheckForm(request: Request): Promise<CheckForm> {
  // A body that is no form at all holds nothing.
  const form = await request.formData().catch(() => new FormData())
  const file = form.get('file')
  const typed = form.get('text')
  const text = typeof typed === 'string' ? typed : ''
  if (file instanceof File && file.size > 0)
    return { text, given: { file: nameOf(file.name), bytes: new Uint8Array(await file.arrayBuffer()) } }
  if (text.trim() === '') return { text, given: null }
  return { text, given: { file: 'tracker.md', bytes: new TextEncoder().encode(text) } }
}

/** The name is only shown; one that cannot be used is as good as none. */
function nameOf(given: string): string {
  const name = safeName(given, uploadLimits)
  return 'path' in name ? name.path : 'tracker.md'
}
