import { buildPage } from '../../workspace/build-page';

describe('the page of the local workspace', () => {
  it('is one document, one script and one stylesheet, made in memory in under a second', async () => {
    const startedMs = performance.now();
    const { html, js, css } = await buildPage();
    expect(performance.now() - startedMs).toBeLessThan(1_000);
    expect(html).toContain('<script type="module" src="/page.js">');
    expect(html).toContain('<link rel="stylesheet" href="/page.css" />');
    expect(js).toContain('Act as');
    expect(css).toContain('.sidebar');
  });

  it('reaches for nothing outside the workspace: no address of another machine is loaded', async () => {
    const { html, css } = await buildPage();
    expect(`${html}${css}`).not.toMatch(/(?:src|href)="https?:|url\(["']?https?:|@import/);
  });
});
