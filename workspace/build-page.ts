import { build } from 'esbuild';
import { join } from 'node:path';

export type Page = { html: string; js: string; css: string };

/** Where the page looks for its script and stylesheet. */
const PAGE_PATHS = { js: '/page.js', css: '/page.css' } as const;

const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Local workspace</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${PAGE_PATHS.css}" />
  </head>
  <body>
    <div id="root"></div>
    <noscript>This page needs JavaScript.</noscript>
    <script type="module" src="${PAGE_PATHS.js}"></script>
  </body>
</html>
`;

/** Bundle the workspace's page in memory, well under a second; nothing is written. Throws when the page does not compile. */
export async function buildPage(): Promise<Page> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'page', 'main.tsx')],
    bundle: true,
    write: false,
    outdir: 'page',
    format: 'esm',
    target: 'es2022',
    minify: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent', // errors are thrown
  });
  const read = (extension: string): string => outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? '';
  return { html: HTML, js: read('.js'), css: read('.css') };
}
