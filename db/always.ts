/** Later than any act: a write sees all that is recorded, also what a clock ahead of ours wrote. */
export const always = '9999-12-31T23:59:59.999Z'
