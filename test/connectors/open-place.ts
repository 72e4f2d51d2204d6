import type { Pool } from 'pg';
import { type FaultServer, startFaultServer } from '../support/fault-server';
import type { Subject, Place, StandInReply, StandInRequest, AnySubject } from './subject';

const SIGN_IN = /\/oauth2?\/|\/token$/;
/** Requests for data: how a connector signs in is its own matter. */
export const isForData = ({ path }: StandInRequest): boolean => !SIGN_IN.test(path);

/** `http`: what stands in front of the vendor's stand-in; null where nothing is asked over HTTP. */
export type OpenPlace = Place & { http: FaultServer | null };

export async function openPlace(subject: AnySubject, pool: Pool, customers: number): Promise<OpenPlace> {
  if ('createStandIn' in subject) return openOverHttp(subject, customers);
  return { ...(await subject.open(pool)), http: null };
}

async function openOverHttp(subject: Subject, customers: number): Promise<OpenPlace> {
  const standIn = subject.createStandIn(customers);
  const echo = { of: (_request: StandInRequest): boolean => false };
  const http = await startFaultServer((request) => (echo.of(request) ? toEcho(request) : standIn.answer(request)));
  return {
    http,
    reach: { settings: subject.settings(http.url), secrets: subject.secrets },
    keeper: standIn,
    publish: async () => undefined, // it answers from what was put
    breakages: [
      { breakIt: () => void (echo.of = isForData), isFatal: true },
      { breakIt: () => void (echo.of = (request) => !isForData(request)), isFatal: false }, // some never sign in
    ],
    close: () => http.close(),
  };
}

/** Refuses by saying back whatever was sent. */
function toEcho({ headers, query, body }: StandInRequest): StandInReply {
  const basic = /^Basic (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? '';
  const sent = [JSON.stringify(headers), query.toString(), body, Buffer.from(basic, 'base64').toString()];
  return { status: 400, body: { error: `you sent ${sent.join(' and ')}`, message: sent.join(' ') } };
}
