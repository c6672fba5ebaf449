import type { JudgedCriterion, RunJudgement } from '~/domain/assessment'
import { plainText } from './format'
import { readRule, type SentenceFacts } from './messages/facts'
import { findingTitles } from './messages/findings'
import { reasonSentence } from './messages/reasons'
import { remedySentence } from './messages/remedies'

/** The catalogue's sentences for outputs without markup: plain spaces, plain minus signs. */

export function criterionSentences(
  judged: JudgedCriterion,
  short: (label: string) => string,
): { reason: string; remedy: string | null } {
  const { judgement } = judged
  const facts: SentenceFacts = {
    ...factsOf(judged.rule, judgement),
    measured: judged.measured,
    samples: judged.samples,
    run: judged.run === null ? null : short(judged.run),
    numbers: { ...judgement?.numbers, ...judged.numbers, ...judged.remedy?.numbers },
    words: judged.words,
  }
  const remedy = remedySentence(judged.remedy === null ? null : judged.remedy.code, judged.reason, facts)
  return {
    reason: plainText(reasonSentence(judged.reason, facts)),
    remedy: remedy === null ? null : plainText(remedy.sentence),
  }
}

export function judgementSentence(rule: string, judgement: RunJudgement, short: (label: string) => string): string {
  return plainText(reasonSentence(judgement.reason, { ...factsOf(rule, judgement), run: short(judgement.run) }))
}

function factsOf(rule: string | null, judgement: RunJudgement | null): SentenceFacts {
  return {
    rule: readRule(rule),
    ruleText: rule,
    measured: judgement === null ? null : judgement.measured,
    samples: judgement === null ? null : judgement.samples,
    run: judgement === null ? null : judgement.run,
    worst: judgement === null ? null : judgement.worst,
    rowCount: judgement === null ? 0 : judgement.rows.length,
    proof: judgement === null ? null : judgement.proof,
    findingTitles: judgement === null ? [] : judgement.findings.map(({ code }) => findingTitles[code]),
    numbers: judgement === null ? {} : judgement.numbers,
    words: {},
  }
}
