import { type BoundFigure, longestLine } from '~/domain/figures/figures-in'
import { runMentions } from '~/domain/figures/run-mentions'
import type { Place } from '~/domain/place'
import type { QuotedFigure } from '~/domain/plan'

/** What one block says about one run, while its lines are read. */
export interface EvidenceGroup {
  runLabel: string | null
  files: string[]
  figures: QuotedFigure[]
  conclusions: string[]
  place: Place
}

const fileName = /(?<![\w./-])[\w./-]*\w\.(?:csv|log|md|html?|pdf|xlsx?|jtl|json)\b/gi
const headRun = /^(v\d+[a-z]?(?:\s*\([^)]*\))?(?:\s+[a-z-]+)?)\s*:/

export function isDataFile(name: string): boolean {
  return /\.(?:csv|jtl)$/i.test(name)
}

/** A line without its bullet, box and marks. */
export function plainLine(text: string): string {
  return text
    .replace(/^\s*(?:[-*+•>]|\d+\.)\s+(?:\[[ xX]\]\s+)?/, '')
    .replace(/[*`]/g, '')
    .trim()
}

function sameRun(left: string | null, right: string | null): boolean {
  return left !== null && right !== null && runMentions(left)[0] === runMentions(right)[0]
}

/**
 * Parts a block by the runs and files it reports: a line that names another run or a further data
 * file starts a new group; a figure bound to a run by "(v26b)" joins that run's group.
 */
export class EvidenceGroups {
  readonly groups: EvidenceGroup[] = []
  private current: EvidenceGroup

  constructor(runLabel: string | null, place: Place) {
    this.current = this.open(runLabel, place)
  }

  private open(runLabel: string | null, place: Place): EvidenceGroup {
    const group = { runLabel, files: [], figures: [], conclusions: [], place }
    this.groups.push(group)
    return group
  }

  private isBlank(group: EvidenceGroup): boolean {
    return group.files.length === 0 && group.figures.length === 0
  }

  private follow(line: string, place: Place, files: string[]): void {
    const head = headRun.exec(line)?.[1]?.trim()
    if (head !== undefined && (this.current.runLabel === null || !sameRun(head, this.current.runLabel))) {
      if (this.isBlank(this.current)) Object.assign(this.current, { runLabel: head, place })
      else this.current = this.open(head, place)
    } else if (head !== undefined) this.current.runLabel = head
    const second = files.some(isDataFile) && this.current.files.some(isDataFile)
    if (second) this.current = this.open(this.current.runLabel, place)
  }

  add(text: string, figures: BoundFigure[], place: Place): void {
    if (text.length > longestLine) return
    const line = plainLine(text)
    const sized = new Set(figures.filter((figure) => figure.metric === 'size').map((figure) => figure.endpoint))
    const files = [...line.matchAll(fileName)].map((match) => match[0]).filter((name) => !sized.has(name))
    this.follow(line, place, files)
    this.current.files.push(...files.filter((name) => !this.current.files.includes(name)))
    for (const { run, ...figure } of figures) {
      const other = run !== null && !sameRun(run, this.current.runLabel)
      if (!other) this.current.figures.push(figure)
      else if (this.current.runLabel === null && this.isBlank(this.current)) {
        this.current.runLabel = run
        this.current.figures.push(figure)
      } else {
        const known = this.groups.find((group) => sameRun(group.runLabel, run))
        const group = known ?? this.open(run, place)
        group.figures.push(figure)
      }
    }
    const onlyFile = files.length > 0 && /^(?:csv|evidence|file)s?:\s*\S+$/i.test(line)
    if (figures.length === 0 && !onlyFile && line !== '' && !/^\[[ xX]\]/.test(line))
      this.current.conclusions.push(line)
  }
}
