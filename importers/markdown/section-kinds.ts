import type { SectionKind } from './reading'

/**
 * Heading words (English, Indonesian and German) -> what stands below. The first match decides, so the
 * particular stands before the general. Weeks, days, tiers and priorities are told by their
 * numbers, in open-section.ts.
 */
const headingKinds: [SectionKind, RegExp][] = [
  ['template', /\btemplat(?:e|es)$|^templat(?:e|es)\b(?!.*\b(?:tests?|system)\b)/i],
  ['deliverables', /\b(?:deliverables?|keluaran|luaran)\b/i],
  ['milestones', /\b(?:milestones?|tonggak|celebrations?)\b/i],
  [
    'risks_resolved',
    /\b(?:resolved|closed|mitigated|past)\b.*\b(?:risks?|risiko|issues)\b|risiko.*(?:selesai|tertangani)/i,
  ],
  ['risks', /\b(?:risks?|risiko|risiken)\b/i],
  ['success', /\bsuccess definition\b|\bdefinition of success\b|\bdefinisi (?:sukses|keberhasilan)\b/i],
  [
    'criteria',
    /\b(?:success|exit|acceptance|completion|release|go-live)\s+criteria\b|\bcriteria checklist\b|\bkriteria\b|kriterien\b|\bdefinition of done\b|\bkey results\b/i,
  ],
  ['costs', /\b(?:cost tracking|costs?|budget|biaya|anggaran|kosten)\b(?!.*\banalysis\b)/i],
  ['escalations', /\b(?:escalation|eskalasi)\b/i],
  ['conditions', /\bdecision framework\b|\bwhen to execute\b|^execute .+ if$/i],
  ['watch', /\b(?:issues? to watch|critical issues|critical gaps|gaps identified|masalah kritis)\b/i],
  ['quick_wins', /\bquick wins?\b(?!.*\b(?:post|tier|day)\b)/i],
  ['achievements', /\b(?:achievements?|current state|expected results|pencapaian|kondisi saat ini)\b/i],
  ['coverage', /\b(?:test matrix|to test|test scenarios|compatibility matrix)\b/i],
  ['next_actions', /\b(?:next (?:actions?|steps?)|action items|getting started|langkah (?:berikutnya|selanjutnya))\b/i],
  ['schedule', /\b(?:schedule|implementation timeline|deployment timeline|jadwal)\b/i],
  ['metrics', /\b(?:metrics|targets?|kpis?|metrik|okrs?|baseline)\b/i],
]

/** Labels inside a section, by their words: those that change what the list below them is. */
const labelKinds: [SectionKind, RegExp][] = [
  [
    'criteria',
    /\b(?:success|exit|acceptance|completion)\s+criteria\b|\bdefinition of done\b|^key results\b|\bkriteria\b/i,
  ],
  ['deliverables', /^(?:final |key |main )?deliverables?\b/i],
  ['conditions', /^execute .+ if$/i],
  ['success', /\bsuccess(?: metrics)?$/i],
  ['achievements', /^(?:expected results|achievements?|results achieved)\b/i],
  ['coverage', /\bto test$|^test (?:matrix|scenarios)\b/i],
  ['next_actions', /^next (?:actions?|steps?)$/i],
  ['risks', /^(?:active )?risks?$/i],
]

function kindIn(table: [SectionKind, RegExp][], words: string): SectionKind | null {
  return table.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

export function headingKind(title: string): SectionKind | null {
  return kindIn(headingKinds, title)
}

export function labelKind(label: string): SectionKind | null {
  return kindIn(labelKinds, label)
}
