import { SlackFailure } from '../api/slack-failure';
import { MalformedBodyError, parseJsonObject } from '../http/parse-args';
import { readBody } from '../http/read-body';
import { sendJson, type Exchange } from '../http/route';
import type { World } from '../world';
import { applyResponse } from './apply-response';

const refuse = ({ response }: Exchange, status: number, error: string) =>
  sendJson(response, status, { ok: false, error });

/** POST /respond/<secret>: at most five times within 30 minutes, whether or not the bot is a member there. */
export const serveResponseUrl = (world: World) => async (exchange: Exchange) => {
  const text = (await readBody(exchange.request)).toString('utf8');
  const url = world.responseUrls.use(exchange.params.secret ?? '');
  if ('error' in url) return refuse(exchange, 404, url.error);
  try {
    applyResponse(world, url, parseJsonObject(text), 'response_url');
  } catch (error) {
    if (error instanceof SlackFailure) return refuse(exchange, 400, error.code);
    if (error instanceof MalformedBodyError) return refuse(exchange, 400, 'invalid_payload');
    throw error;
  }
  sendJson(exchange.response, 200, { ok: true });
};
