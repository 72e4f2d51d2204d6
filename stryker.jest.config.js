const base = require('./jest.config.js');

/**
 * For mutants of src/scoring (scripts/mutation/groups.ts names the tests): no database and no network guard, which pure code does not
 * need, and the first failure ends a run, so that a mutant costs a second.
 */
module.exports = {
  ...base,
  watchman: false,
  globalSetup: undefined,
  globalTeardown: undefined,
  testEnvironment: require.resolve('./test/support/first-failure-environment.js'),
  setupFilesAfterEnv: ['<rootDir>/test/support/few-property-runs.ts'],
};
