import type { DiagnosticList } from '../../diagnostic-list'
import { walkXml } from '../xml/walk-xml'
import { addSample, emptyLog, errorOf, type JtlLog } from './jtl-log'
import { stampReader } from './jtl-time'
import { isTransaction } from './transactions'

/** A sample element that is open. `isCounted`: nothing around it stands for it. */
interface Open {
  attributes: Record<string, string>
  line: number
  isCounted: boolean
  method: string
  failureMessage: string
}

/** The samples of a JTL XML; reading ends at the first place that is not well-formed. */
export function readJtlXml(text: string, file: string, list: DiagnosticList): JtlLog {
  const log = emptyLog()
  const stamps = stampReader()
  /** Each element that is open: its name, and its sample where it is one. */
  const open: { name: string; sample: Open | null }[] = []
  const around = () => open.findLast(({ sample }) => sample !== null)?.sample ?? null
  const leading = text.length - text.trimStart().length
  const linesBefore = text.slice(0, leading).split('\n').length - 1

  function take({ attributes, line, method, failureMessage }: Open): void {
    const elapsedMs = whole(attributes.t)
    if (elapsedMs === null) {
      log.damaged = true
      list.report('error', 'bad-number', line, `elapsed "${attributes.t}" is no number; the sample is left out`)
      return
    }
    const { ts, s, lb = '', rc = '', rm = '' } = attributes
    const failed = s === undefined ? null : s.trim().toLowerCase() !== 'true'
    const sample = {
      label: lb,
      method: method.trim() === '' ? null : method.trim(),
      elapsedMs,
      startMs: ts === undefined ? null : stamps.read(ts),
      failed,
      error: failed === true ? errorOf(rc, rm, failureMessage) : '',
      bytes: whole(attributes.by),
      users: whole(attributes.na),
      line,
    }
    addSample(log, sample, rm)
  }

  const fault = walkXml(text, file, {
    open({ name, attributes, place }) {
      const parent = around()
      const sample = isSample(attributes)
        ? {
            attributes,
            line: place.line + linesBefore,
            isCounted: parent === null || (parent.isCounted && isTransaction(parent.attributes.rm ?? '')),
            method: '',
            failureMessage: '',
          }
        : null
      open.push({ name, sample })
    },
    text(value) {
      const { name } = open.at(-1) ?? { name: '' }
      if (name !== 'method' && name !== 'failureMessage') return
      const sample = around()
      if (sample === null) return
      if (name === 'method') sample.method += value
      else sample.failureMessage += value
    },
    close() {
      const sample = open.pop()?.sample
      if (sample?.isCounted) take(sample)
    },
  })
  if (fault !== null) {
    log.damaged = true
    const message = `the XML is broken here (${fault.message}); what follows is not read`
    list.report('error', 'xml-broken', fault.place.line + linesBefore, message, fault.place.column)
  }
  log.clock = stamps.clock()
  return log
}

/** `httpSample`, `sample` and those of plug-ins, told by what every sample has. */
function isSample(attributes: Record<string, string>): boolean {
  return attributes.t !== undefined && (attributes.ts !== undefined || attributes.lb !== undefined)
}

function whole(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : null
}
