import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** As distributions and installers name it. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const ending = process.platform === 'win32' ? '.exe' : ''
const applications = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)

/** The browser that `ASSAY_CHROMIUM` names, and no other; without it the first on PATH. null: none that can be run. */
export function findChromium(): string | null {
  const { ASSAY_CHROMIUM } = process.env
  if (ASSAY_CHROMIUM !== undefined && ASSAY_CHROMIUM !== '') return isProgram(ASSAY_CHROMIUM) ? ASSAY_CHROMIUM : null
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, `${name}${ending}`)))
  const found = [...onPath, ...(process.platform === 'darwin' ? applications : [])].find(isProgram)
  return found === undefined ? null : found
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
