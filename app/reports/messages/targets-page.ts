export const targetsTexts = {
  lede: 'Every metric that the documents set a target for: where it stood, what is asked on the way and in the end, and what the evidence at hand measures.',
  differ: 'worded differently by several places',
  differs: 'places differ',
  all: 'All metrics',
  none: 'No targets found',
}
