export * from './alerts';
export * from './directory';
export * from './facts';
export * from './health';
export * from './runs';
export * from './outbox';
export * from './triggers';
export * from './told';
