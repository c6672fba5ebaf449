import { stripGlyphs } from './status'

const whole = /^(?:\[[^\]]*\]|<[^<>]*>|\{[^{}]*\}|tbd|tba|t\.b\.d\.|\.{2,}|…|_{2,}|-+|example\b.*|contoh\b.*)$/iu
/** A gap to fill in: "____", "[X]", "<value>", "YYYY-MM-DD"; an endpoint's "[id]" is none. */
const gap =
  /(?<!\w)_{2,}(?!\w)|\[[A-Z.…_ ]{1,5}\]|(?<![/\w])<(?!(?:kbd|sub|sup|br|b|i|u|s|a|code|em|strong|mark|del|ins|small|span)\b)[a-z]+(?:[ _-][a-z]+)*>(?![/\w])|\bYYYY\b|(?<![\w.])[XYN]\s?(?:%|ms\b)/

/** Whether a line's text is what a form leaves open: such a line states nothing and is never counted. */
export function isPlaceholderText(text: string): boolean {
  const plain = stripGlyphs(text).replaceAll('\\', '')
  return plain === '' || whole.test(plain) || gap.test(plain)
}
