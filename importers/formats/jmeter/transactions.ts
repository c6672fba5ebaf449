/**
 * A Transaction Controller writes a sample of its own over the samples within it, told by its
 * response message alone. It repeats its children and stays out of every total, as in JMeter.
 */
export function isTransaction(responseMessage: string): boolean {
  return responseMessage.startsWith('Number of samples in transaction')
}

/** What the reader says of the transaction samples it passed over. */
export function transactionsMessage(count: number, labels: Iterable<string>): string {
  const names = [...labels]
  const shown = names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '')
  return `${count} samples of transaction controllers repeat the samples within them and are left out: ${shown}`
}
