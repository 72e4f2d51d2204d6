import { join } from 'node:path';

// For mutation testing only: several files of tests as one, so that what they all load (every signal) is loaded once for a mutant.
for (const path of process.env['BAROMETER_MUTATION_TESTS']?.split(',') ?? [])
  require(join(__dirname, '..', '..', path));
