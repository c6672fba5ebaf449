const browsers: [RegExp, string][] = [
  [/\bmobile[\s_-]*safari\b|\biphone\b|\bipad\b/i, 'mobile-safari'],
  [/\bmobile[\s_-]*chrome\b|\bpixel\b|\bgalaxy\b/i, 'mobile-chrome'],
  [/\b(?:ms[\s_-]?)?edge\b/i, 'edge'],
  [/\bchromium\b/i, 'chromium'],
  [/\bchrome\b/i, 'chrome'],
  [/\bfirefox\b/i, 'firefox'],
  [/\bwebkit\b/i, 'webkit'],
  [/\bsafari\b/i, 'safari'],
  [/\bopera\b/i, 'opera'],
]

/** The browser that a project's name tells ("Mobile Safari", "firefox-stable"); null where it tells none. */
export function browserOf(name: string): string | null {
  const words = name.replaceAll('_', ' ')
  const found = browsers.find(([pattern]) => pattern.test(words))
  return found === undefined ? null : found[1]
}
