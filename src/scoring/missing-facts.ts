import type { KnownFacts, RequiredFact } from '../domain/required-fact';

/**
 * Which of the required facts are unknown of an account, in the order in which they are required. Whether a fact is good (a sponsor who is away, a
 * renewal that has passed) is not asked here: unknown is what nobody has said. Never throws.
 * @param required - of barometer.yaml, `required_facts`; none required, none missing.
 * @source R231
 */
export const listMissingFacts = (known: KnownFacts, required: readonly RequiredFact[]): RequiredFact[] =>
  required.filter((fact) => !known[fact]);
