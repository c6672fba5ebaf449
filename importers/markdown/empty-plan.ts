import type { DocumentPlan } from '~/domain/plan'
import type { DocumentRole } from '~/domain/vocabulary'

/** A plan that says nothing yet. */
export function emptyPlan(file: string, role: DocumentRole, slug: string, title: string): DocumentPlan {
  return {
    file,
    role,
    slug,
    title,
    startDate: null,
    endDate: null,
    lastUpdated: null,
    statuses: [],
    budget: null,
    rateCentsPerHour: null,
    weeks: [],
    days: [],
    tasks: [],
    boxes: [],
    tiers: [],
    criteria: [],
    targets: [],
    metricStatements: [],
    risks: [],
    costs: [],
    deliverables: [],
    milestones: [],
    escalations: [],
    templates: [],
    priorities: [],
    planItems: [],
    openPoints: [],
    progress: [],
    quotedEvidence: [],
    links: [],
    glyphItems: [],
    diagnostics: [],
  }
}
