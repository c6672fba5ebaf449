import type { LoadTool } from '~/domain/evidence'
import type { DiagnosticList } from '../../diagnostic-list'
import type { FormatResult } from '../format'
import { sampledRun } from '../samples/sampled-run'
import type { JtlLog } from './jtl-log'
import { transactionsMessage } from './transactions'

/**
 * The run of a read log. A log of transaction controllers alone gives their rows and no aggregate:
 * they may lie within one another, and JMeter's own total leaves them out.
 */
export function jtlRun(
  log: JtlLog,
  about: { tool: LoadTool; dialect: string; file: string },
  list: DiagnosticList,
): FormatResult {
  const { requests, transactions } = log
  if (requests.count() + transactions.count() === 0) {
    return { kind: 'refused', message: 'it holds no sample that can be read', diagnostics: list.all() }
  }
  const isEpoch = log.clock === 'epoch'
  if (log.clock === 'local') {
    const message = 'the stamps are written without a time zone: durations are known, the time of day is not'
    list.report('info', 'jtl-no-time-zone', 1, message)
  }
  const onlyTransactions = requests.count() === 0
  const figures = (onlyTransactions ? transactions : requests).figures(about.file, log.clock)
  if (onlyTransactions) {
    const message = 'only samples of transaction controllers: their rows are kept, and there is no aggregate'
    list.report('warning', 'jtl-only-transactions', 1, message)
    figures.aggregate = null
  } else if (transactions.count() > 0) {
    const message = transactionsMessage(transactions.count(), log.transactionLabels)
    list.report('info', 'jtl-transactions', 1, message)
  }
  const run = sampledRun(about.tool, about.dialect, figures, { isEpoch, truncated: log.damaged })
  return { kind: 'run', run, diagnostics: list.all() }
}
