import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

export type SignedRequest = { contentType: string; body: string; headers?: Record<string, string> };
export type AppAnswer = { status: number; contentType: string; body: string; headers: Record<string, unknown> };

/** Slack's v0 signature over the raw body (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function sign(secret: string, timestampSeconds: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestampSeconds}:${body}`).digest('hex')}`;
}

function headersFor(secret: string, realNowMs: number, { contentType, body, headers }: SignedRequest) {
  const timestamp = Math.floor(realNowMs / 1000);
  return {
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'content-type': contentType,
    'content-length': String(Buffer.byteLength(body)),
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': sign(secret, timestamp, body),
    ...headers,
  };
}

/** One POST to the app on a connection of its own. Rejects when it is refused, cut or aborted. */
export function postSigned(
  url: string,
  signing: { secret: string; realNowMs: number },
  signed: SignedRequest,
  signal: AbortSignal,
): Promise<AppAnswer> {
  const headers = headersFor(signing.secret, signing.realNowMs, signed);
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, { method: 'POST', headers, agent: false, signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          contentType: response.headers['content-type'] ?? '',
          body: Buffer.concat(chunks).toString('utf8'),
          headers: response.headers,
        }),
      );
    });
    request.on('error', reject);
    request.end(signed.body);
  });
}
