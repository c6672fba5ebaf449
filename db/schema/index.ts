export * from './derived'
export * from './received'
export * from './recorded'
