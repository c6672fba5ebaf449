/**
 * The message catalogue: every code that the domain gives, as a sentence or a word. Pages, the
 * command line and exports all read from here; a code without its sentence is a type error.
 */
export { findingSentence, findingSentences, findingTitles } from './messages/findings'
export { proofText, reasonSentence, reasonSentences } from './messages/reasons'
export { reconcileSentence, reconcileSentences } from './messages/reconcile'
export { remedySentence, remedySentences } from './messages/remedies'
export {
  claimKindWords,
  classMeanings,
  documentRoleWords,
  fileKindWords,
  manifestSourceWords,
  originWords,
  provenanceWords,
  severityEffects,
  tierStateMeanings,
  verdictMeanings,
} from './messages/words'
