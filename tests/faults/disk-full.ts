import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { argon2Hasher } from '~/server/identity/password'
import { nothingYet, wrongAfter } from './acknowledged'
import { type Answer, ask, formPost, saveReview, signOff, upload, wasTaken } from './client'
import { writeRuns } from './made-evidence'
import { copyOffice, type PreparedOffice, password, prepareOffice } from './office'
import { run, type ServerProcess, serve } from './processes'
import { mountSmallDisk, type SmallDisk } from './small-disk'
import { type Finding, finding, skipped, type TrialInput } from './trial'

const fault = 'disk full'
/** Room that is left: none, and too little for a whole write but enough for half of one. */
const rooms = [0, 4096, 12_288, 40_960, 81_920]

/** A disk of a few megabytes that is full: every way to write says so, and goes on once there is room. */
export async function diskFullTrial({ folder }: TrialInput): Promise<Finding[]> {
  const disk = mountSmallDisk(join(folder, 'disk'), 24)
  if (disk === null) return [skipped(fault, 'no file system can be mounted here (it takes root)')]
  try {
    const template = prepareOffice(join(folder, 'template.sqlite'), await argon2Hasher().hash(password))
    return await onDisk(disk, copyOffice(template, join(disk.folder, 'assay.sqlite')), folder)
  } finally {
    disk.unmount()
  }
}

async function onDisk(disk: SmallDisk, office: PreparedOffice, folder: string): Promise<Finding[]> {
  const server = await serve(office.database)
  const attempted: string[][] = []
  const refused: { name: string; answer: Answer }[] = []
  const wrong: string[] = []
  const recovered: string[] = []
  let reads = 0
  try {
    await signOff(server.url, office, 'while there is room')
    for (const [index, room] of rooms.entries()) {
      disk.fill(room)
      for (const way of waysToWrite(server, office, folder, index)) {
        attempted.push(...way.labels)
        const answer = await way.write()
        refused.push({ name: `${way.name} with ${room} bytes left`, answer })
      }
      const page = await ask(`${server.url}/?room=${room}`, { headers: { Cookie: office.cookie } })
      if (page.status === 200) reads += 1
      else wrong.push(`with ${room} bytes left a page was answered ${page.status}`)
      disk.free()
      wrong.push(...wrongAfter(office.database, nothingYet(), attempted))
      recovered.push(...(await writeAgain(server, office, index)))
    }
    wrong.push(...refused.flatMap(({ name, answer }) => wrongAnswer(name, answer)), ...leftovers(disk.folder))
  } finally {
    await server.kill()
  }
  const taken = refused.filter(({ answer }) => wasTaken(answer) || answer.status === 0).length
  const held = `${refused.length - taken} refused in words, ${taken} still had room; nothing half-written; ${reads} pages read meanwhile`
  return [
    finding(fault, refused.length, wrong, held),
    finding('room again, without a restart', rooms.length, recovered, 'uploads, reviews and signatures taken'),
  ]
}

interface Way {
  name: string
  labels: string[][]
  write(): Promise<Answer>
}

function waysToWrite({ url }: ServerProcess, office: PreparedOffice, folder: string, index: number): Way[] {
  const brought = [`made_full${index}_100u`]
  const imported = [`made_cli${index}a_100u`, `made_cli${index}b_100u`]
  const runs = writeRuns(join(folder, `runs-${index}`), imported)
  const { program, database } = office
  const target = join(database, '..', `copy-${index}`)
  const command = (name: string, args: string[], labels: string[][] = []): Way => ({
    name,
    labels,
    write: () => asAnswer([...args, '--db', database]),
  })
  return [
    { name: 'upload', labels: [brought], write: () => upload(url, office, brought[0] as string) },
    { name: 'review', labels: [], write: () => saveReview(url, office, `full ${index}`) },
    { name: 'sign-off', labels: [], write: () => signOff(url, office, `full ${index}`) },
    {
      name: 'sign-in',
      labels: [],
      write: () => formPost(url, '/sign-in', { name: 'mara', password, code: '', to: '/' }),
    },
    command('import', ['import', runs, '--program', program], [imported]),
    command('backup', ['backup', `${target}.backup`]),
    command('pack', ['pack', 'tier-1', '--program', program, '-o', `${target}.json`]),
  ]
}

/** A command as an answer: its exit code stands for the status. */
async function asAnswer(args: string[]): Promise<Answer> {
  const { code, out, err } = await run(args)
  return { status: code === null ? 'lost' : code, text: err + out, headers: new Headers(), ms: 0 }
}

/** In words, and with the status or exit code that says whose fault it is. */
function wrongAnswer(name: string, answer: Answer): string[] {
  const { status, text } = answer
  if (wasTaken(answer) || status === 0) return []
  const plain = status === 2 || status === 507 || status === 503
  const words = /disk (of the server )?is full|disk does not|cannot write to its database/.test(text)
  return plain && words ? [] : [`${name} was answered ${status}: ${text.slice(0, 300)}`]
}

async function writeAgain({ url }: ServerProcess, office: PreparedOffice, index: number): Promise<string[]> {
  const answers = {
    upload: await upload(url, office, `made_again${index}_100u`),
    review: await saveReview(url, office, `again ${index}`),
    signature: await signOff(url, office, `again ${index}`),
  }
  return Object.entries(answers)
    .filter(([, answer]) => !wasTaken(answer))
    .map(([name, { status, text }]) => `${name} was answered ${status}: ${text.slice(0, 200)}`)
}

/** Files that a refused write left lying: unfinished copies, and uploads that wait for nobody. */
function leftovers(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.assay'))
  const staging = join(folder, '.assay.sqlite-uploads')
  const waiting = existsSync(staging) ? readdirSync(staging) : []
  return [...names, ...waiting].map((name) => `${name} was left lying`)
}
