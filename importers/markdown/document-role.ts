import type { DocumentRole } from '~/domain/vocabulary'

const trackerWords = /\b(?:tracker|tracking|progress|status|checklist|roadmap|kemajuan|pelacak|fortschritt)\b/i
const planWords = /\b(?:plan|guide|strategy|proposal|playbook|rencana|panduan|strategi)\b/i

/**
 * A tracker says what is done, a plan what should be. Told by the words of the title, else of the
 * file's name; a document without either is a tracker where it has boxes.
 */
export function documentRole(title: string, file: string, hasBoxes: boolean): DocumentRole {
  const name = file.replace(/^.*[\\/]/, '').replace(/[_.-]+/g, ' ')
  for (const words of [title, name]) {
    if (trackerWords.test(words)) return 'tracker'
    if (planWords.test(words)) return 'plan'
  }
  return hasBoxes ? 'tracker' : 'other'
}
