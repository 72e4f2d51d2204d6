import { sendText, type Exchange, type Route } from '../http/route';
import type { World } from '../world';
import type { PageAssets } from '../workspace-settings';

const POLICY =
  "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; frame-ancestors 'none'";

const ASSETS: readonly { pattern: string; part: keyof PageAssets; type: string }[] = [
  { pattern: '/', part: 'html', type: 'text/html' },
  { pattern: '/page.js', part: 'js', type: 'text/javascript' },
  { pattern: '/page.css', part: 'css', type: 'text/css' },
];

/** The page a person looks at, if there is one. */
export function pageRoutes(world: World): Route[] {
  const { pageAssets } = world.settings;
  return ASSETS.map(({ pattern, part, type }) => ({
    method: 'GET',
    pattern,
    handle: async ({ response }: Exchange) => {
      if (pageAssets === undefined) return sendText(response, 404, 'This workspace runs without a page.');
      const body = (await pageAssets())[part];
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': POLICY });
      response.end(body);
    },
  }));
}
