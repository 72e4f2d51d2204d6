const base = require('./jest.config');

/**
 * The end-to-end test in a real browser. It starts the demo, which brings its own Postgres: no database is prepared here.
 * @type {import('jest').Config}
 */
module.exports = {
  ...base,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: undefined,
  globalTeardown: undefined,
  testTimeout: 300_000,
  maxWorkers: 1,
};
