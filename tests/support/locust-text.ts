/** Texts as today's Locust writes them, for tests that damage or vary them. */
export const statsHeader =
  'Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%'
const figures = (requests: number, failures: number) =>
  `${requests},${failures},20,22.5,11,45,100.0,1.5,0.0,20,21,22,23,30,45,45,45,45,45,45`

/** A stats file of two endpoints: `GET /a` with 6 requests and `POST /b` with 4, one of them failed. */
export function statsText(over: { first?: string; aggregate?: string; end?: string } = {}): string {
  const rows = [
    statsHeader,
    over.first ?? `GET,/a,${figures(6, 0)}`,
    `POST,/b,${figures(4, 1)}`,
    over.aggregate ?? `,Aggregated,${figures(10, 1)}`,
  ]
  return `${rows.join('\r\n')}${over.end ?? '\r\n'}`
}

export const historyHeader =
  'Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,95%,99%,Total Request Count,Total Failure Count,Total Median Response Time,Total Average Response Time,Total Min Response Time,Total Max Response Time,Total Average Content Size'

/** A history of the aggregate, one row per entry of `[seconds, users, total requests]`. */
export function historyText(points: [number, number, number][]): string {
  const rows = points.map(
    ([seconds, users, total]) =>
      `${seconds},${users},,Aggregated,1.000000,0.000000,20,45,45,${total},0,20,22.5,11,45,100.0`,
  )
  return `${[historyHeader, ...rows].join('\r\n')}\r\n`
}

export const failuresText = 'Method,Name,Error,Occurrences\r\nPOST,/b,HTTPError(500),1\r\n'
export const exceptionsText = 'Count,Message,Traceback,Nodes\r\n'
