import { noteIn } from '~/domain/annotate/note'
import type { Diagnostic } from '~/domain/place'
import type { DocumentNote } from '~/domain/plan'

export interface WithoutNotes {
  text: string
  notes: DocumentNote[]
  diagnostics: Diagnostic[]
}

/**
 * Takes Assay's own notes out of a text before anything is read from it: they are no claims and no
 * figures. They stand at the end of a line or row, so nothing before them moves. `firstLine` is the
 * line of the file on which the text starts.
 */
export function withoutNotes(text: string, file: string, firstLine: number): WithoutNotes {
  const found: WithoutNotes = { text, notes: [], diagnostics: [] }
  if (!text.includes(' (Assay: ')) return found
  found.text = text
    .split('\n')
    .map((line, index) => {
      const note = noteIn(line)
      if (note === null) return line
      const place = { file, line: firstLine + index, column: note.start + 2 }
      found.notes.push({ parts: note.parts, place })
      found.diagnostics.push({ ...place, severity: 'info', rule: 'assay-note', message: 'a note of Assay: not read' })
      return line.slice(0, note.start) + line.slice(note.end)
    })
    .join('\n')
  return found
}
