import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generatedTexts } from './generated-texts'
import { takePictures } from './pictures'
import { root } from './source-tree'

/** `npm run docs`: writes the generated guides, and with `-- --pictures` the pictures of the README. */
async function main(): Promise<void> {
  for (const [path, text] of Object.entries(generatedTexts())) {
    const file = join(root, path)
    const before = read(file)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    console.log(`${path}: ${before === text ? 'as it was' : 'written'}`)
  }
  if (process.argv.includes('--pictures')) await takePictures()
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

await main()
