import { collectSamples, type LogClock, type Sample, type SampleCollector } from '../samples/collect-samples'
import { isTransaction } from './transactions'

/** The samples of a log, requests and transactions apart. */
export interface JtlLog {
  requests: SampleCollector
  transactions: SampleCollector
  transactionLabels: Set<string>
  /** null where no stamp could be read, or days and months cannot be told apart. */
  clock: LogClock
  /** Rows were cut or unreadable. */
  damaged: boolean
}

export function emptyLog(): JtlLog {
  return {
    requests: collectSamples(),
    transactions: collectSamples(),
    transactionLabels: new Set(),
    clock: null,
    damaged: false,
  }
}

export function addSample(log: JtlLog, sample: Sample, responseMessage: string): void {
  const isRequest = !isTransaction(responseMessage)
  if (!isRequest) log.transactionLabels.add(sample.label)
  ;(isRequest ? log.requests : log.transactions).add(sample)
}

/** The error of a failed sample: the assertion's message, else code and message of the response. */
export function errorOf(code: string, message: string, failureMessage: string): string {
  if (failureMessage.trim() !== '') return failureMessage
  return [code, message].filter((part) => part.trim() !== '').join(' ')
}
