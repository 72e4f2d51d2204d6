import { SourceError } from '../errors';

/** No answer to something that must not be done twice: it may have been done. Whoever asked has to look before asking again. */
export class UnansweredError extends SourceError {
  readonly mayHaveArrived = true;

  constructor(source: string, sentence: string, options?: ErrorOptions & { status?: number }) {
    super(source, 'transient', `${sentence}: it may have been done`, options);
  }
}
