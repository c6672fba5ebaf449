/** A second, naive reading of what hey prints, sharing no code with the importers: line by line, by words. */
export interface PlainHey {
  requests: number
  failures: number
  /** Milliseconds: avg, min, max and percentiles by number. */
  times: Record<string, number>
}

const ms = (seconds: string) => Number.parseFloat(seconds) * 1000

export function heyPrinted(text: string): PlainHey {
  const times: Record<string, number> = {}
  let [requests, failures, part] = [0, 0, '']
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/)
    if (/^\S.*:$/.test(line)) part = words[0]!
    if (part === 'Summary:' && words[0] === 'Slowest:') times.max = ms(words[1]!)
    if (part === 'Summary:' && words[0] === 'Fastest:') times.min = ms(words[1]!)
    if (part === 'Summary:' && words[0] === 'Average:') times.avg = ms(words[1]!)
    if (part === 'Latency' && words[1] === 'in' && Number.parseInt(words[0]!, 10) >= 50) {
      times[Number.parseInt(words[0]!, 10)] = ms(words[2]!)
    }
    if ((part === 'Status' || part === 'Error') && line.includes('[')) {
      const bracket = Number(line.slice(line.indexOf('[') + 1, line.indexOf(']')))
      const count = part === 'Status' ? Number.parseInt(words[1]!, 10) : bracket
      requests += count
      if (part === 'Error' || bracket >= 400) failures += count
    }
  }
  return { requests, failures, times }
}

export function heyRows(text: string): PlainHey {
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  const sorted = rows.map(([seconds]) => ms(seconds!)).sort((a, b) => a - b)
  const at = (p: number) =>
    sorted.find((one) => sorted.filter((other) => other <= one).length * 100 >= p * sorted.length)!
  const avg = sorted.reduce((a, b) => a + b, 0) / sorted.length
  return {
    requests: rows.length,
    failures: rows.filter((cells) => Number(cells[6]) >= 400).length,
    times: { avg, min: sorted[0]!, max: sorted.at(-1)!, 50: at(50), 90: at(90), 95: at(95), 99: at(99) },
  }
}
