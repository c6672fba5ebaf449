import type { EvidenceFormat } from './format'

/**
 * Every format besides Locust's CSV family, most particular first: the first whose content fits
 * reads the file.
 */
export const evidenceFormats: EvidenceFormat[] = []
