import { SourceError } from '../errors';
import { type Reader, toBroken } from './attempt';

/** The bytes as they come. A silence as long as the timeout ends them, and so does leaving them unread. */
export const readBytes: Reader<AsyncIterable<Uint8Array>> = async (response, ask, deadline) => {
  deadline.renew();
  return (async function* () {
    try {
      for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
        deadline.renew();
        yield chunk;
      }
    } catch (error) {
      const { sentence } = toBroken(error, ask, deadline);
      throw new SourceError(ask.source, 'transient', `${ask.asked}: ${sentence} while the answer came`);
    } finally {
      deadline.end();
    }
  })();
};
