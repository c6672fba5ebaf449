export * from './derived'
export * from './people'
export * from './received'
export * from './recorded'
