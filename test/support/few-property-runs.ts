import fc from 'fast-check';

// For mutation testing only: the same values each time, few of them, no search for the smallest that fails, nor for long for one that fits.
fc.configureGlobal({ numRuns: 20, seed: 1, endOnFailure: true, interruptAfterTimeLimit: 300 });
