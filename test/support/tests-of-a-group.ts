import { join } from 'node:path';
import { loadSignals } from '../../src/services/model/load-signals';

// For mutation testing only: several files of tests as one, so that what they all load (every signal) is loaded once for a mutant; and
// before the first test, or Stryker takes what is read at loading for something that this one test alone can notice.
loadSignals();
for (const path of process.env['BAROMETER_MUTATION_TESTS']?.split(',') ?? [])
  require(join(__dirname, '..', '..', path));
