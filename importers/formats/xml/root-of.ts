/** The root element's name and the text of its start tag's attributes. */
export interface XmlRoot {
  name: string
  attributes: string
}

const prolog = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>)/i

/** What a text's root element is, from its first 64 kB and without parsing; null where it does not begin as XML. */
export function rootOf(text: string): XmlRoot | null {
  let rest = text.slice(0, 65_536)
  for (let match = prolog.exec(rest); match !== null; match = prolog.exec(rest)) rest = rest.slice(match[0].length)
  const root = /^<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)((?:[^>"']|"[^"]*"|'[^']*')*)/.exec(rest)
  return root === null ? null : { name: root[1]!, attributes: root[2]! }
}

/** Whether a start tag's attributes hold one of that name. */
export function hasAttribute({ attributes }: XmlRoot, name: string): boolean {
  return new RegExp(`(?:^|\\s)${name}\\s*=`).test(attributes)
}

/** Why a text is not a document with one of these roots; null where it is. */
export function rootMismatch(text: string, names: readonly string[]): string | null {
  const root = rootOf(text)
  if (root === null) return 'not XML'
  return names.includes(root.name) ? null : `the root element is \`${root.name}\``
}
