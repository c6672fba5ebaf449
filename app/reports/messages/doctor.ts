import type { Ailment, AilmentCode } from '~/domain/doctor'

type Sentence = (words: Record<string, string>) => { what: string; todo: string }

/** What each finding of `assay doctor` means, and what to do. */
export const ailmentSentences = {
  node_too_old: ({ found, needed }) => ({
    what: `This is Node ${found}; Assay needs ${needed} or newer.`,
    todo: 'Install a current Node and start again.',
  }),
  sqlite_too_old: ({ found, needed }) => ({
    what: `SQLite is ${found}; ${needed} or newer is needed.`,
    todo: 'Run `npm ci`, which brings the SQLite that Assay was tested with.',
  }),
  disk_nearly_full: ({ free, folder }) => ({
    what: `Only ${free} MB are free where the database lies (${folder}).`,
    todo: 'Make room: a write that finds no space is refused whole.',
  }),
  clock_behind: ({ entry, at, now }) => ({
    what: `Entry ${entry} of the audit log is dated ${at}, which lies ahead of this machine's clock (${now}).`,
    todo: 'Set the clock by a time service before anybody signs: moments of records come from it.',
  }),
  clock_jumped: ({ entry, at, before }) => ({
    what: `Entry ${entry} of the audit log is dated ${at}, earlier than the one before it (${before}).`,
    todo: 'The clock was set back at that time; the chain itself keeps the order.',
  }),
  build_missing: ({ file }) => ({
    what: `The pages are not built: ${file} is missing.`,
    todo: 'Run `npm run build`, or `npm start`, which builds first.',
  }),
  migrations_missing: ({ folder }) => ({
    what: `The folder ${folder} is missing or incomplete.`,
    todo: 'This installation is incomplete: fetch it again.',
  }),
  setting_invalid: ({ message }) => ({ what: `${message}.`, todo: 'Correct the variable; `.env.example` lists them.' }),
  database_missing: ({ file }) => ({
    what: `There is no database ${file} yet.`,
    todo: 'The first import or start makes it.',
  }),
  folder_not_writable: ({ folder }) => ({
    what: `Assay may not write in ${folder}.`,
    todo: 'Give the user that runs Assay the folder: SQLite keeps files beside the database.',
  }),
  database_not_writable: ({ file }) => ({
    what: `Assay may not write ${file}.`,
    todo: 'Give the file to the user that runs Assay.',
  }),
  readable_by_others: ({ file, mode }) => ({
    what: `Other users of this machine can read ${file} (mode ${mode}).`,
    todo: `Run \`chmod 600 ${file}\`: it holds hashes, evidence or keys.`,
  }),
  log_grown: ({ size }) => ({
    what: `The write-ahead log beside the database has grown to ${size} MB.`,
    todo: 'A reader that never ends keeps it from being folded in; restarting the server does it.',
  }),
  uploads_left: ({ count, folder }) => ({
    what: `${count} unfinished uploads lie in ${folder}.`,
    todo: 'The next start of the server sweeps those whose process is gone.',
  }),
  witness_missing: ({ file, entries }) => ({
    what: `There is no witness file ${file} for ${entries} entries of the audit log.`,
    todo: 'Without it a tail that was cut off goes unseen; the next act starts one. Best on another disk (`ASSAY_WITNESS`).',
  }),
  witness_not_writable: ({ file }) => ({
    what: `The witness file ${file} cannot be written.`,
    todo: 'Acts are recorded but not witnessed until it can.',
  }),
  not_a_database: ({ file, detail }) => ({
    what: `${file} is no database that SQLite can read (${detail}).`,
    todo: 'Move it away and restore a backup (`assay restore`).',
  }),
  foreign_database: ({ file }) => ({
    what: `${file} holds tables of another program.`,
    todo: 'Name another file with `--db` or `ASSAY_DATABASE`.',
  }),
  newer_version: ({ file }) => ({
    what: `A newer version of Assay has written ${file}.`,
    todo: 'Update this installation; older versions never touch it.',
  }),
  migrations_pending: ({ count }) => ({
    what: `The database lacks ${count} migrations of this version.`,
    todo: 'The next command that opens it brings it forward; make a backup first.',
  }),
  journal_mode: ({ found }) => ({
    what: `The database is kept with journal_mode ${found}, not with a write-ahead log.`,
    todo: 'Another program has changed it; the next command that opens it sets it right.',
  }),
  data_wrong: ({ message }) => ({ what: String(message), todo: '`assay verify` tells all of it.' }),
  no_owner: () => ({
    what: 'Nobody owns this Assay yet: it listens on this machine only, and nobody can act.',
    todo: 'Start it and open the link that it prints.',
  }),
} satisfies Record<AilmentCode, Sentence>

export function ailmentSentence({ code, words }: Ailment): { what: string; todo: string } {
  return ailmentSentences[code](words as never)
}
