import type { EvidenceFormat } from '../format'
import { hasAttribute, rootMismatch, rootOf } from '../xml/root-of'
import { readCobertura } from './read-cobertura'

/** Cobertura XML, as written by coverage.py, coverlet, istanbul, gcovr, OpenCppCoverage and others. */
export const coberturaFormat: EvidenceFormat = {
  id: 'cobertura',
  title: 'Cobertura XML',
  family: 'coverage',
  verified: true,
  mismatch({ text }) {
    const root = rootOf(text)
    const mismatch = rootMismatch(text, ['coverage'])
    if (mismatch !== null || root === null) return mismatch
    return hasAttribute(root, 'line-rate') ? null : 'no `line-rate`'
  },
  read: readCobertura,
}
