import type { ProofReference } from '~/domain/plan'

const url = /https?:\/\/[^\s)>`\]]*[^\s)>`\].,;:!?]/g
const fileName =
  /(?<![\w/.-])(?:[\w-]+\/)*[\w-][\w.-]*\.(?:csv|md|py|json|ya?ml|log|html?|pdf|xlsx?|docx?|txt|sh|js|ts|tsx|sql|xml|png)\b/g
const migration = /(?<![\w.-])\d{4}_[a-z][a-z0-9_]*/g
const inlineCode = /`([^`\n]+)`/g
const commandWords =
  /^(?:npm|npx|yarn|pnpm|python3?|pip|pytest|docker(?:-compose)?|git|curl|locust|make|bash|sh|node|go|cargo|dotnet|kubectl|terraform|firebase|php|composer|bundle|rake)\s/
/** "v26b", "v32/v33/v34"; one-digit versions only beside a word that says they are runs. */
const runLabel = /(?<![\w./-])v\d{2,}[a-z]?(?!\.\d)\b/g
const shortRunLabel = /\b(?:runs?|tests?|load test|baseline|validated (?:in|by|via))\s+(v\d[a-z]?)(?!\.\d)\b/gi

/** What a task's own line names as proof: runs, files, migrations, commands, addresses; each once. */
export function proofsIn(source: string): ProofReference[] {
  const proofs: ProofReference[] = []
  const add = (kind: ProofReference['kind'], text: string) => {
    if (!proofs.some((proof) => proof.kind === kind && proof.text === text)) proofs.push({ kind, text })
  }
  for (const match of source.matchAll(url)) add('url', match[0])
  const withoutUrls = source.replace(url, ' ')
  for (const match of withoutUrls.matchAll(inlineCode)) if (commandWords.test(match[1]!)) add('command', match[1]!)
  const plain = withoutUrls.replace(inlineCode, (_whole, code: string) => (commandWords.test(code) ? ' ' : ` ${code} `))
  for (const match of plain.matchAll(fileName)) add('file', match[0])
  for (const match of plain.matchAll(migration))
    if (!proofs.some((p) => p.text.includes(match[0]))) add('migration', match[0])
  const bare = plain
    .replace(fileName, ' ')
    .replaceAll('/', ' / ')
    .replaceAll(/(?<=\d[a-z]?)-(?=v\d)/g, ' - ')
  for (const match of bare.matchAll(runLabel)) add('run', match[0])
  for (const match of bare.matchAll(shortRunLabel)) add('run', match[1]!)
  return proofs
}
