import { formatsGuide } from './formats-guide'
import { referenceGuide } from './reference-guide'
import { rulesGuide } from './rules-guide'

/** Every text that is written by `npm run docs`, by its path from the root. */
export function generatedTexts(): Record<string, string> {
  return {
    'content/guides/formats.md': formatsGuide(),
    'content/guides/reference.md': referenceGuide(),
    'content/guides/rules.md': rulesGuide(),
  }
}
