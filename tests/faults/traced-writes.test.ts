import { expect, test } from 'vitest'
import { readTrace } from './traced-writes'

const ours = {
  isOurs: (path: string) => path.endsWith('-wal'),
  isAnswer: (path: string, rest: string) => path.startsWith('TCP') && rest.includes('HTTP/1.1 201'),
}
const written = '7 pwrite64(21</d/a-wal>, "x", 1, 0) = 1'
const answered = '7 write(30<TCP:[1]>, "HTTP/1.1 201 Created"..., 300) = 300'

test('an answer before the sync of what was written is found', () => {
  const early = ['answered before /d/a-wal was on the disk']
  expect(readTrace([written, answered].join('\n'), ours)).toMatchObject({ answers: 1, early })
  const begun = '8 fdatasync(21</d/a-wal> <unfinished ...>'
  expect(readTrace([written, begun, answered].join('\n'), ours).early).toEqual(early)
})

test('an answer after the sync is as it should be, also where the call was told in two halves', () => {
  const whole = [written, '7 fdatasync(21</d/a-wal>) = 0', answered]
  expect(readTrace(whole.join('\n'), ours)).toEqual({ answers: 1, early: [], synced: new Set(['/d/a-wal']) })
  const halves = [
    written,
    '7 fdatasync(21</d/a-wal> <unfinished ...>',
    '9 read(1</x>, "", 1) = 0',
    '7 <... fdatasync resumed>) = 0',
  ]
  expect(readTrace([...halves, answered].join('\n'), ours)).toMatchObject({ answers: 1, early: [] })
})

test('what a checkpoint copies has to be on the disk before the log is begun anew, not before an answer', () => {
  const logged = { ...ours, isOurs: (path: string) => path.startsWith('/d/'), loggedFile: '/d/a' }
  const copied = '7 pwrite64(20</d/a>, "x", 4096, 4096) = 4096'
  const synced = '7 fdatasync(20</d/a>) = 0'
  const anew = '7 pwrite64(21</d/a-wal>, "7\\177\\6"..., 32, 0) = 32'
  const further = '7 pwrite64(21</d/a-wal>, "x", 24, 320) = 24'
  const log = '7 fdatasync(21</d/a-wal>) = 0'
  expect(readTrace([copied, further, log, answered].join('\n'), logged)).toMatchObject({ answers: 1, early: [] })
  expect(readTrace([copied, synced, anew].join('\n'), logged).early).toEqual([])
  const early = ['its log was begun anew before /d/a was on the disk']
  expect(readTrace([copied, anew].join('\n'), logged).early).toEqual(early)
})
