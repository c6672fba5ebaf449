import type { LeftReason } from '~/domain/annotate/line-edit'

/** Why an edit was left alone. */
export const leftSentences = {
  front_matter: 'It stands in the front matter, where a note would become part of a value.',
  code_fence: 'It stands in a block of code, where a note may break the code.',
  fence_mark: 'It opens or closes a fence.',
  html: 'The line is HTML.',
  closing_hashes: 'The heading ends with its marks.',
  trailing_backslash: 'The line ends with a backslash.',
  link_definition: 'The line defines a link.',
  delimiter_row: 'The line parts the head of a table from its rows.',
  box_not_found: 'The box is not to be found for sure.',
  bytes_unclear: 'Its bytes cannot be counted for sure.',
  line_absent: 'There is nothing to write on.',
} satisfies Record<LeftReason, string>

/** Words of the page of an annotation. */
export const annotateWords = {
  title: 'Annotation',
  lede: 'A patch that makes the document say what the evidence says. Boxes that the evidence contradicts lose their tick; beside every other refuted claim stands what refutes it. No other byte changes. Assay writes nothing into your files from here: take the patch, or the patched document.',
  nothing: 'Nothing to correct: no claim of this document is contradicted, or its notes say so already.',
  left: 'Left alone',
  leftLede: 'Claims that are refuted, where a note would not be safe.',
  patch: 'Download the patch',
  document: 'Download the patched document',
  received: 'as received',
  annotated: 'annotated',
  apply: 'Apply it with',
  link: 'make it truthful: a patch',
  /** "Hunk 3 · line 62", "Hunk 40 · lines 700, 701 · 2 boxes unticked". */
  hunkTitle: (number: number, lines: readonly number[], unticked: number) => {
    const boxes = unticked === 0 ? '' : ` · ${unticked === 1 ? 'box' : `${unticked} boxes`} unticked`
    return `Hunk ${number} · ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${boxes}`
  },
} as const
