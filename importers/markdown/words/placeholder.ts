import { stripGlyphs } from './status'

const whole =
  /^(?:\[[^\]]*\]|<[^<>]*>|\{[^{}]*\}|tbd|tba|t\.b\.d\.|\.{2,}|…|_{2,}|-+|(?:example|e\.g\.|contoh|beispiel)\s*:.*)$/iu
/** A gap within a line: "____", "[X]", "<value>", "Y%". "[id]" of a path and "[BUG]" of a ticket are none. */
const gap =
  /(?<!\w)_{2,}(?!\w)|\[(?:[XYN]{1,3}|\.{1,3}|…|_+)\]|<(?:name|value|metric|task|title|date|number|owner|description|x|n)>|(?<![\w.])[XYN]\s?(?:%|ms\b)/

/** Whether a line's text is what a form leaves open: such a line states nothing and is never counted. */
export function isPlaceholderText(text: string): boolean {
  const plain = stripGlyphs(text).replaceAll('\\', '')
  return plain === '' || whole.test(plain) || gap.test(plain)
}
