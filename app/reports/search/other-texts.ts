import type { Assessment } from '~/domain/assessment'
import type { SearchText } from '~/domain/search/recorded-texts'
import { claimClasses, findingCodes, tierStates, verdicts } from '~/domain/vocabulary'
import { classSigns, tierSigns, verdictSigns } from '../glyphs'
import { classMeanings, findingSentence, findingTitles, tierStateMeanings, verdictMeanings } from '../messages'
import type { ReportContext } from '../report-context'

const ofAssessments = new WeakMap<Assessment, SearchText[]>()

/** Findings on the runs at hand, in the words that the pages show; worded once for each assessment. */
export function findingTexts(context: ReportContext): SearchText[] {
  const known = ofAssessments.get(context.assessment) ?? wordFindings(context)
  ofAssessments.set(context.assessment, known)
  return known
}

function wordFindings(context: ReportContext): SearchText[] {
  return Object.entries(context.assessment.findings).flatMap(([label, findings]) =>
    findings.map((finding) => ({
      kind: 'finding' as const,
      key: label,
      name: findingTitles[finding.code],
      body: [findingSentence(finding), finding.code, label].join(' · '),
      about: null,
      run: label,
    })),
  )
}

/** What help explains, each at its place on the page. */
export const helpTexts: readonly SearchText[] = wordHelp()

function wordHelp(): SearchText[] {
  const entry = (key: string, name: string, body: string): SearchText => ({
    kind: 'help',
    key,
    name,
    body,
    about: null,
    run: null,
  })
  return [
    ...verdicts.map((name) => entry('#verdicts', verdictSigns[name].word, verdictMeanings[name])),
    ...tierStates.map((name) => entry('#tiers', tierSigns[name].word, tierStateMeanings[name])),
    ...claimClasses.map((name) => entry('#claims', classSigns[name].word, classMeanings[name])),
    ...findingCodes.map((code) => entry('#findings', findingTitles[code], code)),
  ]
}

/** Decision records, without the signs that lay them out. */
export function decisionTexts(decisions: readonly { slug: string; title: string; text: string }[]): SearchText[] {
  return decisions.map(({ slug, title, text }) => ({
    kind: 'decision',
    key: slug,
    name: title,
    body: bareWords(text),
    about: null,
    run: null,
  }))
}

/** The guides, section by section, each found at its own heading. */
export function guideTexts(guides: readonly { slug: string; title: string; text: string }[]): SearchText[] {
  return guides.flatMap(({ slug, title, text }) =>
    text
      .replace(/^# .+$/m, '')
      .split(/^## /m)
      .map((section, index) => {
        const [heading = ''] = index === 0 ? [] : section.split('\n', 1)
        return {
          kind: 'help' as const,
          key: index === 0 ? `/guides/${slug}` : `/guides/${slug}#${headingId(heading)}`,
          name: index === 0 ? title : `${title}: ${bareWords(heading)}`,
          body: bareWords(section),
          about: null,
          run: null,
        }
      })
      .filter(({ body }) => body !== ''),
  )
}

/** As the headings of the guides are addressed on their pages (importers/markdown/render/addresses.ts). */
function headingId(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]+/gu, '')
    .replaceAll(' ', '-')
}

function bareWords(text: string): string {
  return text
    .replace(/^#.*$/gm, '')
    .replace(/[`*_|]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
