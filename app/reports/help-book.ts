import {
  claimClasses,
  findingCodes,
  loadMetrics,
  otherMetrics,
  provenances,
  reasonCodes,
  severities,
  tierStates,
  verdicts,
} from '~/domain/vocabulary'
import { unknownReasons } from '~/domain/work/work-figure'
import { classSigns, severitySigns, tierSigns, verdictSigns } from './glyphs'
import {
  classMeanings,
  findingTitles,
  provenanceWords,
  severityEffects,
  tierStateMeanings,
  verdictMeanings,
} from './messages'
import { findingHelp } from './messages/help-findings'
import { reasonHelp } from './messages/help-reasons'
import { metricHelp } from './messages/help-rules'
import { classActs, provenanceActs, tierActs, verdictActs } from './messages/help-states'
import { unknownSentences } from './messages/money'

/** What the help says of every word of the vocabulary, in the vocabulary's own order. */
export const helpBook = {
  verdicts: verdicts.map((key) => ({
    key,
    sign: verdictSigns[key],
    means: verdictMeanings[key],
    act: verdictActs[key],
    /** Reasons that lead to it first of all. */
    reasons: reasonCodes
      .filter((code) => reasonHelp[code].of[0] === key)
      .map((code) => ({ code, says: reasonHelp[code].says })),
  })),
  tiers: tierStates.map((key) => ({
    key,
    sign: tierSigns[key],
    means: tierStateMeanings[key],
    act: tierActs[key],
  })),
  classes: claimClasses.map((key) => ({
    key,
    sign: classSigns[key],
    means: classMeanings[key],
    act: classActs[key],
  })),
  severities: severities.toReversed().map((key) => ({ key, sign: severitySigns[key], means: severityEffects[key] })),
  findings: findingCodes.map((code) => ({ code, title: findingTitles[code], ...findingHelp[code] })),
  provenances: provenances.map((key) => {
    const [term, means] = provenanceWords[key].split(': ')
    return { key, term, text: `${means}. ${provenanceActs[key]}` }
  }),
  metrics: [...loadMetrics, ...otherMetrics].map((name) => ({ name, ...metricHelp[name] })),
  unknown: unknownReasons.map((key) => ({ key, text: unknownSentences[key] })),
}
