import type { Finding } from '~/domain/evidence'
import { severitySigns } from './glyphs'
import { findingSentence, findingTitles } from './messages/findings'
import { severityEffects } from './messages/words'
import type { JudgedContext } from './report-context'
import type { FindingTag, FindingView } from './types-common'

export function findingView(context: JudgedContext, label: string, finding: Finding): FindingView {
  const sign = severitySigns[finding.severity]
  return {
    code: finding.code,
    severity: finding.severity,
    severityWord: sign.word,
    glyph: sign.glyph,
    token: sign.token,
    title: findingTitles[finding.code],
    sentence: findingSentence(finding),
    effect: severityEffects[finding.severity],
    scope: finding.scope,
    rows: finding.rows.map((key) => ({ key, href: context.href.run(label, key) })),
  }
}

/** Without the rows it rests on, of which a run can have hundreds. */
export function findingTag({ code, severity, glyph, token, title, sentence }: FindingView): FindingTag {
  return { code, severity, glyph, token, title, sentence }
}

export function findingViews(context: JudgedContext, label: string): FindingView[] {
  return context.findings(label).map((finding) => findingView(context, label, finding))
}

/** As {@link findingTag} of every finding of a run, without making the links to its rows. */
export function findingTags(context: JudgedContext, label: string): FindingTag[] {
  return context.findings(label).map((finding) => {
    const { glyph, token } = severitySigns[finding.severity]
    return {
      code: finding.code,
      severity: finding.severity,
      glyph,
      token,
      title: findingTitles[finding.code],
      sentence: findingSentence(finding),
    }
  })
}
