export * from './alerts';
export * from './directory';
export * from './facts';
export * from './health';
export * from './runs';
