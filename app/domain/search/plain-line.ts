/** A line of Markdown as a reader hears it: without the signs that only lay it out. */
export function plainLine(line: string): string {
  return line
    .replace(/^[\s>]*(?:#{1,6}\s+|(?:(?:[-*+]|\d+[.)])\s+)*)(?:\[[ xX]\]\s+)?/, '')
    .replace(/^\|\s*|\s*\|\s*$/g, '')
    .replace(/\s*\|\s*/g, ' · ')
    .replace(/\*\*|__|`+/g, '')
    .replace(/!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g, '$1 ($2)')
    .trim()
}

/** Text of a heading of any level; null where the line is none. */
export function headingOf(line: string): string | null {
  const found = line.match(/^\s{0,3}#{1,6}\s+(.+?)\s*#*\s*$/)
  return found === null ? null : plainLine(found[1] as string)
}
