import { renderPng, renderSvg } from '../../src/charts/render-png';

const OPTION = {
  title: { text: 'Accounts <by> score' },
  xAxis: { type: 'category' as const, data: ['0–10'] },
  yAxis: {},
  series: [{ type: 'bar' as const, data: [3] }],
};
const SIZE = { width: 400, height: 200 };

describe('a picture', () => {
  it('is a PNG of twice the size of its drawing, for phones', () => {
    const bytes = Buffer.from(renderPng(OPTION, SIZE));
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([800, 400]);
  });

  it('is the same, byte for byte, each time it is drawn', () => {
    expect(Buffer.from(renderPng(OPTION, SIZE)).equals(Buffer.from(renderPng(OPTION, SIZE)))).toBe(true);
  });

  it('has its letters in it: another word gives another picture', () => {
    const other = { ...OPTION, title: { text: 'Accounts <by> colour' } };
    expect(Buffer.from(renderPng(OPTION, SIZE)).equals(Buffer.from(renderPng(other, SIZE)))).toBe(false);
  });

  it('takes no markup from a name', () => {
    expect(renderSvg(OPTION, SIZE)).toContain('Accounts &lt;by&gt; score');
  });
});
