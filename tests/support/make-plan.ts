import { createHash } from 'node:crypto'
import type { Run } from '~/domain/evidence'
import type { DocumentPlan } from '~/domain/plan'
import type { ImportResult, ReceivedFile } from '~importers/import-result'

/** A document that says nothing; override what the test is about. */
export function makePlan(over: Partial<DocumentPlan> = {}): DocumentPlan {
  return {
    file: 'tracker.md',
    role: 'tracker',
    slug: 'tracker',
    title: 'Tracker',
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
    ...over,
  }
}

/** A file whose content is the given text. */
export function makeReceived(path: string, text = path): ReceivedFile {
  const bytes = new TextEncoder().encode(text)
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/**
 * An import of the given documents and runs, as `buildImport` would hand it over. A run's files get
 * bytes of their own: the text is the label with `version`, so another version is another content.
 */
export function makeImport(over: {
  documents?: { path: string; text?: string; plan: DocumentPlan }[]
  runs?: Run[]
  version?: string
  program?: ImportResult['program']
}): ImportResult {
  const documents = (over.documents ?? []).map(({ path, text, plan }) => ({
    file: makeReceived(path, text),
    plan: { ...plan, file: path },
  }))
  const evidence = (over.runs ?? []).map((run) => {
    const files = run.files.map((file) => ({
      file,
      received: makeReceived(`runs/${file.name}`, `${file.name} ${over.version ?? '1'}`),
    }))
    return {
      received: files.map(({ received }) => received),
      run: {
        ...run,
        files: files.map(({ file, received }) => ({ ...file, sha256: received.sha256, bytes: received.bytes.length })),
      },
    }
  })
  const received = [...documents.map(({ file }) => file), ...evidence.flatMap((one) => one.received)]
  return {
    documents,
    program: over.program ?? null,
    runs: evidence.map(({ run }) => run),
    reports: [],
    evidenceFiles: evidence.flatMap(({ run }) => run.files),
    refused: [],
    diagnostics: [],
    digest: received.map(({ sha256 }) => sha256).join(','),
    received,
  }
}
