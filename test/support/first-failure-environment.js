const { TestEnvironment } = require('jest-environment-node');

let killed = null;

/** For mutation testing only: one failed test kills a mutant, so the rest of this file and of the others is skipped. */
class FirstFailureEnvironment extends TestEnvironment {
  async handleTestEvent({ name, test }) {
    const mutant = process.env['__STRYKER_ACTIVE_MUTANT__'];
    if (mutant === undefined) return;
    if (name === 'test_start' && killed === mutant) test.mode = 'skip';
    if (name === 'test_fn_failure') killed = mutant;
  }
}

module.exports = FirstFailureEnvironment;
